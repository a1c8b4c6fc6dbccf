//! Encodes the articles that contain a word, with scores, as ASCII letters, so that postings fit into lines of text and
//! compress well.

/// The maximum strength of a word in an article; the minimum is 0.
pub const STRONGEST: u8 = 31;

/// The digits 0 to 63.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Encoded articles with strengths, in ascending order of their numbers.
#[derive(Clone, Debug, Default)]
pub struct Postings {
    text: String,
    next: u32,
    count: u32,
}

impl Postings {
    /// Appends an article with its strength. Its number must be greater than all before.
    pub fn push(&mut self, article: u32, strength: u8) {
        self.number(article - self.next);
        self.text.push(LETTERS[usize::from(strength.min(STRONGEST))] as char);
        self.next = article + 1;
        self.count += 1;
    }

    /// Appends an article without a strength, to be decoded with [`numbers`].
    pub fn push_number(&mut self, article: u32) {
        self.number(article - self.next);
        self.next = article + 1;
        self.count += 1;
    }

    fn number(&mut self, mut number: u32) {
        while number > 31 {
            self.text.push(LETTERS[(number as usize & 31) | 32] as char);
            number >>= 5;
        }
        self.text.push(LETTERS[number as usize] as char);
    }

    /// The encoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of articles.
    pub fn count(&self) -> u32 {
        self.count
    }
}

/// Decodes articles with strengths. Stops at the first invalid character.
pub fn read(text: &str) -> impl Iterator<Item = (u32, u8)> + '_ {
    let mut letters = text.bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        let article = next + number(&mut letters)?;
        next = article + 1;
        Some((article, value(letters.next()?)?))
    })
}

/// Decodes articles without strengths. Stops at the first invalid character.
pub fn numbers(text: &str) -> impl Iterator<Item = u32> + '_ {
    let mut letters = text.bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        let article = next + number(&mut letters)?;
        next = article + 1;
        Some(article)
    })
}

fn number(letters: &mut std::str::Bytes<'_>) -> Option<u32> {
    let mut number: u32 = 0;
    for shift in (0..30).step_by(5) {
        let value = value(letters.next()?)?;
        number |= u32::from(value & 31) << shift;
        if value < 32 {
            return Some(number);
        }
    }
    None
}

fn value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_round_trip() {
        let all = [(0, 3), (1, 31), (40, 0), (100_000, 7), (30_000_000, 1)];
        let mut postings = Postings::default();
        all.iter().for_each(|(article, strength)| postings.push(*article, *strength));
        assert_eq!(read(postings.text()).collect::<Vec<_>>(), all);
        assert_eq!(postings.count(), 5);
    }

    #[test]
    fn numbers_round_trip() {
        let mut postings = Postings::default();
        [0, 2, 999].iter().for_each(|number| postings.push_number(*number));
        assert_eq!(numbers(postings.text()).collect::<Vec<_>>(), [0, 2, 999]);
    }

    #[test]
    fn invalid_text_ends_the_list() {
        assert_eq!(read("AB!!").count(), 1);
        assert_eq!(read("\u{fc}").count(), 0);
        assert_eq!(read("////////").count(), 0);
    }
}
