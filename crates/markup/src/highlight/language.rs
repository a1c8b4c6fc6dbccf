//! Resolves the language of a code block.

use super::names;
use content::suggest::Suggestions;
use std::borrow::Cow;
use std::sync::LazyLock;
use syntaxmate::Catalog;

/// Parsed once and shared by all threads.
static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::bundled);

/// Fence names for code that is not highlighted.
const PLAIN: &[&str] = &[
    "",
    "ascii",
    "logs",
    "no-highlight",
    "nohighlight",
    "none",
    "output",
    "plain",
    "plaintext",
    "stdout",
    "text",
    "tree",
    "txt",
];

/// Common names missing from the grammar catalog, mapped to the same or the closest language.
const ALIASES: &[(&str, &str)] = &[
    ("ansible", "yaml"),
    ("apacheconf", "apache"),
    ("arduino", "cpp"),
    ("armasm", "asm"),
    ("ash", "sh"),
    ("aspx", "html"),
    ("babel", "js"),
    ("cfg", "ini"),
    ("compile_fail", "rust"),
    ("cucumber", "gherkin"),
    ("curl", "sh"),
    ("delphi", "pascal"),
    ("django", "jinja"),
    ("docker-compose", "yaml"),
    ("editorconfig", "ini"),
    ("ejs", "html"),
    ("fortran", "fortran-free-form"),
    ("git", "sh"),
    ("gitattributes", "gitignore"),
    ("gitconfig", "ini"),
    ("godot", "gdscript"),
    ("golang", "go"),
    ("heex", "html"),
    ("html.erb", "erb"),
    ("http-request", "http"),
    ("ino", "cpp"),
    ("ipython", "python"),
    ("j2", "jinja"),
    ("jinja2", "jinja"),
    ("livescript", "coffee"),
    ("mustache", "handlebars"),
    ("mysql", "sql"),
    ("no_run", "rust"),
    ("objective-c++", "objective-cpp"),
    ("objectivec", "objective-c"),
    ("octave", "matlab"),
    ("patch", "diff"),
    ("pgsql", "sql"),
    ("processing", "java"),
    ("psql", "sql"),
    ("py3", "python"),
    ("pycon", "python"),
    ("reason", "ocaml"),
    ("registry", "ini"),
    ("rescript", "ocaml"),
    ("restructuredtext", "rst"),
    ("shell-session", "shellsession"),
    ("should_panic", "rust"),
    ("smarty", "twig"),
    ("sqlite", "sql"),
    ("svg", "xml"),
    ("systemverilog", "system-verilog"),
    ("textproto", "proto"),
    ("tsconfig", "jsonc"),
    ("tsql", "sql"),
    ("unity", "csharp"),
    ("vba", "vb"),
    ("vbnet", "vb"),
    ("vlang", "v"),
    ("x86asm", "asm"),
];

/// Languages without a grammar: labelled, but not highlighted.
const UNREAD: &[(&str, &str)] = &[
    ("abnf", "ABNF"),
    ("agda", "Agda"),
    ("ahk", "AutoHotkey"),
    ("antlr", "ANTLR"),
    ("autohotkey", "AutoHotkey"),
    ("autoit", "AutoIt"),
    ("bnf", "BNF"),
    ("cabal", "Cabal"),
    ("caddy", "Caddyfile"),
    ("caddyfile", "Caddyfile"),
    ("chef", "Chef"),
    ("crontab", "crontab"),
    ("d2", "D2"),
    ("dhall", "Dhall"),
    ("dot", "Graphviz"),
    ("ebnf", "EBNF"),
    ("freemarker", "FreeMarker"),
    ("gomod", "go.mod"),
    ("gosum", "go.sum"),
    ("graphviz", "Graphviz"),
    ("groff", "troff"),
    ("i3", "i3"),
    ("idris", "Idris"),
    ("jq", "jq"),
    ("jsp", "JSP"),
    ("man", "man"),
    ("maple", "Maple"),
    ("mathematica", "Wolfram Language"),
    ("ninja", "Ninja"),
    ("nsis", "NSIS"),
    ("org", "Org"),
    ("plantuml", "PlantUML"),
    ("promql", "PromQL"),
    ("puml", "PlantUML"),
    ("qsharp", "Q#"),
    ("requirements.txt", "requirements.txt"),
    ("rexx", "REXX"),
    ("robot", "Robot Framework"),
    ("sed", "sed"),
    ("slim", "Slim"),
    ("sml", "Standard ML"),
    ("spss", "SPSS"),
    ("strace", "strace"),
    ("sway", "Sway"),
    ("textile", "Textile"),
    ("thrift", "Thrift"),
    ("troff", "troff"),
    ("velocity", "Velocity"),
    ("xonsh", "Xonsh"),
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
        None => Err(match NAMES.nearest(&token).filter(|name| is_near(&token, name)) {
            Some(name) => format!("did you mean `{name}`? For plain text, use `text`"),
            None => "use `text` for plain text".to_owned(),
        }),
    }
}

/// Whether a name is near enough to suggest. Short names differ from many others by one letter.
fn is_near(token: &str, name: &str) -> bool {
    token.len() > 4 && token.as_bytes().first() == name.as_bytes().first()
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
