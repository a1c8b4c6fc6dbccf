//! File names in the content folder.

use crate::root::Resolved;
use std::path::Path;

/// The magazine's settings.
pub const SITE: &str = "site.toml";

/// The ranking of the most-read articles.
pub const POPULAR: &str = "popular.toml";

/// Extensions of text sources, in any case; articles use the first.
const SOURCES: [&str; 7] = [MARKDOWN, "markdown", "mdown", "mdtext", "mdx", "mkd", "mkdn"];
const MARKDOWN: &str = "md";

/// Whether a file is named like an article.
pub fn is_markdown(name: &Path) -> bool {
    name.extension().is_some_and(|extension| extension == MARKDOWN)
}

/// Whether a file is named like a text source: an article, or a file that other programs render.
pub fn is_source(name: &Path) -> bool {
    let extension = name.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    SOURCES.iter().any(|source| extension.eq_ignore_ascii_case(source))
}

/// Whether this is a settings file of the content folder, ignoring case.
pub fn is_settings(file: &Resolved) -> bool {
    let is = |name: &str| file.below.to_str().is_some_and(|below| below.eq_ignore_ascii_case(name));
    file.own && (is(SITE) || is(POPULAR))
}
