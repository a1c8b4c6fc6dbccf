//! Resolves and writes links.

use super::pass::{Output, Pass};
use super::{Reference, media_check};
use crate::html::filter;
use comrak::nodes::{Node, NodeLink, NodeValue};
use content::addresses::{self, encoded};
use content::diagnostics::Code;
use content::link_resolver::Target;
use content::media::{Media, Use};
use content::root::Resolved;
use contract::slug::LONGEST;
use contract::url;
use html5ever::local_name;
use std::fmt::{self, Write};

/// Writes a link.
pub fn write(out: &mut Output<'_, '_, '_>, node: Node<'_>, target: &NodeLink, entering: bool) -> fmt::Result {
    out.user.is_in_link = entering;
    if !entering {
        return out.write_str("</a>");
    }
    let line = out.user.line(node);
    if out.user.nesting.is_open(&local_name!("a")) {
        filter::nested_link(&mut out.user, line);
    }
    let href = resolve(&mut out.user, &target.url, line);
    out.write_str("<a href=\"")?;
    out.escape_href(&href)?;
    if !target.title.is_empty() {
        out.write_str("\" title=\"")?;
        out.escape(&target.title)?;
    }
    out.write_str("\">")
}

/// Notes a link that a card takes the place of.
pub fn note_outside(pass: &mut Pass<'_>, paragraph: Node<'_>) {
    if let Some(link) = paragraph.first_child()
        && let NodeValue::Link(target) = &link.data().value
    {
        pass.document.outside.push((pass.line(link), target.url.clone()));
    }
}

/// Returns the address of a link for the page; an empty string if it is broken, which is reported.
pub fn resolve(pass: &mut Pass<'_>, link: &str, line: usize) -> String {
    let context = pass.context;
    let link = &*addresses::cleaned(link);
    match pass.find(link) {
        Ok(Target::Outside) => {
            pass.document.outside.push((line, link.to_owned()));
            link.to_owned()
        }
        Ok(Target::Public(file, rest)) => public(&file, &rest),
        Ok(Target::Generated(address)) => address,
        Ok(Target::File(file, rest)) => published(pass, &file, &rest, line),
        Ok(Target::Page { route, anchor, rest }) => {
            let href = if route == *context.route && !rest.is_empty() { rest } else { route.href() + &rest };
            pass.document.references.push(Reference { line, link: link.to_owned(), route, anchor });
            href
        }
        Err((code, message, help)) => {
            pass.report(code, line, message, help);
            String::new()
        }
    }
}

/// Returns the address of a file in the public folder.
pub fn public(file: &Resolved, rest: &str) -> String {
    url::file(&encoded(file.inner.as_str())) + rest
}

/// Returns the address of a file in the content folder that is published unchanged.
pub fn published(pass: &mut Pass<'_>, file: &Resolved, rest: &str, line: usize) -> String {
    url::file(&encoded(&keep(pass, file, line, Use::Linked))) + rest
}

/// Records that a file in the content folder is needed, and returns its output path.
pub fn keep(pass: &mut Pass<'_>, file: &Resolved, line: usize, usage: Use) -> String {
    let context = pass.context;
    let inner = file.inner.as_str();
    let folder = context.inner.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = inner.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    let name = beside.unwrap_or(file.inner.name());
    let media = Media { to: format!("{}/{name}", context.media), from: file.path.clone(), usage };
    if name.split('/').any(|name| name.len() > LONGEST) {
        let message = format!("the file name `{name}` is longer than {LONGEST} bytes");
        pass.report(Code::InvalidFileName, line, message, "shorten the file name");
        return media.to;
    }
    match pass.document.media.iter_mut().find(|known| known.to == media.to) {
        Some(known) if known.from == media.from => known.usage = known.usage.min(usage),
        Some(_) => {
            pass.report(
                Code::FileNameConflict,
                line,
                format!("two different files are named `{name}`"),
                "rename one of them",
            );
        }
        None => {
            pass.document.media.push(media.clone());
            media_check::check_svg(pass, &media, line);
            if usage == Use::Linked {
                media_check::check_linked(pass, &media, line);
            }
        }
    }
    media.to
}
