//! What hosts read from the folder itself: headers for all files, and which may be cached for good.

use crate::files;
use crate::pages::{PrintError, at};
use crate::pictures;
use broadsheet::url;
use std::{fmt::Write, fs, path::Path};

/// The headers of every answer. The rest of the Content-Security-Policy is in the pages. The files in `hosts/`
/// say the same to nginx and Caddy.
pub const HEADERS: [(&str, &str); 6] = [
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// The file that Netlify and Cloudflare Pages read.
pub const NAME: &str = "_headers";

/// The icons, whose addresses stay when they change: a page and its manifest ask for the same one.
const ICONS: [&str; 5] =
    ["apple-touch-icon.png", "icon-192.png", "icon-512.png", "icon-maskable-512.png", "icon.svg"];

/// Writes `_headers`, in the form that Netlify and Cloudflare Pages read.
///
/// # Errors
/// Where the file cannot be written.
pub fn headers(folder: &Path) -> Result<(), PrintError> {
    let base = url::base();
    let mut text = format!("{base}*\n");
    // Writing into a string does not fail.
    for (name, value) in HEADERS {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let mut hashed: Vec<String> = Vec::new();
    for below in ["", "fonts/"] {
        let folder = folder.join(below);
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        hashed.extend(names.filter(|name| is_hashed(name)).map(|name| format!("{below}{name}")));
    }
    hashed.sort();
    for name in hashed {
        let _ = writeln!(text, "\n{base}{name}\n  Cache-Control: public, max-age=31536000, immutable");
    }
    if folder.join(pictures::FOLDER).is_dir() {
        let _ = writeln!(
            text,
            "\n{base}{}/*\n  Cache-Control: public, max-age=31536000, immutable",
            pictures::FOLDER
        );
    }
    for name in ICONS.iter().filter(|name| folder.join(name).is_file()) {
        let _ = writeln!(text, "\n{base}{name}\n  Cache-Control: public, max-age=86400");
    }
    let path = folder.join(NAME);
    files::replace(&path, text.as_bytes()).map_err(at(&path))
}

/// Whether a file's name has its content's hash: `broadsheet-2c2c44fd46b0793_bg.wasm`.
pub fn is_hashed(name: &str) -> bool {
    let Some((stem, "js" | "wasm" | "woff2" | "css" | "json")) = name.rsplit_once('.') else { return false };
    let hash = stem.trim_end_matches("_bg").rsplit('-').next().unwrap_or_default();
    hash.len() >= 13 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_told_from_a_name() {
        assert!(is_hashed("broadsheet-2c2c44fd46b0793_bg.wasm"));
        assert!(is_hashed("newsreader-0123456789abcdef.woff2"));
        assert!(is_hashed("words-0123456789abcdef.json"));
        assert!(!is_hashed("newsreader-italic.woff2"));
        assert!(!is_hashed("index.html"));
    }

    #[test]
    fn made_pictures_may_be_cached_for_good() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        headers(folder.path())?;
        let without = fs::read_to_string(folder.path().join("_headers"))?;
        assert!(!without.contains("media"), "{without}");
        fs::create_dir_all(folder.path().join(pictures::FOLDER))?;
        headers(folder.path())?;
        let with = fs::read_to_string(folder.path().join("_headers"))?;
        assert!(
            with.ends_with("/media/~/*\n  Cache-Control: public, max-age=31536000, immutable\n"),
            "{with}"
        );
        Ok(())
    }

    #[test]
    fn nginx_and_caddy_are_told_the_same() -> std::io::Result<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hosts");
        for file in ["nginx.conf", "Caddyfile"] {
            let text = fs::read_to_string(folder.join(file))?;
            for (name, value) in HEADERS {
                assert!(text.contains(&format!("{name} \"{value}\"")), "{file}: {name}");
            }
        }
        Ok(())
    }
}
