//! Resolves the language of a code block.

use super::names;
use content::suggest::Suggestions;
use std::borrow::Cow;
use std::sync::LazyLock;
use syntaxmate::Catalog;

/// Parsed once and shared by all threads.
static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::bundled);

/// Fence names for code that is not highlighted.
const PLAIN: &[&str] = &["", "text", "txt", "plain", "plaintext", "output"];

/// Common names missing from the grammar catalog, mapped to the same or the closest language.
const ALIASES: &[(&str, &str)] = &[
    ("ash", "sh"),
    ("babel", "js"),
    ("gitattributes", "gitignore"),
    ("gitconfig", "ini"),
    ("golang", "go"),
    ("html.erb", "erb"),
    ("j2", "jinja"),
    ("jinja2", "jinja"),
    ("objective-c++", "objective-cpp"),
    ("patch", "diff"),
    ("restructuredtext", "rst"),
    ("systemverilog", "system-verilog"),
    ("textproto", "proto"),
];

/// Languages without a grammar: labelled, but not highlighted.
const UNREAD: &[(&str, &str)] = &[
    ("cabal", "Cabal"),
    ("crontab", "crontab"),
    ("dot", "Graphviz"),
    ("gomod", "go.mod"),
    ("gosum", "go.sum"),
    ("graphviz", "Graphviz"),
    ("groff", "troff"),
    ("idris", "Idris"),
    ("jq", "jq"),
    ("jsp", "JSP"),
    ("man", "man"),
    ("ninja", "Ninja"),
    ("nsis", "NSIS"),
    ("org", "Org"),
    ("requirements.txt", "requirements.txt"),
    ("robot", "Robot Framework"),
    ("slim", "Slim"),
    ("sml", "Standard ML"),
    ("strace", "strace"),
    ("textile", "Textile"),
    ("troff", "troff"),
];

/// The language of a code block.
pub struct Language {
    grammar: Option<&'static str>,
    name: Cow<'static, str>,
    token: String,
}

impl Language {
    /// Display name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name from the fence, in lower case.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Id of its grammar in the catalog, or `None` if it is not highlighted.
    pub(super) fn grammar(&self) -> Option<&'static str> {
        self.grammar
    }
}

pub(super) fn catalog() -> &'static Catalog {
    &CATALOG
}

/// Finds the language for a fence; `Ok(None)` is plain text. The error suggests a fix for an unknown name.
pub fn language(token: &str) -> Result<Option<Language>, String> {
    let token = token.to_ascii_lowercase();
    if PLAIN.contains(&&*token) {
        return Ok(None);
    }
    let known = paired(ALIASES, &token).unwrap_or(&token);
    let found = CATALOG.canonical_language(known).or_else(|| CATALOG.detect_path(format!("file.{known}")));
    if let Some(grammar) = found {
        return Ok(Some(Language { grammar: Some(grammar), name: names::name(grammar), token }));
    }
    match paired(UNREAD, &token) {
        Some(name) => Ok(Some(Language { grammar: None, name: name.into(), token })),
        None => Err(match NAMES.nearest(&token) {
            Some(name) => format!("did you mean `{name}`? For plain text, use `text`"),
            None => "use `text` for plain text".to_owned(),
        }),
    }
}

fn paired(pairs: &[(&str, &'static str)], token: &str) -> Option<&'static str> {
    pairs.iter().find(|(name, _)| *name == token).map(|(_, other)| *other)
}

/// Every known name, collected when the first unknown one is met.
static NAMES: LazyLock<Suggestions> = LazyLock::new(|| {
    let languages = CATALOG.languages().into_iter().filter_map(|id| CATALOG.language(id));
    let named = languages.flat_map(|language| {
        let others = language.aliases().iter().chain(language.extensions());
        std::iter::once(language.id()).chain(others.map(String::as_str))
    });
    let named = named.chain(ALIASES.iter().chain(UNREAD).map(|(name, _)| *name));
    Suggestions::new(named.map(str::to_owned))
});
