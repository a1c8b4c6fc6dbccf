//! The languages of code blocks.

use super::SYNTAXES;
use crate::fields::nearest;
use syntect::parsing::SyntaxReference;

/// What a fence names a block by that is not to be highlighted.
const PLAIN: &[&str] = &["", "text", "txt", "plain", "plaintext", "output"];

/// Names in use that the grammars do not know.
const ALIASES: &[(&str, &str)] = &[
    ("console", "sh"),
    ("shell", "sh"),
    ("shellsession", "sh"),
    ("docker", "dockerfile"),
    ("golang", "go"),
    ("hcl", "tf"),
    ("jsonc", "json"),
    ("json5", "json"),
    ("proto", "protobuf"),
    ("ts", "typescript"),
];

/// What readers call a language, where the grammar calls it something else.
const NAMES: &[(&str, &str)] = &[
    ("Bourne Again Shell (bash)", "Shell"),
    ("Shell-Unix-Generic", "Shell"),
    ("JavaScript (Babel)", "JavaScript"),
    ("TypeScriptReact", "TSX"),
    ("JavaScript (Rails)", "JavaScript"),
    ("Protocol Buffer (TEXT)", "Protocol Buffers"),
    ("Protocol Buffer", "Protocol Buffers"),
    ("HTTP Request and Response", "HTTP"),
    ("Batch File", "Batch"),
];

/// A language that code can be highlighted in.
pub struct Language {
    syntax: &'static SyntaxReference,
    token: String,
}

impl Language {
    /// What readers call it.
    pub fn name(&self) -> &'static str {
        let name = self.syntax.name.as_str();
        NAMES.iter().find(|(grammar, _)| *grammar == name).map_or(name, |(_, readers)| readers)
    }

    /// The name in the fence, in lower case.
    pub fn token(&self) -> &str {
        &self.token
    }

    pub(super) fn syntax(&self) -> &'static SyntaxReference {
        self.syntax
    }
}

/// Finds the language of a fence, none for plain text. The error says what to do about an unknown one.
pub fn language(token: &str) -> Result<Option<Language>, String> {
    let token = token.to_ascii_lowercase();
    if PLAIN.contains(&&*token) {
        return Ok(None);
    }
    let known = ALIASES.iter().find(|(alias, _)| *alias == token).map_or(&*token, |(_, known)| known);
    match SYNTAXES.find_syntax_by_token(known) {
        Some(syntax) => Ok(Some(Language { syntax, token })),
        None => Err(match suggestion(&token) {
            Some(name) => format!("did you mean `{name}`? Plain text is `text`"),
            None => "write `text` for plain text".to_owned(),
        }),
    }
}

fn suggestion(token: &str) -> Option<String> {
    let syntaxes = SYNTAXES.syntaxes().iter().filter(|syntax| !syntax.hidden);
    let mut names: Vec<String> = syntaxes
        .flat_map(|syntax| std::iter::once(&syntax.name).chain(&syntax.file_extensions))
        .map(|name| name.to_lowercase())
        .filter(|name| !name.contains(' '))
        .chain(ALIASES.iter().map(|(alias, _)| (*alias).to_owned()))
        .collect();
    names.sort();
    nearest(token, names.iter().map(String::as_str)).map(str::to_owned)
}
