//! Checks the files that a text shows or links to: whether they can be published, and what is removed from them.

use super::pass::Pass;
use content::diagnostics::{Code, Diagnostic};
use content::media::{Media, Use};
use images::cover;
use images::examine::{Refused, examine_linked};
use images::svg::{self, Cleaned, HEAD};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

/// If a file is an SVG, reports what is wrong with it and what is removed when it is published.
pub fn check_svg(pass: &mut Pass<'_>, media: &Media, line: usize) {
    let Media { to, from, usage } = media;
    // Unreadable files are reported when they are copied or measured.
    let Ok(Some(bytes)) = read(Path::new(to), from) else { return };
    pass.document.files.push(from.clone());
    let name = to.rsplit('/').next().unwrap_or_default();
    match svg::clean_file(&bytes) {
        Ok(_) if *usage == Use::Shown && !svg::is_named(Path::new(to)) => {
            let message =
                format!("`{name}` is an SVG without the extension `.svg`, so browsers will not show it");
            pass.report(Code::InvalidSvg, line, message, "rename it to end in `.svg`");
        }
        Ok(Cleaned { removed, .. }) if removed.is_empty() => {}
        Ok(Cleaned { removed, line, .. }) => {
            let message = format!("removed from this SVG: {}", removed.join(", "));
            let help = "if the picture still looks right, ignore this; to silence it, export the picture without scripts, \
                        links, HTML and external files";
            pass.document.problems.push(Diagnostic::at(Code::SvgCleaned, from, line, message, help));
        }
        Err(error) => {
            let help =
                "export it again as plain SVG, or as PNG; the publisher can also put it into `public/` as is";
            pass.report(Code::InvalidSvg, line, format!("`{name}` cannot be published: {error}"), help);
        }
    }
}

/// Reports a cover that was just found if share pictures cannot show it.
pub fn check_cover(pass: &mut Pass<'_>, src: &str, line: usize) {
    let Some(file) = pass.document.pictures.last().map(|picture| picture.from.clone()) else { return };
    // Files that cannot be read are reported elsewhere.
    if let Ok(Some((reason, help))) = cover::refusal(&file) {
        let message = format!("share pictures omit the cover `{src}`: {reason}");
        pass.report(Code::UndrawnCover, line, message, help);
    }
}

/// Reads an SVG file, up to one byte more than the limit; `None` if it is not an SVG.
fn read(name: &Path, from: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(from)?;
    let mut bytes = Vec::new();
    Read::by_ref(&mut file).take(HEAD as u64).read_to_end(&mut bytes)?;
    if !svg::is_published_as(name, &bytes) {
        return Ok(None);
    }
    file.rewind()?;
    bytes.clear();
    file.take(svg::BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Reports what is wrong with a picture file that a link leads to.
pub fn check_linked(pass: &mut Pass<'_>, media: &Media, line: usize) {
    let Some(examined) = examine_linked(&media.from) else { return };
    pass.document.files.push(media.from.clone());
    let Err(Refused { code, reason, help }) = examined else { return };
    let name = media.to.rsplit('/').next().unwrap_or_default();
    pass.report(code, line, format!("the picture `{name}` {reason}"), help);
}
