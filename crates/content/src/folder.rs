//! File names in the content folder.

use crate::root::Resolved;
use std::path::Path;

/// The magazine's settings.
pub const SITE: &str = "site.toml";

/// The ranking of the most-read articles.
pub const POPULAR: &str = "popular.toml";

/// Folders of the content folder whose texts become pages.
pub const ARTICLES: &str = "articles";
/// See [`ARTICLES`].
pub const AUTHORS: &str = "authors";
/// See [`ARTICLES`].
pub const PAGES: &str = "pages";

/// Folders of a magazine that may hold Markdown that is no text of it.
pub const WITHOUT_TEXTS: [&str; 4] = ["archetypes", "dist", "public", "theme"];

/// Extensions of Markdown, in any case.
const MARKDOWN: [&str; 7] = ["md", "markdown", "mdown", "mdtext", "mkd", "mkdn", "mkdown"];

/// The extension of Markdown with components, which is not read.
const MDX: &str = "mdx";

/// Extensions of texts in other markup languages, which are not read.
const FOREIGN: [&str; 6] = [MDX, "adoc", "asciidoc", "org", "rst", "textile"];

/// Whether a file is named like a text that is read.
pub fn is_markdown(name: &Path) -> bool {
    has_extension(name, &MARKDOWN)
}

/// Whether a file is named like a source that is never published as it is.
pub fn is_source(name: &Path) -> bool {
    is_markdown(name) || has_extension(name, &[MDX])
}

/// Whether a file is named like a text that other programs render.
pub fn is_foreign_source(name: &Path) -> bool {
    has_extension(name, &FOREIGN)
}

/// Whether a file is named `README`, which repositories show and which need not be an article.
pub fn is_readme(name: &Path) -> bool {
    name.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

fn has_extension(name: &Path, extensions: &[&str]) -> bool {
    let extension = name.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Whether this is a settings file of the content folder, ignoring case.
pub fn is_settings(file: &Resolved) -> bool {
    let is = |name: &str| file.below.to_str().is_some_and(|below| below.eq_ignore_ascii_case(name));
    file.own && (is(SITE) || is(POPULAR))
}
