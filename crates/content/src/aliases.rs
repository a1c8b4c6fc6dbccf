//! Former paths of articles: they are read from front matter, and a redirect page is written at each.

use contract::model::FORMAT;
use contract::url;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file, next to `articles.json`. Files whose name begins with a dot are passed between stages and not published.
pub const NAME: &str = ".aliases.json";

/// The content of the file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Aliases {
    /// The format version of this file, currently 1.
    pub format: u32,
    /// The path of the page that each alias leads to, both below the root, as in `articles/borrowing/`.
    pub paths: BTreeMap<String, String>,
}

impl Default for Aliases {
    fn default() -> Self {
        Self { format: FORMAT, paths: BTreeMap::new() }
    }
}

/// Normalises an alias to the path of a folder, `2019/a-post/`, or of a page, `2019/a-post.html`, below the root;
/// `None` if it is not a valid path.
pub fn path(alias: &str) -> Option<String> {
    let alias = percent_decode_str(alias).decode_utf8().ok()?;
    let inner = alias.strip_prefix('/').unwrap_or(&alias);
    let bare = url::bare(inner);
    let fits = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c: char| c.is_control() || "\\?#:*\"<>|".contains(c))
    };
    if !bare.split('/').all(fits) {
        return None;
    }
    let page = bare == inner && [".html", ".htm"].iter().any(|end| inner.ends_with(end));
    Some(if page { inner.to_owned() } else { format!("{bare}/") })
}

/// The file to write for an alias's path.
pub fn file(path: &str) -> String {
    if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_paths() {
        for (alias, expected) in [
            ("/2019/a-post/", Some("2019/a-post/")),
            ("2019/a-post", Some("2019/a-post/")),
            ("/a/index.html", Some("a/")),
            ("/a.html", Some("a.html")),
            ("/reindex.html", Some("reindex.html")),
            ("/a.html/b/", Some("a.html/b/")),
            ("/a.html/", Some("a.html/")),
            ("/a%00b/", None),
            ("/a%2f..%2fb/", None),
            ("/%C3%A9/", Some("é/")),
            ("/", None),
            ("https://old.example/a/", None),
            ("/a/../b/", None),
            ("//old.example/a", None),
            ("/a?b=c", None),
            ("/a#b", None),
        ] {
            assert_eq!(path(alias).as_deref(), expected, "{alias}");
        }
    }
}
