//! Finds and measures pictures, so that the page reserves space before they load.

mod file;

use super::captions::caption;
use super::link::keep;
use super::pass::{Output, Pass};
use comrak::html::ChildRendering;
use comrak::nodes::{Node, NodeLink};
use content::addresses::{self, encoded, scheme};
use content::diagnostics::Code;
use content::link_resolver::Target;
use content::media::{Shown, Use};
use contract::url;
use images::examine::{Refused, examine};
use images::svg;
use std::fmt::{self, Write};
use std::path::Path;

pub use file::file;
use file::{missing, not_found, remote};

/// Suffixes of pictures for one theme only, and their classes: the syntaxes of GitHub and of Material for MkDocs.
const THEMES: [(&str, &str); 4] = [
    ("#gh-light-mode-only", "only-light"),
    ("#gh-dark-mode-only", "only-dark"),
    ("#only-light", "only-light"),
    ("#only-dark", "only-dark"),
];

/// A picture that was found.
pub struct Found {
    /// An absolute URL, or a path below the magazine's root.
    pub path: String,
    /// Query and fragment as written, for a picture of the magazine.
    pub rest: String,
    /// Width and height in CSS pixels; `None` for remote pictures.
    pub size: Option<(u32, u32)>,
    /// Class of a picture for one theme only.
    pub theme: Option<&'static str>,
}

impl Found {
    /// The URL for the page.
    pub fn src(&self) -> String {
        if scheme(&self.path).is_some() || self.path.starts_with("//") {
            self.path.clone()
        } else {
            url::file(&self.path) + &self.rest
        }
    }

    /// Whether the picture is hidden where themes are not known, as in a browser's reading view, which then shows only
    /// the picture for light themes.
    pub fn is_hidden(&self) -> bool {
        self.theme == Some("only-dark")
    }

    /// Returns attributes for size, lazy loading and theme.
    pub fn attributes(&self) -> String {
        let hidden = if self.is_hidden() { " hidden" } else { "" };
        let class = self.theme.map_or_else(String::new, |theme| format!(" class=\"{theme}\"{hidden}"));
        class + &attributes(self.size)
    }
}

/// Returns attributes for size and lazy loading.
pub fn attributes(size: Option<(u32, u32)>) -> String {
    let size =
        size.map_or_else(String::new, |(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
    format!("{size} loading=\"lazy\" decoding=\"async\"")
}

/// Writes a picture, or two if there is a variant for dark themes.
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
    let title = if node.parent().and_then(caption).is_some() { "" } else { &target.title };
    let Some(mut found) = find(&mut out.user, &target.url, &alt, line) else {
        return Ok(ChildRendering::Skip);
    };
    let dark = if found.theme.is_none() { dark_twin(&mut out.user, &target.url, &alt, line) } else { None };
    if dark.is_some() {
        found.theme = Some("only-light");
    }
    for found in std::iter::once(found).chain(dark) {
        out.write_str("<img src=\"")?;
        out.escape_href(&found.src())?;
        out.write_str("\" alt=\"")?;
        out.escape(&alt)?;
        if !title.is_empty() {
            out.write_str("\" title=\"")?;
            out.escape(title)?;
        }
        out.write_str("\"")?;
        out.write_str(&found.attributes())?;
        out.write_str(">")?;
    }
    Ok(ChildRendering::Skip)
}

/// Writes the `<figure>` around a paragraph with a caption.
pub fn figure(out: &mut Output<'_, '_, '_>, caption: &str, entering: bool) -> fmt::Result {
    out.cr()?;
    if entering {
        return out.write_str("<figure>\n");
    }
    out.write_str("<figcaption>")?;
    out.escape(caption)?;
    out.write_str("</figcaption>\n</figure>\n")
}

/// Finds and measures a picture; reports problems.
pub fn find(pass: &mut Pass<'_>, src: &str, alt: &str, line: usize) -> Option<Found> {
    if alt.trim().is_empty() {
        let help = if line < pass.context.first_line {
            "describe it: `image_alt: \"what it shows\"`"
        } else {
            "describe it for readers who cannot see it: `![what it shows](file)`"
        };
        pass.report(Code::MissingAlt, line, format!("the picture `{src}` has no alternative text"), help);
    }
    let src = addresses::cleaned(src);
    let (src, theme) = themed(&src);
    let (to, from, rest) = match pass.find(src) {
        Ok(Target::Outside) => {
            let path = remote(pass, src, line)?;
            return Some(Found { path, rest: String::new(), size: None, theme });
        }
        Ok(Target::File(file, rest)) => {
            let known = pass.document.problems.len();
            let to = keep(pass, &file, line, Use::Shown);
            if pass.document.problems[known..].iter().any(|found| found.code == Code::InvalidSvg) {
                return None;
            }
            (to, file.path, rest)
        }
        Ok(Target::Public(file, rest)) => (file.inner.to_string(), file.path, rest),
        Ok(Target::Page { .. } | Target::Generated(_)) => {
            missing(pass, src, line);
            return None;
        }
        Err(nowhere) => {
            not_found(pass, src, line, nowhere);
            return None;
        }
    };
    let path = encoded(&to);
    let size = measured(pass, &from, src, line);
    if let Some(size) = size {
        let (text, name) = (pass.context.path.to_owned(), src.to_owned());
        pass.document.pictures.push(Shown { path: text, line, name, to, from, size });
    }
    Some(Found { path, rest, size, theme })
}

/// Splits a theme suffix off a path and returns the class for it.
fn themed(src: &str) -> (&str, Option<&'static str>) {
    THEMES.iter().find_map(|(end, class)| Some((src.strip_suffix(end)?, Some(*class)))).unwrap_or((src, None))
}

/// Finds the variant for dark themes beside a picture: `plan.dark.png` beside `plan.png`.
fn dark_twin(pass: &mut Pass<'_>, src: &str, alt: &str, line: usize) -> Option<Found> {
    let (path, rest) = src.split_at(src.find(['?', '#']).unwrap_or(src.len()));
    let (stem, end) = path.rsplit_once('.')?;
    let twin = format!("{stem}.dark.{end}{rest}");
    match pass.find(&twin) {
        // Having no dark variant is fine; one that may not be read is reported.
        Ok(Target::Page { .. } | Target::Outside) | Err((Code::BrokenLink, ..)) => None,
        _ => find(pass, &twin, alt, line).map(|found| Found { theme: Some("only-dark"), ..found }),
    }
}

fn measured(pass: &mut Pass<'_>, file: &Path, src: &str, line: usize) -> Option<(u32, u32)> {
    pass.document.files.push(file.to_owned());
    let size = match examine(file) {
        Ok(Some(examined)) => Some(examined.size),
        Ok(None) => svg::size_of(file),
        Err(Refused { code, reason, help }) => {
            pass.report(code, line, format!("the picture `{src}` {reason}"), help);
            return None;
        }
    };
    if size.is_none() {
        let help = "save it as PNG, JPEG, WebP, AVIF or GIF, or as SVG with a `viewBox`";
        pass.report(
            Code::UnreadablePicture,
            line,
            format!("cannot determine the size of the picture `{src}`"),
            help,
        );
    }
    size
}
