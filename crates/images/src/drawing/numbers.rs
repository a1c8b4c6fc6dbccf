//! Checks the numbers in an SVG before the libraries compute with them.

/// The largest absolute value of a number in a drawing. The libraries use `f32`, which has 24 significant bits.
pub const LARGEST: f64 = 1_000_000.0;

/// Counts the numbers in a text; `None` if one is too large.
///
/// In path data every letter is a command. Elsewhere letters begin names, which may contain digits, and `#` begins a
/// colour or the id of an element.
pub fn count(text: &str, is_path: bool) -> Option<u64> {
    let bytes = text.as_bytes();
    let (mut at, mut count) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b'#' => name(bytes, at + 1),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. if !is_path => name(bytes, at + 1),
            b'.' if !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => at + 1,
            b'0'..=b'9' | b'.' => {
                let end = number(bytes, at);
                // The libraries do not treat what cannot be parsed as a number, either.
                let value: f64 = text.get(at..end).and_then(|number| number.parse().ok()).unwrap_or_default();
                if value.abs() > LARGEST {
                    return None;
                }
                count += 1;
                if is_path { end } else { while_in(bytes, end, |byte| byte.is_ascii_alphabetic()) }
            }
            _ => at + 1,
        };
    }
    Some(count)
}

fn name(bytes: &[u8], start: usize) -> usize {
    while_in(bytes, start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | 0x80..))
}

fn number(bytes: &[u8], start: usize) -> usize {
    let digits = |start| while_in(bytes, start, |byte| byte.is_ascii_digit());
    let mut end = digits(start);
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let exponent = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'-' | b'+')));
        if digits(exponent) > exponent {
            return digits(exponent);
        }
    }
    end
}

fn while_in(bytes: &[u8], start: usize, holds: impl Fn(u8) -> bool) -> usize {
    bytes[start..].iter().position(|byte| !holds(*byte)).map_or(bytes.len(), |length| start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted() {
        for (text, numbers) in [
            ("", 0),
            ("1,2 -3.5 .5.5 1e-3", 6),
            ("translate(1)rotate(2, 3)", 3),
            ("5px-6px", 2),
            ("url(#a99999999) #12345678 font99999999", 0),
            (".cls-99999999{stroke-width:3px;fill:#99999999}", 1),
        ] {
            assert_eq!(count(text, false), Some(numbers), "{text}");
        }
        assert_eq!(count("M0 0h1h1zm-2.5.5", true), Some(6));
    }

    #[test]
    fn large_numbers_are_rejected() {
        for text in ["1000001", "-1e38", "0 0 9 1e38", "scale(2E6)", "9999999px", "calc(1 + 1e9)"] {
            assert_eq!(count(text, false), None, "{text}");
        }
        for text in ["M0 0h1e38", "M0 0zm1e7", "M0 0h0zM9999999 0"] {
            assert_eq!(count(text, true), None, "{text}");
        }
        assert_eq!(count("1000000", false), Some(1));
    }
}
