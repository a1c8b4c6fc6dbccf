//! Normalizes characters for comparison.

/// Accented letters and their normalized form. All other letters are only lowercased.
const FOLDED: [(&str, &str); 31] = [
    ("a", "àáâãäåāăąǎảạấầẩẫậắằẳẵặ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẻẽẹếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıỉị"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏőơỏọốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưủụứừửữự"),
    ("w", "ŵ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
    ("α", "ά"),
    ("ε", "έ"),
    ("η", "ή"),
    ("ι", "ίϊΐ"),
    ("ο", "ό"),
    ("υ", "ύϋΰ"),
    ("ω", "ώ"),
    ("е", "ё"),
];

/// Appends the normalized form of a character: lower case, without accents.
pub fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match c {
            // Arabic letters often typed without hamza or dots.
            'أ' | 'إ' | 'آ' => out.push('ا'),
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            'ς' => out.push('σ'),
            // Full-width Latin.
            '\u{ff10}'..='\u{ff5a}' => out.extend(char::from_u32(c as u32 - 0xfee0)),
            '\u{300}'..='\u{36f}' => {}
            _ => match FOLDED.iter().find(|(_, accented)| accented.contains(c)) {
                Some((plain, _)) => out.push_str(plain),
                None => out.push(c),
            },
        }
    }
}
