//! Converts an article's HTML for feed readers: makes all addresses absolute, removes interactive elements, keeps one
//! file per picture in a widely supported format, and replaces formulas, diagrams and frames by text or links.

use super::site_index::SiteIndex;
use crate::error::RenderError;
use app::head;
use content::addresses::{self, Leads, scheme};
use contract::model::{Cover, Picture, Site, Summary};
use contract::text::{escaped, push_escaped};
use contract::url;
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use markup::html::{decoded, push_attribute};
use std::borrow::Cow;

/// Attributes that hold a single address.
const ADDRESSES: [&str; 4] = ["href", "src", "poster", "cite"];

/// Elements that are only useful on the page: links to headings and lines, controls, and drawings coloured by its style
/// sheet.
const PAGE_ONLY: &str = "a.b-anchor, .b-code pre a, .b-bar span, .b-bar label, .b-bar button, .b-more, .b-fn button, .b-diagram > div, .b-callout-title svg";

/// Converts the body of the article at `page`, an absolute address.
///
/// # Errors
/// The HTML cannot be rewritten.
pub fn outside(site: &Site, page: &str, html: &str) -> Result<String, RenderError> {
    let rules = RewriteStrSettings::new()
        .append_element_content_handler(element!(PAGE_ONLY, |part| {
            part.remove();
            Ok(())
        }))
        // Show formulas as LaTeX, diagrams as their source, and notes where they are listed.
        .append_element_content_handler(element!("math", |math| {
            let mut code = String::from("<code>");
            push_escaped(&mut code, &decoded(&math.get_attribute("alttext").unwrap_or_default()));
            math.replace(&(code + "</code>"), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("iframe", |frame| {
            let value = |name| frame.get_attribute(name).map(|raw| decoded(&raw).into_owned());
            let link = value("src").map(|src| link(&absolute(site, page, &src), value("title").as_deref()));
            frame.replace(&link.unwrap_or_default(), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(".b-diagram details", |details| {
            details.set_attribute("open", "")?;
            Ok(())
        }))
        .append_element_content_handler(element!("[popover]", |note| {
            note.remove_attribute("popover");
            Ok(())
        }))
        .append_element_content_handler(element!("img.b-blur, picture > source, .only-dark", |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("picture, .b-frame, .b-rest", |element| {
            element.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!("*", |element| {
            for name in ADDRESSES {
                if let Some(address) = element.get_attribute(name) {
                    element.set_attribute(name, &escaped(&absolute(site, page, &decoded(&address))))?;
                }
            }
            if let Some(set) = element.get_attribute("srcset") {
                element.set_attribute("srcset", &escaped(&every(site, page, &decoded(&set))))?;
            }
            Ok(())
        }));
    rewrite_str(html, rules).map_err(|error| RenderError::Template(error.to_string()))
}

/// The cover picture of an article, with an absolute address; `None` for drawn covers.
pub fn picture(edition: &SiteIndex, article: &Summary) -> Option<Picture> {
    let Some(Cover::Picture(picture)) = &article.cover else { return None };
    let src = match scheme(&picture.src) {
        Some(_) => picture.src.clone(),
        None => head::absolute(&edition.front.site, &url::file(&picture.src)),
    };
    Some(Picture { src, ..picture.clone() })
}

/// The HTML, preceded by the picture if there is one.
pub fn illustrated<'a>(picture: Option<&Picture>, html: &'a str) -> Cow<'a, str> {
    let Some(Picture { src, alt, width, height, .. }) = picture else { return html.into() };
    let mut img = String::from("<p><img");
    for (name, value) in
        [("src", src), ("alt", alt), ("width", &width.to_string()), ("height", &height.to_string())]
    {
        push_attribute(&mut img, name, value);
    }
    format!("{img}></p>\n{html}").into()
}

/// A paragraph with a link, to replace a frame.
fn link(href: &str, title: Option<&str>) -> String {
    let mut link = String::from("<p><a");
    push_attribute(&mut link, "href", href);
    link.push('>');
    push_escaped(&mut link, title.filter(|title| !title.is_empty()).unwrap_or(href));
    link + "</a></p>"
}

/// Makes an address absolute; returns an empty string for unsafe schemes such as `javascript:`.
fn absolute(site: &Site, page: &str, address: &str) -> String {
    let address = addresses::cleaned(address);
    match addresses::leads(&address) {
        Leads::Host { .. } | Leads::Program => address.into_owned(),
        Leads::Nowhere => String::new(),
        Leads::Inside if address.starts_with('/') => head::absolute(site, &address),
        Leads::Inside => format!("{page}{address}"),
    }
}

/// Makes all addresses in a `srcset` absolute.
fn every(site: &Site, page: &str, set: &str) -> String {
    let candidates = addresses::candidates(set).into_iter();
    let absolute = candidates.map(|(address, size)| (absolute(site, page, address), size));
    addresses::set(&absolute.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn interactive_parts_are_removed_and_drawings_become_text() {
        for (html, expected) in [
            (
                "<div class=\"b-bar\"><b>a.rs</b><span>Rust</span><button class=\"b-copy\">Copy</button></div>",
                "<div class=\"b-bar\"><b>a.rs</b></div>",
            ),
            (
                "<div class=\"b-code\"><pre><mark id=\"l\"><a href=\"#l\">3</a>let\n</mark></pre></div>",
                "<div class=\"b-code\"><pre><mark id=\"l\">let\n</mark></pre></div>",
            ),
            ("<math alttext=\"a &lt; b\"><mi>a</mi></math>", "<code>a &lt; b</code>"),
            (
                "<math alttext=\"<img src=x onerror=alert(1)>\"></math>",
                "<code>&lt;img src=x onerror=alert(1)&gt;</code>",
            ),
            (
                "<figure class=\"b-diagram\"><div><svg></svg></div><details><pre>A</pre></details></figure>",
                "<figure class=\"b-diagram\"><details open=\"\"><pre>A</pre></details></figure>",
            ),
            (
                "<sup class=\"b-fn\"><a href=\"https://a.example/#b-fn-1\">1</a> <button>1</button></sup>",
                "<sup class=\"b-fn\"><a href=\"https://a.example/#b-fn-1\">1</a> </sup>",
            ),
            ("<div id=\"b-N1\" popover>A note</div>", "<div id=\"b-N1\">A note</div>"),
        ] {
            assert_eq!(outside(&Site::default(), "https://a.example/", html).unwrap(), expected);
        }
    }

    #[test]
    fn addresses_become_absolute() {
        let site = Site { url: "https://example.org/blog/".into(), ..Site::default() };
        let page = "https://example.org/blog/articles/a/";
        for (html, expected) in [
            ("<a href=\"/blog/x/?a&amp;b\">x</a>", "<a href=\"https://example.org/blog/x/?a&amp;b\">x</a>"),
            ("<a href=\"#y\">y</a>", "<a href=\"https://example.org/blog/articles/a/#y\">y</a>"),
            ("<a href=\"mailto:a@b.c\">m</a>", "<a href=\"mailto:a@b.c\">m</a>"),
            ("<a href=\"//cdn.example/é\">m</a>", "<a href=\"//cdn.example/é\">m</a>"),
            ("<h2 id=\"é\">é<a class=\"b-anchor\" href=\"#é\">#</a></h2>", "<h2 id=\"é\">é</h2>"),
            (
                "<a class=\"b-frame\" href=\"/a.webp\"><img class=\"b-blur\" src=\"data:x\" alt=\"\"><picture>\
                 <source srcset=\"/a.avif 1w\"><img src=\"/a.png\" alt=\"A\"></picture></a><span class=\"frame \
                 only-dark\"><img src=\"/b.png\" alt=\"A\"></span>",
                "<img src=\"https://example.org/a.png\" alt=\"A\">",
            ),
            (
                "<img src=\"/a.png\" srcset=\"/a,1.png 1x, /b.png 2x\">",
                "<img src=\"https://example.org/a.png\" srcset=\"https://example.org/a,1.png 1x, \
                 https://example.org/b.png 2x\">",
            ),
            ("<a href=\"javascript:x\">x</a>", "<a href=\"\">x</a>"),
            ("<a href=\" &#106;ava&#10;script:x\">x</a>", "<a href=\"\">x</a>"),
        ] {
            assert_eq!(outside(&site, page, html).unwrap(), expected);
        }
    }

    #[test]
    fn attribute_values_are_escaped() {
        for (html, expected) in [
            ("<math alttext=\"<img src=x onerror=x>\"></math>", "<code>&lt;img src=x onerror=x&gt;</code>"),
            (
                "<iframe src='https://player.example/?a&amp;\"' title=\"<b>A film\"></iframe>",
                "<p><a href=\"https://player.example/?a&amp;&quot;\">&lt;b&gt;A film</a></p>",
            ),
            ("<img src='\"><b>.png'>", "<img src=\"https://a.example/&quot;&gt;&lt;b&gt;.png\">"),
        ] {
            assert_eq!(outside(&Site::default(), "https://a.example/", html).unwrap(), expected);
        }
        let picture = Picture { src: "a&\"".into(), alt: "<\"".into(), ..Picture::default() };
        let html = illustrated(Some(&picture), "");
        assert_eq!(html, "<p><img src=\"a&amp;&quot;\" alt=\"&lt;&quot;\" width=\"0\" height=\"0\"></p>\n");
    }
}
