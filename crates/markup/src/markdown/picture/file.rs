//! Locates picture files.

use crate::markdown::link::{public, published};
use crate::markdown::pass::Pass;
use content::addresses::{self, Leads};
use content::diagnostics::Code;
use content::link_resolver::Target;
use content::publishable::LinkError;

/// Returns the URL of a picture that is shown unchanged: a `srcset` candidate or the poster of a video.
pub fn file(pass: &mut Pass<'_>, src: &str, line: usize) -> Option<String> {
    match pass.find(src) {
        Ok(Target::Outside) => remote(pass, src, line),
        Ok(Target::File(file, rest)) => Some(published(pass, &file, &rest, line)),
        Ok(Target::Public(file, rest)) => Some(public(&file, &rest)),
        Ok(Target::Page { .. } | Target::Generated(_)) => {
            missing(pass, src, line);
            None
        }
        Err(nowhere) => {
            not_found(pass, src, line, nowhere);
            None
        }
    }
}

/// Reports why an address does not lead to a picture.
pub fn not_found(pass: &mut Pass<'_>, src: &str, line: usize, (code, message, help): LinkError) {
    use Code::{ForbiddenFile, ForbiddenFileType, InvalidPath, OutsideMagazine};
    match code {
        ForbiddenFile | ForbiddenFileType | InvalidPath | OutsideMagazine => {
            pass.report(code, line, message, help);
        }
        _ => missing(pass, src, line),
    }
}

/// Reports a missing picture.
pub fn missing(pass: &mut Pass<'_>, src: &str, line: usize) {
    let help = match src.starts_with('/') {
        true => "put the file into the public folder, or fix the path",
        false => "put the file beside the text, or fix the path; it is relative to this file",
    };
    pass.report(Code::MissingPicture, line, format!("there is no picture `{src}`"), help);
}

/// Returns the URL of a picture on another site if `site.toml` allows it.
pub fn remote(pass: &mut Pass<'_>, src: &str, line: usize) -> Option<String> {
    let hosts = &pass.context.settings.site.allow.pictures;
    let Leads::Host { host, secure } = addresses::leads(src) else {
        missing(pass, src, line);
        return None;
    };
    let (message, help) = match hosts.contains(&host) {
        true if secure => return Some(src.to_owned()),
        true => {
            (format!("the picture `{src}` is not loaded over HTTPS"), "start it with `https://`".to_owned())
        }
        false => (
            format!("the picture `{src}` is on another site"),
            format!(
                "put a copy beside the text, or allow the host in site.toml: `allow_remote_pictures = [\"{host}\"]`"
            ),
        ),
    };
    pass.report(Code::RemotePicture, line, message, help);
    None
}
