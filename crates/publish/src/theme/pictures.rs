//! The magazine's logo and icon.

use super::files::Files;
use base64::{Engine, prelude::BASE64_STANDARD};
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files::below;
use content::front_matter::fields::At;
use content::theme::Theme;
use images::svg;
use std::path::{Path, PathBuf};

/// The largest logo or icon, in bytes.
const LARGEST: u64 = 1 << 20;

/// The name of the icon in the output, from which all others are drawn.
const ICON: &str = "icon.svg";

/// The style sheet that shows the logo in place of the magazine's name, which stays there for those who hear it.
pub(super) fn logo(folder: &Path, theme: &Theme, files: &mut Files) -> Result<String, Diagnostics> {
    let Some(logo) = &theme.logo else { return Ok(String::new()) };
    let Picture { file, bytes, size: (width, height), is_svg } = picture(folder, "logo", logo, files)?;
    // One that has the colour of the text around it follows the scheme.
    let is_mask = is_svg && bytes.windows(12).any(|part| part.eq_ignore_ascii_case(b"currentcolor"));
    let address = files.add(&file, bytes);
    let paint = match is_mask {
        true => format!("background:currentColor;mask:url({address}) 0/contain no-repeat"),
        false => format!("background:url({address}) 0/contain no-repeat"),
    };
    Ok(format!(
        ".b-masthead-title,.b-nameplate h1{{overflow:hidden;white-space:nowrap;max-width:100%}}\
         :is(.b-masthead-title,.b-nameplate h1)::before{{content:\"\";display:block;aspect-ratio:{width}/{height};\
         height:var(--logo,1.75rem);max-width:100%;margin-bottom:.6em;forced-color-adjust:none;{paint}}}\
         .b-masthead-title{{height:1.75rem;padding:0}}\
         .b-nameplate h1{{--logo:clamp(3rem,2rem + 5vw,7rem);height:var(--logo);margin:0}}"
    ))
}

/// Adds the icon. A PNG is put into an SVG, from which icons of all sizes are made.
pub(super) fn icon(folder: &Path, theme: &Theme, files: &mut Files) -> Result<(), Diagnostics> {
    let Some(icon) = &theme.icon else { return Ok(()) };
    let Picture { bytes, size: (width, height), is_svg, .. } = picture(folder, "icon", icon, files)?;
    let svg = if is_svg {
        bytes
    } else {
        let data = BASE64_STANDARD.encode(&bytes);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\"><image \
             width=\"{width}\" height=\"{height}\" href=\"data:image/png;base64,{data}\"/></svg>"
        )
        .into_bytes()
    };
    files.add_named(ICON, svg);
    Ok(())
}

struct Picture {
    file: PathBuf,
    bytes: Vec<u8>,
    size: (u32, u32),
    is_svg: bool,
}

fn picture(
    folder: &Path,
    name: &str,
    At { line, value }: &At<String>,
    files: &Files,
) -> Result<Picture, Diagnostics> {
    let site = folder.with_file_name(content::folder::SITE);
    let file = below(folder, value);
    if !file.is_file() {
        let help = format!("put it there, or correct `{name}`");
        let message = format!("there is no file `{value}` in `{}/`", super::FOLDER);
        return Err(Diagnostic::at(Code::MissingPicture, &site, *line, message, help).into());
    }
    let bytes = files.read(&file, LARGEST)?;
    let is_svg = svg::is_svg(&bytes);
    let size = if is_svg { svg::size(&bytes) } else { png_size(&bytes) };
    match size.filter(|(width, height)| *width > 0 && *height > 0) {
        Some(size) => Ok(Picture { file, bytes, size, is_svg }),
        None => {
            let help = "save it as a PNG, or as an SVG with a `viewBox`, or `width` and `height`";
            let message = format!("`{name}` is not an SVG or PNG with a size");
            Err(Diagnostic::in_file(Code::InvalidSvg, &file, message, help).into())
        }
    }
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().ok()?;
    let info = reader.info();
    Some((info.width, info.height))
}
