//! Raw HTML in Markdown: links and pictures are checked like any other, and forbidden parts are reported.

use super::pass::{Output, Pass};
use super::{end_tags, leftovers, link, picture};
use crate::html::allowed::Allowed;
use crate::html::closing;
use crate::html::context::Context;
use crate::html::filter;
use crate::html::nesting::{Mark, Nesting};
use crate::html::tokens::{self, Token, Tokens};
use comrak::nodes::{Node, NodeValue};
use content::addresses::{self, Kind, Leads};
use content::diagnostics::Code;
use content::link_resolver::Target;
use html5ever::{LocalName, local_name};
use std::fmt::{self, Write};

/// Whether this comment ends the excerpt.
pub fn is_more_mark(html: &str) -> bool {
    let inside = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    matches!(inside.map(str::trim), Some("more" | "truncate"))
}

/// Returns the text of a piece of HTML, without tags.
pub fn text(html: &str) -> String {
    let Tokens { list, .. } = tokens::read(html);
    let texts = list.into_iter().filter_map(|(_, token)| match token {
        Token::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// Writes the allowed parts of raw HTML, with addresses resolved.
pub fn write(out: &mut Output<'_, '_, '_>, node: Node<'_>, literal: &str, entering: bool) -> fmt::Result {
    if !entering {
        return Ok(());
    }
    let line = out.user.line(node);
    let began = out.user.nesting.now();
    let mut html = filter::write(&mut out.user, literal, line);
    if matches!(node.data().value, NodeValue::HtmlBlock(_)) {
        let last = line + literal.trim_end().matches('\n').count();
        html.push_str(&end_forgotten(&mut out.user, began, last));
    }
    if html.trim().is_empty() {
        return Ok(());
    }
    out.user.has_raw_html = true;
    out.write_str(&html)
}

/// Ends formatting that a block of HTML opened and that has no end tag below it.
fn end_forgotten(pass: &mut Pass<'_>, began: Mark, last_line: usize) -> String {
    let tags = std::mem::take(&mut pass.end_tags);
    let html = closing::close_formatting(pass, began, |name| end_tags::are_below(&tags, name, last_line));
    pass.end_tags = tags;
    html
}

/// Keeps the formatting elements of raw HTML within the block of Markdown that opens them.
pub fn confine(out: &mut Output<'_, '_, '_>, entering: bool) -> fmt::Result {
    let html = if entering {
        // Like any block, it ends a paragraph of HTML.
        let html = closing::start(&mut out.user, &local_name!("p"));
        let now = out.user.nesting.now();
        out.user.blocks.push(now);
        html
    } else {
        let began = out.user.blocks.pop().unwrap_or_default();
        closing::end_within(&mut out.user, began)
    };
    out.write_str(&html)
}

/// Counts the start or end of a Markdown node, which may be expensive while HTML elements are open.
pub fn count(pass: &mut Pass<'_>, is_block: bool, line: usize) {
    if !pass.nesting.is_exceeded()
        && let Err(limit) = pass.nesting.part(is_block)
    {
        filter::exceeded(pass, limit, line);
    }
}

impl Context for Pass<'_> {
    fn allowed(&self) -> &Allowed<'_> {
        self.context.sanitizer.allowed()
    }

    fn nesting(&mut self) -> &mut Nesting {
        &mut self.nesting
    }

    fn report(&mut self, code: Code, line: usize, message: String, help: String) {
        Pass::report(self, code, line, message, help);
    }

    fn address(&mut self, kind: Kind, address: &str, line: usize) -> Option<String> {
        match kind {
            Kind::Link => Some(link::resolve(self, address, line)),
            Kind::Picture => picture::file(self, address, line),
            Kind::Pictures => {
                let candidates = addresses::candidates(address).into_iter();
                let found =
                    candidates.map(|(address, size)| Some((picture::file(self, address, line)?, size)));
                Some(addresses::set(&found.collect::<Option<Vec<_>>>()?))
            }
            Kind::Media => media(self, address, line),
            Kind::Frame => frame(self, address, line),
        }
    }

    fn picture(&mut self, mut attributes: Vec<(LocalName, String)>, line: usize) -> Vec<(LocalName, String)> {
        let value =
            |wanted: LocalName| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value);
        // `alt=""` in HTML marks a decorative picture, which Markdown cannot express.
        let alt = match value(local_name!("alt")).map(String::as_str) {
            Some("") => "decoration",
            alt => alt.unwrap_or_default(),
        };
        let src = value(local_name!("src")).map_or("", String::as_str);
        let found = picture::find(self, src, alt, line);
        if found.is_some() && self.nesting.is_open(&local_name!("picture")) {
            // A picture with its own sources is not replaced, so its file must be published unchanged.
            picture::file(self, src, line);
        }
        match found.as_ref().map(picture::Found::src) {
            Some(src) => {
                let place = attributes.iter_mut().find(|(name, _)| *name == local_name!("src"));
                place.into_iter().for_each(|(_, value)| value.clone_from(&src));
            }
            None => attributes.retain(|(name, _)| *name != local_name!("src")),
        }
        let is_sized =
            attributes.iter().any(|(name, _)| matches!(*name, local_name!("width") | local_name!("height")));
        let size = found.as_ref().and_then(|found| found.size).filter(|_| !is_sized);
        let is_hidden = found.as_ref().is_some_and(picture::Found::is_hidden);
        let theme = found.and_then(|found| found.theme);
        for (name, value) in [
            ("class", theme.map(str::to_owned)),
            ("hidden", is_hidden.then(String::new)),
            ("width", size.map(|(width, _)| width.to_string())),
            ("height", size.map(|(_, height)| height.to_string())),
            ("loading", Some("lazy".to_owned())),
            ("decoding", Some("async".to_owned())),
        ] {
            if let Some(value) = value
                && attributes.iter().all(|(known, _)| &**known != name)
            {
                attributes.push((name.into(), value));
            }
        }
        attributes
    }

    fn anchor(&mut self, id: &str) {
        self.document.anchors.push(id.to_owned());
    }

    fn is_in_link(&self) -> bool {
        self.is_in_link
    }

    fn text(&mut self, text: &str, line: usize) {
        let verbatim = [local_name!("pre"), local_name!("code"), local_name!("kbd"), local_name!("samp")];
        if !verbatim.iter().any(|name| self.nesting.is_open(name)) {
            leftovers::check_html(self, text, line);
        }
    }
}

/// Returns the address of an audio, video or similar file beside the text or in the public folder.
fn media(pass: &mut Pass<'_>, address: &str, line: usize) -> Option<String> {
    match pass.find(address) {
        Ok(Target::File(file, rest)) => Some(link::published(pass, &file, &rest, line)),
        Ok(Target::Public(file, rest)) => Some(link::public(&file, &rest)),
        Ok(Target::Outside) => {
            let help = "put a copy beside the text, or link to it; pages load video and sound only from the magazine";
            pass.report(Code::RemoteMedia, line, format!("`{address}` is on another site"), help);
            None
        }
        Ok(Target::Page { .. } | Target::Generated(_)) => {
            let help = "link to it, or name a file";
            pass.report(Code::BrokenLink, line, format!("`{address}` is a page"), help);
            None
        }
        Err((code, message, help)) => {
            pass.report(code, line, message, help);
            None
        }
    }
}

/// Returns the address of a frame if `site.toml` allows its host.
fn frame(pass: &mut Pass<'_>, address: &str, line: usize) -> Option<String> {
    let hosts = &pass.context.settings.site.allow.frames;
    let (message, help) = match addresses::leads(address) {
        Leads::Host { host, secure: true } if hosts.contains(&host) => return Some(address.to_owned()),
        Leads::Host { host, .. } if hosts.contains(&host) => {
            (format!("the frame `{address}` is not loaded over HTTPS"), "start it with `https://`".to_owned())
        }
        Leads::Host { host, .. } => (
            format!("the frame `{address}` is on another site"),
            format!("link to it, or allow the host in site.toml: `allow_frames = [\"{host}\"]`"),
        ),
        Leads::Inside | Leads::Program | Leads::Nowhere => (
            format!("the frame `{address}` has no host"),
            "link to it instead; frames load only from hosts allowed in site.toml".to_owned(),
        ),
    };
    pass.report(Code::RemoteFrame, line, message, help);
    None
}
