//! Whether a file, opened by its address, is a document that can run scripts as a part of the magazine.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Endings, in lower case, of documents in which scripts run, of what servers run, and of archives of pages. Endings
/// that contain `htm` or end with `xml` do not need to be here.
const DOCUMENTS: &[&str] = &[
    "ashx", "asmx", "asp", "aspx", "atom", "cfm", "cgi", "gpx", "hta", "htc", "jsp", "jspx", "kml", "mht",
    "mml", "owl", "phar", "php", "pht", "rdf", "rss", "smi", "smil", "stm", "svgz", "swf", "ttml", "wsdl",
    "xaml", "xbl", "xht", "xsd", "xsl", "xslt", "xspf", "xul",
];

/// Endings of what browsers show as text or pictures, play, or save, whatever is in the file.
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

/// Whether a browser may run what is in the file at `path` when it opens it under `name`.
///
/// Some servers look at an ending further left where they do not know the last one: `page.html.bak`, `page.html.gz`.
/// What no ending tells is decided by the first character. SVG is not counted, as it is cleaned before it is published.
pub fn runs_in_browsers(name: &str, path: &Path) -> bool {
    let name = name.to_lowercase();
    let endings: Vec<&str> = name.rsplit('.').collect();
    // The last one is the name itself.
    for (place, ending) in endings.iter().take(endings.len() - 1).enumerate() {
        // A server that takes names as they are does not know an ending with a space in it; another may trim it.
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
    // `php5`, `php8`, `asp2`: the number is a version.
    let unnumbered = ending.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = [ending, unnumbered].iter().any(|ending| DOCUMENTS.contains(ending));
    known || ending.contains("htm") || ending.ends_with("xml")
}

/// Whether the first character is `<`, in any encoding that browsers know: of XML any element can be the first, and
/// any amount of white space can precede it.
fn begins_like_markup(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let is_blank = |byte: &u8| {
        // White space, the other byte of a character in UTF-16, and the marks of UTF-8 and UTF-16.
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
    fn documents_are_known_by_their_endings() {
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
    fn documents_of_unknown_endings_are_known_by_their_beginning() {
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
