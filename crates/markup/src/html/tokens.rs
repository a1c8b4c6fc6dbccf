//! Parses a piece of HTML as browsers do, into tags with decoded attributes and text. Reports an unfinished end.

mod sink;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use sink::Sink;

pub use sink::is_raw;

/// Maximum length of a tag, in bytes. The tokenizer compares each attribute with all earlier ones, so its time grows
/// with the square of the tag's length.
const LONGEST_TAG: usize = 16 * 1024;

/// A token other than a comment.
#[derive(Debug, PartialEq, Eq)]
pub enum Token {
    /// A start tag.
    Start(Tag),
    /// An end tag.
    End(LocalName),
    /// Decoded text.
    Text(String),
    /// The beginning of something else: `<!DOCTYPE`, `<?php`, `<![CDATA[`.
    Declaration(String),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// Element name in lower case.
    pub name: LocalName,
    /// Element name as it is written.
    pub written: String,
    /// Attributes in order: names in lower case and unique, values decoded.
    pub attributes: Vec<(LocalName, String)>,
    /// Whether it ends with `/>`.
    pub closed: bool,
}

impl Tag {
    /// Returns the value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| value.as_str())
    }
}

/// What is unfinished at the end of a piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// A tag without `>`, or with an unclosed quote.
    Tag,
    /// A tag longer than the limit.
    LongTag,
    /// A comment, or something parsed like one.
    Comment,
    /// An element with non-HTML content that would swallow what follows.
    Element(String),
}

/// A parsed piece of HTML.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// The tokens with their lines, counted from 1.
    pub list: Vec<(usize, Token)>,
    /// What is unfinished at the end, and the line where it starts.
    pub unfinished: Option<(usize, Unfinished)>,
}

/// Parses a piece of HTML in linear time.
pub fn read(html: &str) -> Tokens {
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    let sink = &tokenizer.sink;
    let queue = BufferQueue::default();
    // Start of a tag or comment that has not produced a token yet.
    let mut open: Option<(usize, Unfinished)> = None;
    let (mut at, mut line) = (0, 1);
    for piece in pieces(html) {
        if open.is_none() {
            sink.line.set(line);
            sink.declaration.replace(declaration(piece));
            sink.written.replace(written(piece));
            open = begins(piece).map(|kind| (at, kind));
        }
        for chunk in chunks(piece) {
            let before = sink.count.get();
            queue.push_back(StrTendril::from_slice(chunk));
            // It would only stop early for a script, and this sink runs none.
            let _ = tokenizer.feed(&queue);
            at += chunk.len();
            if sink.count.get() != before {
                open = None;
            } else if let Some((start, Unfinished::Tag)) = open
                && at - start > LONGEST_TAG
            {
                return sink.tokens(Some(Unfinished::LongTag));
            }
        }
        line += piece.bytes().filter(|byte| *byte == b'\n').count();
    }
    tokenizer.end();
    sink.tokens(open.map(|(_, kind)| kind))
}

/// Yields the text before the first `<`, then each piece from one `<` to the next.
fn pieces(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let after = first.len_utf8();
        let (piece, next) = rest.split_at(rest[after..].find('<').map_or(rest.len(), |at| at + after));
        rest = next;
        Some(piece)
    })
}

/// Splits a piece into chunks of a few kilobytes.
fn chunks(piece: &str) -> impl Iterator<Item = &str> {
    let mut rest = piece;
    std::iter::from_fn(move || {
        let (chunk, next) = rest.split_at(rest.floor_char_boundary(LONGEST_TAG / 4));
        rest = next;
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// Returns what starts at the `<` of a piece, unless it is text.
fn begins(piece: &str) -> Option<Unfinished> {
    let after = piece.strip_prefix('<')?;
    let (is_end, name) = after.strip_prefix('/').map_or((false, after), |name| (true, name));
    match name.chars().next()? {
        first if first.is_ascii_alphabetic() => Some(Unfinished::Tag),
        '!' | '?' if !is_end => Some(Unfinished::Comment),
        first if is_end && first != '>' => Some(Unfinished::Comment),
        _ => None,
    }
}

/// Returns the name of the tag at the beginning of a piece.
fn written(piece: &str) -> String {
    let name = piece.trim_start_matches(['<', '/']);
    name.split(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Returns the beginning of a construct that browsers parse as a comment although it is not one.
fn declaration(piece: &str) -> Option<String> {
    if begins(piece) != Some(Unfinished::Comment) || piece.starts_with("<!--") {
        return None;
    }
    let word = piece.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
    Some(word.chars().take(20).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(name: &str, attributes: &[(&str, &str)]) -> Token {
        let attributes =
            attributes.iter().map(|(name, value)| ((*name).into(), (*value).to_owned())).collect();
        Token::Start(Tag { name: name.into(), written: name.to_owned(), attributes, closed: false })
    }

    fn text(text: &str) -> Token {
        Token::Text(text.to_owned())
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes_and_decoded() {
        let tokens = read("<a HREF=x.md b='1>2' c=\"&#1;&quot;\" d>é&lt;</A>");
        let attributes = [("href", "x.md"), ("b", "1>2"), ("c", "\u{1}\""), ("d", "")];
        let expected = [(1, start("a", &attributes)), (1, text("é<")), (1, Token::End("a".into()))];
        assert_eq!(tokens, Tokens { list: expected.into(), unfinished: None });
    }

    #[test]
    fn names_are_kept_as_they_are_written() {
        let list = read("List<String> <K, V><br/></P>").list;
        let names = list.iter().filter_map(|(_, token)| match token {
            Token::Start(tag) => Some((&*tag.name, tag.written.as_str())),
            _ => None,
        });
        assert_eq!(names.collect::<Vec<_>>(), [("string", "String"), ("k,", "K,"), ("br", "br")]);
    }

    #[test]
    fn tags_have_the_line_of_their_start() {
        let tokens = read("a\n<!-- \n -->\n<p\nid=x>b\n</p>");
        let lines: Vec<usize> = tokens.list.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 4, 4, 6]);
    }

    #[test]
    fn unfinished_constructs_are_found_with_their_line() {
        for (html, unfinished) in [
            ("<p>\n<a href=\"x", Some((2, Unfinished::Tag))),
            ("<p>\n</a href", Some((2, Unfinished::Tag))),
            ("<p>\n<!-- <b>", Some((2, Unfinished::Comment))),
            ("<p>\n<?php <b", Some((2, Unfinished::Comment))),
            ("<p>\n<iframe src=x>\ntext", Some((2, Unfinished::Element("iframe".into())))),
            ("<iframe src=x>\n", None),
            ("a < b &amp", None),
            ("<p>a <", None),
            ("</>", None),
            ("", None),
        ] {
            assert_eq!(read(html).unfinished, unfinished, "{html}");
        }
    }

    #[test]
    fn raw_content_is_dropped() {
        let html = "<xmp><b></xmp><textarea></b></textarea><script><!--</script><script></script>a";
        let tokens = read(html).list.into_iter().filter(|(_, token)| matches!(token, Token::Text(_)));
        assert_eq!(tokens.collect::<Vec<_>>(), [(1, text("a"))]);
    }

    #[test]
    fn declarations_are_not_comments() {
        for (html, start) in [
            ("<?php echo 1 ?>", "<?php"),
            ("<!doctype html>", "<!DOCTYPE"),
            ("<![CDATA[x]]>", "<![CDATA[x]]"),
        ] {
            assert_eq!(read(html).list, [(1, Token::Declaration(start.to_owned()))], "{html}");
        }
        assert_eq!(read("<!-- x --><!---->").list, []);
    }

    #[test]
    fn very_long_tags_are_rejected() {
        let names: String = (0..100_000).map(|number| format!(" a{number}")).collect();
        let tokens = read(&format!("<p>\n<p{names}>"));
        assert_eq!(tokens.unfinished, Some((2, Unfinished::LongTag)));
        let comment = format!("<!--{names}-->");
        assert_eq!(read(&comment), Tokens::default());
    }
}
