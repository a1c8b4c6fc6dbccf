//! Pictures: found, measured, given room on the page before they arrive.

use super::format::{Output, Pass};
use super::link::keep;
use crate::places::{Target, encoded, on_disk, scheme};
use broadsheet::url;
use comrak::html::ChildRendering;
use comrak::nodes::{Node, NodeLink};
use std::fmt::{self, Write};
use std::path::Path;

/// A picture that is there.
pub struct Found {
    /// An absolute address, or a path below the magazine's root.
    pub path: String,
    /// Width and height in CSS pixels; unknown of a picture elsewhere.
    pub size: Option<(u32, u32)>,
}

impl Found {
    /// Its address for the page.
    pub fn src(&self) -> String {
        if scheme(&self.path).is_some() || self.path.starts_with("//") {
            self.path.clone()
        } else {
            url::file(&self.path)
        }
    }
}

/// Writes a picture.
pub fn write(
    out: &mut Output<'_, '_, '_>,
    node: Node<'_>,
    target: &NodeLink,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if !entering {
        return Ok(ChildRendering::Skip);
    }
    let line = out.user.line(node);
    let alt = node.collect_text();
    if let Some(found) = find(&mut out.user, &target.url, &alt, line) {
        out.write_str("<img src=\"")?;
        out.escape_href(&found.src())?;
        out.write_str("\" alt=\"")?;
        out.escape(&alt)?;
        if !target.title.is_empty() {
            out.write_str("\" title=\"")?;
            out.escape(&target.title)?;
        }
        out.write_str("\"")?;
        out.write_str(&attributes(found.size))?;
        out.write_str(">")?;
    }
    Ok(ChildRendering::Skip)
}

/// What makes a picture keep its place and come late.
pub fn attributes(size: Option<(u32, u32)>) -> String {
    let size =
        size.map_or_else(String::new, |(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
    format!("{size} loading=\"lazy\" decoding=\"async\"")
}

/// Finds and measures a picture; what is wrong with it is reported.
pub fn find(pass: &mut Pass<'_>, src: &str, alt: &str, line: usize) -> Option<Found> {
    if alt.trim().is_empty() {
        let help = if line < pass.place.first_line {
            "give it one: `image_alt: \"what it shows\"`"
        } else {
            "say in a few words what it shows, for those who do not see it: `![what it shows](file)`"
        };
        pass.problem(line, format!("the picture `{src}` has no alternative text"), help);
    }
    let places = pass.place.places;
    match places.find(src, pass.place.inner, pass.place.route) {
        Ok(Target::Outside) => remote(pass, src, line),
        Ok(Target::File(inner)) => {
            let size = measured(pass, &on_disk(&places.content, &inner), src, line);
            Some(Found { path: encoded(&keep(pass, &inner, line)), size })
        }
        Ok(Target::Public(path)) => {
            let size = measured(pass, &places.public.join(&path), src, line);
            Some(Found { path: encoded(&path), size })
        }
        Ok(Target::Page { .. }) | Err(_) => {
            let help =
                "put the file beside the text, or correct the path, which is seen from the text's file";
            pass.problem(line, format!("there is no picture `{src}`"), help);
            None
        }
    }
}

fn remote(pass: &mut Pass<'_>, src: &str, line: usize) -> Option<Found> {
    let after = src.split_once("//").map_or("", |(_, after)| after);
    let host = after.split(['/', '?', '#', ':']).next().unwrap_or_default();
    if pass.place.settings.picture_hosts.iter().any(|allowed| allowed == host) {
        return Some(Found { path: src.to_owned(), size: None });
    }
    let help = format!(
        "keep a copy beside the text, or allow the host in site.toml: `allow_remote_pictures = [\"{host}\"]`"
    );
    pass.problem(line, format!("the picture `{src}` is on another site"), help);
    None
}

fn measured(pass: &mut Pass<'_>, file: &Path, src: &str, line: usize) -> Option<(u32, u32)> {
    let size = match imagesize::size(file) {
        Ok(size) => Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)),
        Err(_) => vector_size(file),
    };
    if size.is_none() {
        let help = "save it as PNG, JPEG, WebP, AVIF or GIF, or as SVG with a `viewBox`";
        pass.problem(line, format!("the size of the picture `{src}` cannot be read"), help);
    }
    size
}

/// The size of an SVG, from its `width` and `height` or else its `viewBox`.
fn vector_size(file: &Path) -> Option<(u32, u32)> {
    let text = std::fs::read_to_string(file).ok()?;
    let tag = text.get(text.find("<svg")?..)?;
    let tag = tag.get(..tag.find('>')?)?;
    let attribute =
        |name: &str| tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
    let pixels = |text: &str| text.trim_end_matches("px").trim().parse::<f64>().ok().filter(|n| *n >= 1.0);
    let round = |number: f64| number.round().clamp(1.0, f64::from(u32::MAX)) as u32;
    let sides = attribute("width").and_then(pixels).zip(attribute("height").and_then(pixels));
    let (width, height) = sides.or_else(|| {
        let mut numbers =
            attribute("viewBox")?.split([' ', ',']).filter_map(|n| n.parse::<f64>().ok()).skip(2);
        numbers.next().zip(numbers.next())
    })?;
    Some((round(width), round(height)))
}
