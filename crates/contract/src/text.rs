//! Helpers for text that several crates need.

/// Escapes text for HTML content and quoted attributes.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    push_escaped(&mut html, text);
    html
}

/// Appends text [`escaped`] for HTML content and quoted attributes.
pub fn push_escaped(html: &mut String, text: &str) {
    push(html, text, true);
}

/// Appends text escaped for HTML content alone: quotes, of which code has many, stay one byte each.
pub fn push_content(html: &mut String, text: &str) {
    push(html, text, false);
}

fn push(html: &mut String, text: &str, quotes: bool) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let reference = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if quotes => "&quot;",
            _ => continue,
        };
        html.push_str(&text[done..at]);
        html.push_str(reference);
        done = at + 1;
    }
    html.push_str(&text[done..]);
}

/// Whether a character belongs to a script without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
pub fn is_unspaced(c: char) -> bool {
    is_ideographic(c)
        || matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17d3}')
}

/// Whether a character is kana or Han, each of which stands for a syllable or a word.
pub fn is_ideographic(c: char) -> bool {
    matches!(
        c,
        '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{3096}'
            | '\u{309d}'..='\u{309f}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ff9d}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Hashes bytes with 64-bit FNV-1a. `salt` changes all hashes; 0 gives the standard ones. The hash is the same on every
/// platform and for every compiler version, unlike the standard library's.
pub fn fnv_1a(salt: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    let add = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325 ^ salt, add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_fnv_1a() {
        assert_eq!(fnv_1a(0, []), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv_1a(0, *b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv_1a(0, *b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("<a href=\"x\">é&'"), "&lt;a href=&quot;x&quot;&gt;é&amp;'");
        let mut html = "<b>".to_owned();
        push_content(&mut html, "\"é\" < \"&\"");
        assert_eq!(html, "<b>\"é\" &lt; \"&amp;\"");
    }

    #[test]
    fn scripts_without_spaces_are_known() {
        let text = ['か', 'カ', '漢', 'ก', 'ខ', '한', 'a', 'ä', '、'];
        assert_eq!(text.map(is_unspaced), [true, true, true, true, true, false, false, false, false]);
        assert_eq!(text.map(is_ideographic), [true, true, true, false, false, false, false, false, false]);
    }
}
