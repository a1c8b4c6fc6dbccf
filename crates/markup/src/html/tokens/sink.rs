//! Collects the output of html5ever's tokenizer.

use super::{Tag, Token, Tokens, Unfinished};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{TagKind, Token as Raw, TokenSink, TokenSinkResult};
use html5ever::{LocalName, local_name};
use std::cell::{Cell, RefCell};

/// Collects tokens.
#[derive(Default)]
pub struct Sink {
    list: RefCell<Vec<(usize, Token)>>,
    /// Number of tokens received, including dropped ones.
    pub count: Cell<usize>,
    /// Line of the next tag.
    pub line: Cell<usize>,
    /// Name of the next tag, as it is written.
    pub written: RefCell<String>,
    /// Beginning of the next comment, if it is not really one.
    pub declaration: RefCell<Option<String>>,
    /// The open element with non-HTML content, and its line.
    raw: RefCell<Option<(usize, LocalName)>>,
    /// Whether that element contains more than whitespace.
    is_filled: Cell<bool>,
}

impl Sink {
    /// Returns the collected tokens and what is unfinished.
    pub fn tokens(&self, unfinished: Option<Unfinished>) -> Tokens {
        let raw = self.raw.take().filter(|_| self.is_filled.get());
        let raw = raw.map(|(line, name)| (line, Unfinished::Element(name.to_string())));
        let unfinished = unfinished.map(|kind| (self.line.get(), kind)).or(raw);
        Tokens { list: self.list.take(), unfinished }
    }

    fn push(&self, token: Token) {
        self.list.borrow_mut().push((self.line.get(), token));
    }

    fn push_text(&self, text: &str) {
        if self.raw.borrow().is_some() {
            self.is_filled.set(self.is_filled.get() || !text.trim().is_empty());
        } else if let Some((_, Token::Text(before))) = self.list.borrow_mut().last_mut() {
            before.push_str(text);
        } else {
            self.push(Token::Text(text.to_owned()));
        }
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Raw, _: u64) -> TokenSinkResult<()> {
        if !matches!(token, Raw::ParseError(_)) {
            self.count.set(self.count.get() + 1);
        }
        match token {
            Raw::CharacterTokens(text) => self.push_text(&text),
            Raw::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let kind = raw_kind(&tag.name);
                if kind.is_some() {
                    self.raw.replace(Some((self.line.get(), tag.name.clone())));
                    self.is_filled.set(false);
                }
                let attributes =
                    tag.attrs.into_iter().map(|one| (one.name.local, one.value.into())).collect();
                let (name, written) = (tag.name, self.written.take());
                self.push(Token::Start(Tag { name, written, attributes, closed: tag.self_closing }));
                return kind.unwrap_or(TokenSinkResult::Continue);
            }
            Raw::TagToken(tag) => {
                self.raw.take();
                self.push(Token::End(tag.name));
            }
            Raw::CommentToken(_) => {
                if let Some(start) = self.declaration.take() {
                    self.push(Token::Declaration(start));
                }
            }
            Raw::DoctypeToken(_) => self.push(Token::Declaration("<!DOCTYPE".to_owned())),
            Raw::NullCharacterToken | Raw::EOFToken | Raw::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// Whether an element's content is not parsed as HTML when scripting is enabled.
pub fn is_raw(name: &LocalName) -> bool {
    raw_kind(name).is_some()
}

fn raw_kind(name: &LocalName) -> Option<TokenSinkResult<()>> {
    Some(match *name {
        local_name!("title") | local_name!("textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
        local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes")
        | local_name!("noscript")
        | local_name!("style")
        | local_name!("xmp") => TokenSinkResult::RawData(RawKind::Rawtext),
        local_name!("script") => TokenSinkResult::RawData(RawKind::ScriptData),
        local_name!("plaintext") => TokenSinkResult::Plaintext,
        _ => return None,
    })
}
