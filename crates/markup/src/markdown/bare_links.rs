//! Ends bare addresses where a reader would: before quotation marks, and before Chinese, Japanese and Korean, which follow
//! without a space. The parser ends them only at white space.

use super::source::{Change, Source};
use comrak::nodes::{Node, NodeValue};
use contract::text::is_ideographic;

/// What to change in the text if a node is a bare address that ends too late or contains character references.
pub fn change(node: Node<'_>, source: &Source<'_>) -> Option<Change> {
    let data = node.data();
    let NodeValue::Link(_) = &data.value else { return None };
    let text = node.first_child()?;
    // Between brackets, the text would begin behind the first one.
    if text.data().sourcepos != data.sourcepos {
        return None;
    }
    let address = text.data().value.text()?.to_string();
    let end = end(&address);
    let kept = &address[..end];
    if end == address.len() && !has_reference(kept) || kept.contains(['<', '>']) || kept.ends_with("://") {
        return None;
    }
    let start = source.find(&data.sourcepos, &address)?;
    Some((start..start + end, in_brackets(kept)))
}

/// The address as a link that needs no white space behind it.
fn in_brackets(address: &str) -> String {
    if address.contains("://") {
        return format!("<{address}>");
    }
    let escape = |c: char| if c.is_ascii_punctuation() && c != '&' { vec!['\\', c] } else { vec![c] };
    let text: String = address.chars().flat_map(escape).collect();
    format!("[{text}](<http://{address}>)")
}

/// Where an address ends.
fn end(address: &str) -> usize {
    let sign = address.find(is_sign).unwrap_or(address.len());
    let reference = address.find("&lt;").unwrap_or(address.len());
    let end = sign.min(reference);
    let end = words(&address[..end]).unwrap_or(end);
    if end == address.len() { end } else { trimmed(&address[..end]).len() }
}

/// Where words follow an address that have no spaces. At the beginning of a part of the path, they belong to the address,
/// as in `/wiki/東京`, and so they do in the name of a host.
fn words(address: &str) -> Option<usize> {
    let host = address.find("://").map_or(0, |at| at + 3);
    let path = address[host..].find(['/', '?', '#']).map_or(address.len(), |at| host + at);
    let domain = address[host..path].rfind('.').map_or(host, |at| host + at + 1);
    let mut belongs = false;
    let mut before = None;
    for (at, c) in address.char_indices() {
        if !is_word(c) {
            belongs =
                if at < path { at >= domain && !c.is_ascii() } else { at > path && "/=#:_-+".contains(c) };
        } else if at < path {
            belongs = at <= domain || before.is_some_and(is_word) && belongs;
        }
        if is_word(c) && !belongs {
            return Some(at);
        }
        before = Some(c);
    }
    None
}

/// Whether a character separates an address from the text behind it.
fn is_sign(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›' | '…' | '—')
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}')
            && !is_ideographic(c)
        || c == '・'
}

/// Whether a character belongs to Chinese, Japanese or Korean.
fn is_word(c: char) -> bool {
    is_ideographic(c)
        || matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

/// Leaves out punctuation behind an address, as the parser does.
fn trimmed(address: &str) -> &str {
    let count = |c| address.matches(c).count();
    let mut unopened = count(')').saturating_sub(count('('));
    address.trim_end_matches(|c| {
        let is_unopened = c == ')' && unopened > 0;
        unopened -= usize::from(is_unopened);
        is_unopened || "?!.,:;*_~'\"".contains(c)
    })
}

/// Whether a text contains a character reference, such as `&amp;`.
fn has_reference(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        rest.split_once(';').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_text_without_spaces() {
        for (text, address) in [
            ("https://x.example/a，后面还有文字。", "https://x.example/a"),
            ("https://x.example/a“", "https://x.example/a"),
            ("https://x.example/a.”", "https://x.example/a"),
            ("https://x.example/(a)).»", "https://x.example/(a)"),
            ("https://x.example/fooを参照。", "https://x.example/foo"),
            ("https://x.example/foo’s", "https://x.example/foo"),
            ("https://x.example在线", "https://x.example"),
            ("https://x.example/查看", "https://x.example/"),
            ("https://x.example/a에서", "https://x.example/a"),
            ("www.x.example/a。", "www.x.example/a"),
        ] {
            assert_eq!(&text[..end(text)], address, "{text}");
        }
    }

    #[test]
    fn addresses_with_other_letters_stay() {
        for text in [
            "https://ja.wikipedia.org/wiki/東京",
            "https://ja.wikipedia.org/wiki/カテゴリ:日本の都市",
            "https://x.example/?q=서울",
            "https://例え.jp/a",
            "https://例え.テスト/a",
            "https://ru.wikipedia.org/wiki/Россия",
            "https://x.example/größe?a=b&c=d",
        ] {
            assert_eq!(end(text), text.len(), "{text}");
        }
    }
}
