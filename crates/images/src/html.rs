//! Pictures in HTML: every width and format offered, a blur below until they arrive, a link to the largest.

use contract::model::{Cover, Variants};
use contract::picture::{TEXT_SIZES, largest, srcset};
use contract::url;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt::Write;
use std::rc::Rc;

/// From this width, in pixels, a picture can be looked at larger than it stands in the text.
const ZOOMED_FROM: u32 = 480;

/// Text before a picture that is still at the beginning of its page, in bytes.
const BEGINNING: usize = 600;

/// What has become of one picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// The path of the file that every browser can show.
    pub src: String,
    /// Its width and height in CSS pixels.
    pub size: (u32, u32),
    /// Its other widths and formats.
    pub variants: Option<Variants>,
    /// A blur of it, as an address, or nothing.
    pub placeholder: String,
}

/// Puts the pictures into a text. Where the text is all of its `page`, one at its beginning is fetched at once.
pub fn text(html: &mut String, prints: &HashMap<String, Image>, page: bool) {
    let Some(first) = html.find("<img") else { return };
    let eager = Cell::new(page && first < BEGINNING);
    let (picture, link) = (Rc::new(Cell::new(0_u32)), Rc::new(Cell::new(0_u32)));
    let within = |depth: &Rc<Cell<u32>>| {
        let depth = Rc::clone(depth);
        move |element: &mut Element<'_, '_>| {
            if let Some(handlers) = element.end_tag_handlers() {
                depth.set(depth.get() + 1);
                let depth = Rc::clone(&depth);
                handlers.push(Box::new(move |_| {
                    depth.set(depth.get().saturating_sub(1));
                    Ok(())
                }));
            }
            Ok(())
        }
    };
    let rules = RewriteStrSettings::new()
        .append_element_content_handler(element!("picture", within(&picture)))
        .append_element_content_handler(element!("a", within(&link)))
        .append_element_content_handler(element!("img[src]", |img| {
            let src = img.get_attribute("src").unwrap_or_default();
            let (path, rest) = src.split_at(src.find(['?', '#']).unwrap_or(src.len()));
            if let (Some(print), 0) = (prints.get(path), picture.get()) {
                // One that waits for its theme is not fetched before.
                let first = eager.replace(false) && img.get_attribute("class").is_none();
                // The query and fragment of a file belong to it alone, not to what was made of it.
                let src = url::file(&print.src) + if url::file(&print.src) == path { rest } else { "" };
                set(img, print, &src, link.get() == 0, first)?;
            }
            Ok(())
        }));
    // Fails only where a handler does: a text stays as it was, which is whole.
    if let Ok(set) = rewrite_str(html, rules) {
        *html = set;
    }
}

/// Makes one `<img>` the picture that it stands for.
fn set(
    img: &mut Element<'_, '_>,
    print: &Image,
    src: &str,
    free: bool,
    first: bool,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    img.set_attribute("src", src)?;
    if first {
        img.set_attribute("loading", "eager")?;
        img.set_attribute("fetchpriority", "high")?;
    }
    let zoomed = free && print.size.0 >= ZOOMED_FROM;
    if !zoomed && print.variants.is_none() {
        return Ok(());
    }
    let class = img.get_attribute("class").map_or_else(String::new, |class| format!(" {class}"));
    img.remove_attribute("class");
    let (mut before, mut after) = (String::new(), String::new());
    // Writing into a string does not fail.
    if zoomed {
        let large = print.variants.as_ref().map_or_else(|| src.to_owned(), largest);
        let _ = write!(before, "<a class=\"b-frame{class}\" href=\"{large}\">");
        after.push_str("</a>");
    } else {
        let _ = write!(before, "<span class=\"b-frame{class}\">");
        after.push_str("</span>");
    }
    if !print.placeholder.is_empty() {
        let _ = write!(before, "<img class=\"b-blur\" src=\"{}\" alt=\"\">", print.placeholder);
    }
    if let Some(variants) = &print.variants {
        before.push_str("<picture>");
        for format in &variants.formats {
            let set = srcset(variants, format);
            let _ =
                write!(before, "<source type=\"image/{format}\" srcset=\"{set}\" sizes=\"{TEXT_SIZES}\">");
        }
        after.insert_str(0, "</picture>");
    }
    img.before(&before, ContentType::Html);
    img.after(&after, ContentType::Html);
    Ok(())
}

/// Gives a cover what was made of its picture.
pub fn cover(cover: &mut Option<Cover>, prints: &HashMap<String, Image>) {
    if let Some(Cover::Picture(picture)) = cover
        && let Some(print) = prints.get(&url::file(&picture.src))
    {
        picture.src.clone_from(&print.src);
        picture.variants.clone_from(&print.variants);
        picture.placeholder.clone_from(&print.placeholder);
    }
}
