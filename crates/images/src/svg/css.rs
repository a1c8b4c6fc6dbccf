//! Sanitizes CSS by rewriting it token by token, so that browsers read exactly what was checked.

use super::address::{For, inside};
use super::removed::Removed;
use cssparser::{ParseError, Parser, ToCss, Token, TokenSerializationType};

/// How deep blocks may be nested; CSS that is nested deeper is dropped.
const DEPTH: u8 = 32;

/// At-rules with blocks that may stay: they contain other rules or describe fonts and animations.
const BLOCKS: &[&str] =
    &["-webkit-keyframes", "container", "font-face", "keyframes", "layer", "media", "supports"];

/// Functions that load the URL in their text.
const LOADING: &[&str] = &["-webkit-image-set", "expression", "image", "image-set"];

/// Sanitizes a style sheet, or the declarations of one element.
pub fn clean(css: &str, removed: &mut Removed) -> String {
    let mut parser = parser(css);
    let mut out = String::with_capacity(css.len());
    if statements(&mut parser, &mut out, removed).is_err() {
        removed.add("CSS that is nested too deeply");
        return String::new();
    }
    out.truncate(out.trim_end_matches(';').len());
    out
}

/// Whether a value loads nothing from outside the drawing.
pub fn is_inside(value: &str) -> bool {
    if !value.contains(['(', '\\']) {
        return true;
    }
    let (mut statement, mut removed) = (Statement::default(), Removed::default());
    values(&mut parser(value), &mut statement, &mut removed).is_ok() && !statement.bad
}

fn parser(css: &str) -> Parser<'_> {
    let mut parser = Parser::new(css);
    parser.set_nested_block_limit(DEPTH);
    parser
}

/// The error says only that something is nested too deeply.
type Read = Result<(), ParseError<()>>;

/// Writes the statements of a block or a style sheet.
fn statements(parser: &mut Parser<'_>, out: &mut String, removed: &mut Removed) -> Read {
    let mut ended = false;
    while !ended {
        let mut statement = Statement::default();
        let mut block = None;
        loop {
            let start = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                ended = true;
                break;
            };
            match token {
                Token::Semicolon => break,
                Token::CurlyBracketBlock => {
                    let mut inner = String::new();
                    parser.parse_nested_block(|parser| statements(parser, &mut inner, removed))?;
                    block = Some(inner);
                    break;
                }
                Token::CDO | Token::CDC if statement.text.is_empty() => {}
                token => {
                    let raw = parser.slice_from(start);
                    statement.token(parser, token, raw, removed)?;
                }
            }
        }
        statement.finish(out, block, removed);
    }
    Ok(())
}

/// Reads the rest of a value.
fn values(parser: &mut Parser<'_>, statement: &mut Statement, removed: &mut Removed) -> Read {
    loop {
        let start = parser.position();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return Ok(()) };
        let raw = parser.slice_from(start);
        statement.token(parser, token, raw, removed)?;
    }
}

/// What precedes `;` or a block.
#[derive(Default)]
struct Statement {
    text: String,
    /// The name of an at-rule.
    rule: Option<String>,
    /// Whether to drop the statement.
    bad: bool,
    last: TokenSerializationType,
    space: bool,
}

impl Statement {
    fn token(&mut self, parser: &mut Parser<'_>, token: Token<'_>, raw: &str, removed: &mut Removed) -> Read {
        match &token {
            Token::WhiteSpace(_) => self.space = !self.text.is_empty(),
            Token::Comment(_) => {}
            Token::BadUrl(_) | Token::UnquotedUrl(_) if !matches!(&token, Token::UnquotedUrl(url) if is_allowed(url)) =>
            {
                self.refuse(removed, "a URL in CSS");
            }
            Token::BadString(_)
            | Token::CloseParenthesis
            | Token::CloseSquareBracket
            | Token::CloseCurlyBracket
            | Token::CurlyBracketBlock
            | Token::CDO
            | Token::CDC => self.bad = true,
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                self.write(&token, raw);
                if LOADING.contains(&&*name) {
                    self.refuse(removed, "a URL in CSS");
                }
                let only_url = matches!(&*name, "url" | "src");
                parser.parse_nested_block(|parser| match only_url {
                    true => self.url(parser, removed),
                    false => values(parser, self, removed),
                })?;
                self.close(')');
            }
            Token::ParenthesisBlock => {
                self.write(&token, raw);
                parser.parse_nested_block(|parser| values(parser, self, removed))?;
                self.close(')');
            }
            Token::SquareBracketBlock => {
                self.write(&token, raw);
                parser.parse_nested_block(|parser| values(parser, self, removed))?;
                self.close(']');
            }
            _ => {
                if let Token::AtKeyword(name) = &token {
                    match self.text.is_empty() {
                        true => self.rule = Some(name.to_ascii_lowercase()),
                        // No rule begins in the middle of another.
                        false => self.bad = true,
                    }
                }
                self.write(&token, raw);
            }
        }
        Ok(())
    }

    /// The content of `url(…)`, which must be a single quoted URL.
    fn url(&mut self, parser: &mut Parser<'_>, removed: &mut Removed) -> Read {
        let mut count = 0;
        while let Ok(token) = parser.next().cloned() {
            count += 1;
            match &token {
                Token::QuotedString(url) if count == 1 && is_allowed(url) => self.write(&token, ""),
                _ => self.refuse(removed, "a URL in CSS"),
            }
        }
        Ok(())
    }

    fn refuse(&mut self, removed: &mut Removed, item: &str) {
        self.bad = true;
        removed.add(item);
    }

    fn write(&mut self, token: &Token<'_>, raw: &str) {
        let kind = token.serialization_type();
        if std::mem::take(&mut self.space) {
            self.text.push(' ');
        } else if self.last.needs_separator_when_before(kind) {
            self.text.push_str("/**/");
        }
        self.last = kind;
        let is_number =
            matches!(token, Token::Number { .. } | Token::Percentage { .. } | Token::Dimension { .. });
        if is_number && !raw.contains('\\') {
            // Keeps all digits as written.
            self.text.push_str(raw);
        } else {
            // Writing to a string cannot fail.
            let _ = token.to_css(&mut self.text);
        }
    }

    fn close(&mut self, bracket: char) {
        self.space = false;
        self.last = TokenSerializationType::Other;
        self.text.push(bracket);
    }

    fn finish(self, out: &mut String, block: Option<String>, removed: &mut Removed) {
        let allowed = match (&self.rule, &block) {
            (None, _) => true,
            (Some(name), Some(_)) => BLOCKS.contains(&name.as_str()),
            (Some(name), None) => name == "layer",
        };
        if self.rule.as_deref() == Some("import") {
            removed.add("`@import`");
        }
        if self.bad || !allowed || self.text.is_empty() {
            return;
        }
        out.push_str(&self.text);
        match block {
            Some(inner) => {
                out.push('{');
                out.push_str(inner.trim_end_matches(';'));
                out.push('}');
            }
            None => out.push(';'),
        }
    }
}

fn is_allowed(url: &str) -> bool {
    inside(url, For::Style).is_some()
}
