//! Helpers for text that several crates need.

/// Whether a character is kana or Han, whose scripts have no spaces between words.
pub fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
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
    fn kana_and_han_are_unparted() {
        assert_eq!(
            ['か', 'カ', '漢', '한', 'a', 'ä'].map(is_unparted),
            [true, true, true, false, false, false]
        );
    }
}
