//! Takes a summary from the beginning of a text, for articles without one of their own.

use content::allowlist::is_reserved;
use markup::html::elements::is_void;
use markup::html::tokens::{self, Token};
use search::html::{NOT_TEXT, is_heading, sections};
use unicode_segmentation::UnicodeSegmentation;

/// Length of a summary taken from the opening, in characters: about two sentences, and what search engines show.
const OPENING: usize = 200;

/// Paragraphs are added until a summary has this many characters.
const ENOUGH: usize = 120;

/// Maximum length of the text above `<!-- more -->`, in characters. Cards, feeds and link previews show all of it.
const EXCERPT: usize = 500;

/// How much of a text's HTML is searched for its opening, in bytes.
const SEARCHED: usize = 32 * 1024;

/// Elements whose paragraphs are not the text's own opening, such as quotations and captions.
const ASIDE: [&str; 12] =
    ["aside", "blockquote", "details", "div", "dl", "figure", "nav", "ol", "pre", "section", "table", "ul"];

/// The summary of a text without one: what is above `<!-- more -->`, or else its first sentences. `None` if the text has
/// no words.
pub fn summary(above_mark: Option<&str>, html: &str) -> Option<String> {
    let above_mark = above_mark.map(in_one_line).filter(|text| !text.is_empty());
    if let Some(text) = above_mark {
        return Some(shortened(&text, EXCERPT));
    }
    let start = &html[..html.floor_char_boundary(SEARCHED)];
    let mut text = in_one_line(&paragraphs(start));
    if text.is_empty() {
        // The text consists of lists, quotations or tables.
        let sections = sections(start);
        let parts = sections.iter().flat_map(|section| &section.parts).filter(|(_, listing)| !listing);
        text = in_one_line(&parts.map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" "));
    }
    (!text.is_empty()).then(|| shortened(&text, OPENING))
}

/// The text of the first paragraphs, up to the first other block.
fn paragraphs(html: &str) -> String {
    let mut text = String::new();
    let (mut in_paragraph, mut aside, mut left_out) = (false, 0_usize, Vec::new());
    for (_, token) in tokens::read(html).list {
        match token {
            Token::Start(tag)
                if !tag.closed && !is_void(&tag.name) && (!left_out.is_empty() || is_left_out(&tag)) =>
            {
                left_out.push(tag.name);
            }
            Token::End(name) if !left_out.is_empty() => {
                // An end tag also closes what was left open inside its element.
                if let Some(at) = left_out.iter().rposition(|open| *open == name) {
                    left_out.truncate(at);
                }
            }
            Token::Start(tag) if &*tag.name == "p" => in_paragraph = aside == 0,
            Token::End(name) if &*name == "p" => {
                in_paragraph = false;
                text.push(' ');
                if text.trim().chars().count() >= ENOUGH {
                    break;
                }
            }
            Token::Start(tag) if &*tag.name == "br" => text.push(' '),
            Token::Start(tag) if ASIDE.contains(&&*tag.name) || is_heading(&tag.name) => {
                if !text.trim().is_empty() {
                    break;
                }
                aside += 1;
            }
            Token::End(name) if ASIDE.contains(&&*name) || is_heading(&name) => {
                aside = aside.saturating_sub(1);
            }
            Token::Text(part) if in_paragraph && left_out.is_empty() => text.push_str(&part),
            _ => {}
        }
    }
    text
}

/// Whether an element's content is not part of the sentence, such as a footnote's number or the card of a video.
fn is_left_out(tag: &tokens::Tag) -> bool {
    NOT_TEXT.contains(&&*tag.name)
        || (matches!(&*tag.name, "sup" | "p") && tag.get("class").is_some_and(is_reserved))
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Shortens a text to `most` characters: after a sentence if that keeps enough of it, or else after a word.
fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let enough = text.char_indices().nth(most / 3).map_or(end, |(at, _)| at);
    let sentences = text.split_sentence_bound_indices().map(|(at, sentence)| at + sentence.trim_end().len());
    if let Some(at) = sentences.take_while(|at| *at <= end).filter(|at| *at >= enough).last() {
        return text[..at].to_owned();
    }
    // `at < end` leaves room for the ellipsis.
    let last = |at: &mut dyn Iterator<Item = usize>| at.take_while(|at| *at < end).last().unwrap_or_default();
    let words = last(&mut text.split_word_bound_indices().map(|(at, _)| at));
    let kept = if words > 0 { words } else { last(&mut text.grapheme_indices(true).map(|(at, _)| at)) };
    let is_loose = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '、' | '，');
    format!("{}…", text[..kept].trim_end_matches(is_loose))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(html: &str) -> Option<String> {
        summary(None, html)
    }

    #[test]
    fn the_first_paragraphs_are_plain_text() {
        let html = "<h2>Part</h2><p>A <em>bold</em> claim,\n&lt;b&gt;<sup class=\"b-fn\"><a>1</a></sup>.</p>\
                    <p>And more.</p><ul><li><p>An item.</p></li></ul><p>Later.</p>";
        assert_eq!(opening(html).as_deref(), Some("A bold claim, <b>. And more."));
    }

    #[test]
    fn quotations_and_captions_are_passed_over() {
        let html = "<blockquote><p>A motto.</p></blockquote><figure><img src=\"a\"><figcaption><p>C.</p></figcaption>\
                    </figure><p>The text.</p>";
        assert_eq!(opening(html).as_deref(), Some("The text."));
    }

    #[test]
    fn a_text_of_lists_alone_has_a_summary_too() {
        assert_eq!(opening("<ul>\n<li>One</li>\n<li>Two</li>\n</ul>").as_deref(), Some("One Two"));
        assert_eq!(opening("<pre><code>x</code></pre><img src=\"a\">"), None);
    }

    #[test]
    fn long_openings_end_after_a_sentence() {
        let sentence = "This is a sentence of exactly fifty letters, yes. ";
        let html = format!("<p>{}</p>", sentence.repeat(9));
        assert_eq!(opening(&html), Some(sentence.repeat(4).trim_end().to_owned()));
        let chinese = "这是一个很长的句子，它描述了一个简单的事实。";
        let short = opening(&format!("<p>{}</p>", chinese.repeat(20))).unwrap_or_default();
        assert!(short.ends_with('。') && short.chars().count() <= OPENING, "{short}");
    }

    #[test]
    fn long_sentences_end_after_a_word() {
        let html = format!("<p>{}</p>", "harbour, ".repeat(100));
        let short = opening(&html).unwrap_or_default();
        assert!(short.ends_with("harbour…") && short.chars().count() <= OPENING, "{short}");
        let one = opening(&format!("<p>{}</p>", "x".repeat(1000))).unwrap_or_default();
        assert!(one.chars().count() <= OPENING, "{one}");
    }

    #[test]
    fn the_text_above_the_mark_comes_first() {
        assert_eq!(summary(Some("Above\nit. "), "<p>Below.</p>").as_deref(), Some("Above it."));
        assert_eq!(summary(Some(" "), "<p>Below.</p>").as_deref(), Some("Below."));
        let long = summary(Some(&"A sentence. ".repeat(100)), "").unwrap_or_default();
        assert!(long.chars().count() <= EXCERPT && long.ends_with('.'), "{long}");
    }
}
