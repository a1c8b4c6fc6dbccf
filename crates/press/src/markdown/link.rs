//! Links, led to where they mean to lead.

use super::format::{Output, Pass};
use super::{Media, Reference, Use};
use crate::diagnostics::Code;
use crate::files::below;
use crate::html::addresses;
use crate::places::{Target, encoded};
use broadsheet::slug::LONGEST;
use broadsheet::url;
use comrak::nodes::{Node, NodeLink};
use std::fmt::{self, Write};

/// Writes a link.
pub fn write(out: &mut Output<'_, '_, '_>, node: Node<'_>, target: &NodeLink, entering: bool) -> fmt::Result {
    if !entering {
        return out.write_str("</a>");
    }
    let line = out.user.line(node);
    let href = resolve(&mut out.user, &target.url, line);
    out.write_str("<a href=\"")?;
    out.escape_href(&href)?;
    if !target.title.is_empty() {
        out.write_str("\" title=\"")?;
        out.escape(&target.title)?;
    }
    out.write_str("\">")
}

/// The address that a link is to have in the page; none where it leads nowhere.
pub fn resolve(pass: &mut Pass<'_>, link: &str, line: usize) -> String {
    let place = pass.place;
    let link = &*addresses::cleaned(link);
    match pass.find(link) {
        Ok(Target::Outside) => link.to_owned(),
        Ok(Target::Public(path)) => url::file(&path),
        Ok(Target::File(inner)) => url::file(&encoded(&keep(pass, &inner, line, Use::Linked))),
        Ok(Target::Page { route, anchor, rest }) => {
            let href = if route == *place.route && !rest.is_empty() { rest } else { route.href() + &rest };
            pass.document.references.push(Reference { line, link: link.to_owned(), route, anchor });
            href
        }
        Err((code, message, help)) => {
            pass.report(code, line, message, help);
            String::new()
        }
    }
}

/// Notes that a file of the content folder is needed, and returns its path in the output.
pub fn keep(pass: &mut Pass<'_>, inner: &str, line: usize, usage: Use) -> String {
    let place = pass.place;
    let folder = place.inner.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = inner.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    let name = beside.or(inner.rsplit('/').next()).unwrap_or(inner);
    let from = below(&place.places.content, inner);
    let media = Media { to: format!("{}/{name}", place.media), from, usage };
    if let Some(fault) = name_fault(name) {
        let message = format!("the file `{name}` cannot be published: its name {fault}");
        pass.report(Code::InvalidFileName, line, message, "give it a shorter name of ordinary characters");
        return media.to;
    }
    match pass.document.media.iter_mut().find(|known| known.to == media.to) {
        Some(known) if known.from == media.from => known.usage = known.usage.min(usage),
        Some(_) => {
            pass.report(
                Code::FileNameConflict,
                line,
                format!("two different files are called `{name}`"),
                "give one of them another name",
            );
        }
        None => pass.document.media.push(media.clone()),
    }
    media.to
}

/// What is wrong with the name of a file, or the names of the folders it is in.
fn name_fault(path: &str) -> Option<String> {
    if path.split('/').any(|name| name.len() > LONGEST) {
        return Some(format!("has more than {LONGEST} bytes"));
    }
    path.contains(char::is_control).then(|| "has control characters".to_owned())
}
