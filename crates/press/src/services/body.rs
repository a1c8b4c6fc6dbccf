//! An article's HTML as it can be read anywhere: every address absolute, nothing that acts, of each picture the file that
//! everything can show, and words in the place of what only a page can show.

use super::edition::Edition;
use crate::{pages::PrintError, places::scheme};
use broadsheet::{
    head,
    markup::escaped,
    model::{Cover, Picture, Site, Summary},
    url,
};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use std::borrow::Cow;

/// Attributes that hold one address.
const ADDRESSES: [&str; 4] = ["href", "src", "poster", "cite"];

/// What is of use only in the page: links to headings and lines, controls, drawings that its style sheet colours.
const PAGE_ONLY: &str = "a.anchor, .code pre a, .bar span, .bar label, .bar button, .more, .fn button, .diagram > div, .callout-title svg";

/// The body of the article at `page`, an absolute address, to be shown away from the magazine.
///
/// # Errors
/// HTML that cannot be read.
pub fn outside(site: &Site, page: &str, html: &str) -> Result<String, PrintError> {
    let rules = RewriteStrSettings::new()
        .append_element_content_handler(element!(PAGE_ONLY, |part| {
            part.remove();
            Ok(())
        }))
        // A formula is in LaTeX, a diagram is the text it was drawn from, a note is in its list.
        .append_element_content_handler(element!("math", |math| {
            // What an attribute holds has its `&` escaped, as text has, but not its `<`.
            let latex = math.get_attribute("alttext").unwrap_or_default().replace('<', "&lt;");
            math.replace(&format!("<code>{latex}</code>"), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(".diagram details", |details| {
            details.set_attribute("open", "")?;
            Ok(())
        }))
        .append_element_content_handler(element!("[popover]", |note| {
            note.remove_attribute("popover");
            Ok(())
        }))
        .append_element_content_handler(element!("img.blur, picture > source, .only-dark", |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("picture, .frame", |element| {
            element.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!("*", |element| {
            for name in ADDRESSES {
                if let Some(address) = element.get_attribute(name) {
                    element.set_attribute(name, &absolute(site, page, &address))?;
                }
            }
            if let Some(set) = element.get_attribute("srcset") {
                element.set_attribute("srcset", &every(site, page, &set))?;
            }
            Ok(())
        }));
    rewrite_str(html, rules).map_err(|error| PrintError::Shell(error.to_string()))
}

/// The picture that stands for an article, with its absolute address.
pub fn picture(edition: &Edition, article: &Summary) -> Option<Picture> {
    let Some(Cover::Picture(picture)) = &article.cover else { return None };
    let src = match scheme(&picture.src) {
        Some(_) => picture.src.clone(),
        None => head::absolute(&edition.front.site, &url::file(&picture.src)),
    };
    Some(Picture { src, ..picture.clone() })
}

/// A body with its picture above it.
pub fn illustrated<'a>(picture: Option<&Picture>, html: &'a str) -> Cow<'a, str> {
    let Some(Picture { src, alt, width, height, .. }) = picture else { return html.into() };
    let (src, alt) = (escaped(src), escaped(alt));
    format!("<p><img src=\"{src}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\"></p>\n{html}").into()
}

fn absolute(site: &Site, page: &str, address: &str) -> String {
    let address = address.trim();
    if scheme(address).is_some() || address.starts_with("//") {
        address.to_owned()
    } else if address.starts_with('/') {
        head::absolute(site, address)
    } else {
        format!("{page}{address}")
    }
}

/// A `srcset`: addresses, each with its size.
fn every(site: &Site, page: &str, set: &str) -> String {
    let one = |candidate: &str| {
        let candidate = candidate.trim();
        let (address, size) =
            candidate.split_at(candidate.find(char::is_whitespace).unwrap_or(candidate.len()));
        format!("{}{size}", absolute(site, page, address))
    };
    // A comma within an address is not followed by a space.
    set.split(", ").map(|candidate| one(candidate.trim_end_matches(','))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_acts_is_left_out_and_what_is_drawn_is_told() {
        for (html, expected) in [
            (
                "<div class=\"bar\"><b>a.rs</b><span>Rust</span><button class=\"copy\">Copy</button></div>",
                "<div class=\"bar\"><b>a.rs</b></div>",
            ),
            (
                "<div class=\"code\"><pre><mark id=\"l\"><a href=\"#l\">3</a>let\n</mark></pre></div>",
                "<div class=\"code\"><pre><mark id=\"l\">let\n</mark></pre></div>",
            ),
            ("<math alttext=\"a &lt; b\"><mi>a</mi></math>", "<code>a &lt; b</code>"),
            (
                "<math alttext=\"<img src=x onerror=alert(1)>\"></math>",
                "<code>&lt;img src=x onerror=alert(1)></code>",
            ),
            (
                "<figure class=\"diagram\"><div><svg></svg></div><details><pre>A</pre></details></figure>",
                "<figure class=\"diagram\"><details open=\"\"><pre>A</pre></details></figure>",
            ),
            (
                "<sup class=\"fn\"><a href=\"https://a.example/#fn-1\">1</a> <button>1</button></sup>",
                "<sup class=\"fn\"><a href=\"https://a.example/#fn-1\">1</a> </sup>",
            ),
            ("<div id=\"N1\" popover>A note</div>", "<div id=\"N1\">A note</div>"),
        ] {
            assert_eq!(outside(&Site::default(), "https://a.example/", html).unwrap(), expected);
        }
    }

    #[test]
    fn every_address_is_absolute() {
        let site = Site { url: "https://example.org/blog/".into(), ..Site::default() };
        let page = "https://example.org/blog/articles/a/";
        for (html, expected) in [
            ("<a href=\"/blog/x/?a&amp;b\">x</a>", "<a href=\"https://example.org/blog/x/?a&amp;b\">x</a>"),
            ("<a href=\"#y\">y</a>", "<a href=\"https://example.org/blog/articles/a/#y\">y</a>"),
            ("<a href=\"mailto:a@b.c\">m</a>", "<a href=\"mailto:a@b.c\">m</a>"),
            ("<a href=\"//cdn.example/é\">m</a>", "<a href=\"//cdn.example/é\">m</a>"),
            ("<h2 id=\"é\">é<a class=\"anchor\" href=\"#é\">#</a></h2>", "<h2 id=\"é\">é</h2>"),
            (
                "<a class=\"frame\" href=\"/a.webp\"><img class=\"blur\" src=\"data:x\" alt=\"\"><picture>\
                 <source srcset=\"/a.avif 1w\"><img src=\"/a.png\" alt=\"A\"></picture></a><span class=\"frame \
                 only-dark\"><img src=\"/b.png\" alt=\"A\"></span>",
                "<img src=\"https://example.org/a.png\" alt=\"A\">",
            ),
            (
                "<img src=\"/a.png\" srcset=\"/a,1.png 1x, /b.png 2x\">",
                "<img src=\"https://example.org/a.png\" srcset=\"https://example.org/a,1.png 1x, \
                 https://example.org/b.png 2x\">",
            ),
        ] {
            assert_eq!(outside(&site, page, html).unwrap(), expected);
        }
    }
}
