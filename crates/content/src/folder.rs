//! What the files of the content folder are called.

use crate::root::Resolved;
use std::path::Path;

/// The file that says what the magazine is.
pub const SITE: &str = "site.toml";

/// The file that says what is read most.
pub const POPULAR: &str = "popular.toml";

/// Endings of files with a text in them, in any case; an article's is the first.
const SOURCES: [&str; 7] = [MARKDOWN, "markdown", "mdown", "mdtext", "mdx", "mkd", "mkdn"];
const MARKDOWN: &str = "md";

/// Whether a file's name is that of an article.
pub fn is_markdown(name: &Path) -> bool {
    name.extension().is_some_and(|extension| extension == MARKDOWN)
}

/// Whether a file's name says that it holds a text: that of an article, or what another program makes one of.
pub fn is_source(name: &Path) -> bool {
    let extension = name.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    SOURCES.iter().any(|source| extension.eq_ignore_ascii_case(source))
}

/// Whether this is a file of settings of the content folder, in any case.
pub fn is_settings(file: &Resolved) -> bool {
    let is = |name: &str| file.below.to_str().is_some_and(|below| below.eq_ignore_ascii_case(name));
    file.own && (is(SITE) || is(POPULAR))
}
