//! Whether a file that is opened by its URL is a document that can run scripts in the magazine's origin.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Lower-case extensions of documents that run scripts, of server pages, and of page archives. Extensions that contain
/// `htm` or end with `xml` need not be listed.
const DOCUMENTS: &[&str] = &[
    "ashx", "asmx", "asp", "aspx", "atom", "cfm", "cgi", "gpx", "hta", "htc", "jsp", "jspx", "kml", "mht",
    "mml", "owl", "phar", "php", "pht", "rdf", "rss", "smi", "smil", "stm", "svgz", "swf", "ttml", "wsdl",
    "xaml", "xbl", "xht", "xsd", "xsl", "xslt", "xspf", "xul",
];

/// Extensions of files that browsers show as text or media, or download, whatever their content.
const PLAIN: &[&str] = &[
    // Texts and data.
    "bib", "cfg", "conf", "csv", "diff", "ics", "ini", "json", "log", "patch", "tex", "toml", "tsv", "txt",
    "vtt", "yaml", "yml", //
    // Code.
    "astro", "bash", "bat", "c", "cc", "cpp", "cs", "css", "dart", "elm", "erl", "ex", "go", "gradle",
    "graphql", "h", "hpp", "hs", "java", "jl", "js", "jsx", "kt", "lua", "m", "mjs", "ml", "nix", "pl",
    "proto", "ps1", "py", "r", "rb", "rs", "scala", "scss", "sh", "sql", "svelte", "swift", "tf", "ts",
    "tsx", "vue", "wasm", "wat", "zig", "zsh", //
    // Pictures, sound, films, fonts.
    "aac", "apng", "avif", "bmp", "eot", "flac", "gif", "ico", "jpeg", "jpg", "jxl", "m4a", "m4v", "mkv",
    "mov", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "otf", "png", "tif", "tiff", "ttf", "wav", "webm",
    "webp", "woff", "woff2", //
    // Documents and archives.
    "7z", "bz2", "doc", "docx", "epub", "key", "odp", "ods", "odt", "parquet", "pdf", "pps", "ppt", "pptx",
    "rar", "rtf", "sqlite", "tar", "tgz", "xls", "xlsx", "xz", "zip",
];

/// Whether a browser may run the file at `path` when it is opened as `name`.
///
/// Servers that do not know the last extension may use one further left: `page.html.bak`, `page.html.gz`. If no
/// extension decides, the first character does. SVG does not count, as it is sanitized before it is published.
pub fn runs_in_browsers(name: &str, path: &Path) -> bool {
    let name = name.to_lowercase();
    let endings: Vec<&str> = name.rsplit('.').collect();
    // The last part is the name itself.
    for (place, ending) in endings.iter().take(endings.len() - 1).enumerate() {
        // Some servers trim spaces from an extension, and others do not recognise it.
        if is_document(ending.trim()) {
            return true;
        }
        match (place, *ending) {
            (0, "svg") => return false,
            (_, ending) if ending.trim() == "svg" => return true,
            (0, ending) if PLAIN.contains(&ending) => return false,
            (_, ending) if PLAIN.contains(&ending) => break,
            _ => {}
        }
    }
    begins_like_markup(path)
}

fn is_document(ending: &str) -> bool {
    // In `php5`, `php8` and `asp2`, the number is a version.
    let unnumbered = ending.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = [ending, unnumbered].iter().any(|ending| DOCUMENTS.contains(ending));
    known || ending.contains("htm") || ending.ends_with("xml")
}

/// Whether the first character is `<`, in any encoding that browsers support. XML may begin with any element, after any
/// amount of white space.
fn begins_like_markup(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let is_blank = |byte: &u8| {
        // White space, the zero bytes of UTF-16, and the byte order marks of UTF-8 and UTF-16.
        matches!(byte, b'\t' | b'\n' | 0x0b | 0x0c | b'\r' | b' ' | 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff)
    };
    BufReader::new(file).bytes().map_while(Result::ok).find(|byte| !is_blank(byte)) == Some(b'<')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn runs(name: &str, content: &[u8]) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, content).unwrap();
        runs_in_browsers(name, &path)
    }

    #[test]
    fn documents_are_recognised_by_extension() {
        for name in [
            "a.html",
            "a.HTM",
            "a.xhtml",
            "a.Xht",
            "a.shtml",
            "a.xml",
            "a.xsl",
            "a.xslt",
            "a.rdf",
            "a.mht",
            "a.mhtml",
            "a.svgz",
            "a.swf",
            "a.hta",
            "a.php",
            "a.php8",
            "a.rss",
            "a.musicxml",
            "a.html.bak",
            "a.html.gz",
            "a.svg.old",
            "a.html ",
            "a.svg ",
            "a.svg\u{a0}",
        ] {
            assert!(runs(name, b""), "{name}");
        }
    }

    #[test]
    fn unknown_extensions_are_decided_by_content() {
        for content in [
            &b"<!doctype html>"[..],
            b"\n\t <html>",
            b"\xef\xbb\xbf<?xml version=\"1.0\"?>",
            b"<!-- a comment --><svg/>",
            b"<gpx/>",
            b"\xff\xfe<\0h\0t\0m\0l\0",
            b"\xfe\xff\0<\0h\0t\0m\0l",
        ] {
            for name in [
                "evil",
                "evil.txt ",
                "evil.zip\u{a0}",
                "evil.dat",
                "evil.bak",
                "evil.csv.old",
                "evil.",
                ".evil",
            ] {
                assert!(runs(name, content), "{name} {content:?}");
            }
            assert!(!runs("listing.txt", content), "{content:?}");
        }
        let late = [b" ".repeat(100_000), b"<gpx/>".to_vec()].concat();
        assert!(runs("evil", &late));
    }

    #[test]
    fn other_files_are_not_documents() {
        for name in [
            "a.pdf",
            "a.svg",
            "a.SVG",
            "page.html.png",
            "a.csv.gz",
            "a.tar.gz",
            "Makefile",
            "a.bin",
            "v1.2.3",
        ] {
            assert!(!runs(name, b"PK\x03\x04 <html>"), "{name}");
        }
    }
}
