//! Rewrites images in HTML: every width and format in a `srcset`, a blurred placeholder, a link to the largest file.

use contract::model::{Cover, Variants};
use contract::picture::{TEXT_SIZES, largest, srcset};
use contract::url;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt::Write;
use std::rc::Rc;

/// Images of at least this width, in pixels, link to their largest file.
const ZOOMED_FROM: u32 = 480;

/// An image is at the beginning of a page if at most this many bytes precede it.
const BEGINNING: usize = 600;

/// An image after processing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// The path of the file that every browser can show.
    pub src: String,
    /// Its width and height in CSS pixels.
    pub size: (u32, u32),
    /// Its other widths and formats.
    pub variants: Option<Variants>,
    /// A blurred preview as a `data:` URL, or empty.
    pub placeholder: String,
}

/// Replaces the images in a text. If the text is a whole `page`, an image at its beginning is loaded eagerly.
pub fn text(html: &mut String, images: &HashMap<String, Image>, page: bool) {
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
            if let (Some(image), 0) = (images.get(path), picture.get()) {
                // An image with a class may be for the other colour theme, so it stays lazy.
                let first = eager.replace(false) && img.get_attribute("class").is_none();
                // Query and fragment belong to the original file, not to those made from it.
                let src = url::file(&image.src) + if url::file(&image.src) == path { rest } else { "" };
                set(img, image, &src, link.get() == 0, first)?;
            }
            Ok(())
        }));
    // This fails only if a handler does; the text then stays as it was.
    if let Ok(set) = rewrite_str(html, rules) {
        *html = set;
    }
}

/// Rewrites one `<img>`.
fn set(
    img: &mut Element<'_, '_>,
    image: &Image,
    src: &str,
    free: bool,
    first: bool,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    img.set_attribute("src", src)?;
    if first {
        img.set_attribute("loading", "eager")?;
        img.set_attribute("fetchpriority", "high")?;
    }
    let zoomed = free && image.size.0 >= ZOOMED_FROM;
    if !zoomed && image.variants.is_none() {
        return Ok(());
    }
    let class = img.get_attribute("class").map_or_else(String::new, |class| format!(" {class}"));
    let hidden = if img.has_attribute("hidden") { " hidden" } else { "" };
    img.remove_attribute("class");
    img.remove_attribute("hidden");
    let (mut before, mut after) = (String::new(), String::new());
    // Writing to a string cannot fail.
    if zoomed {
        let large = image.variants.as_ref().map_or_else(|| src.to_owned(), largest);
        let _ = write!(before, "<a class=\"b-frame{class}\" href=\"{large}\"{hidden}>");
        after.push_str("</a>");
    } else {
        let _ = write!(before, "<span class=\"b-frame{class}\"{hidden}>");
        after.push_str("</span>");
    }
    if !image.placeholder.is_empty() {
        let _ = write!(
            before,
            "<img class=\"b-blur\" src=\"{}\" alt=\"\" aria-hidden=\"true\">",
            image.placeholder
        );
    }
    if let Some(variants) = &image.variants {
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

/// Replaces a cover's picture with the processed one.
pub fn cover(cover: &mut Option<Cover>, images: &HashMap<String, Image>) {
    if let Some(Cover::Picture(picture)) = cover
        && let Some(image) = images.get(&url::file(&picture.src))
    {
        picture.src.clone_from(&image.src);
        picture.variants.clone_from(&image.variants);
        picture.placeholder.clone_from(&image.placeholder);
    }
}
