//! Plural forms, numbers and dates of languages: by `Intl` in the browser, by ICU natively. Both use the data of
//! Unicode's CLDR.

pub use crate::platform::*;

/// A day as a language writes it in running text: in medium length if that names the month, `Mar 10, 2025`, else in
/// full, `10. März 2025` rather than `10.03.2025`. `day` is `2025-03-10`; `None` if there is no such day.
pub fn date(language: &str, day: &str) -> Option<String> {
    let medium = day_in(language, "medium", day)?;
    let names_month = medium.contains(char::is_alphabetic);
    if names_month { Some(medium) } else { day_in(language, "long", day) }
}

/// `rtl` for a language that is written from right to left, else `ltr`. The script decides where the tag names one.
pub fn direction(tag: &str) -> &'static str {
    const SCRIPTS: [&str; 8] = ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand"];
    const LANGUAGES: [&str; 14] =
        ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr", "nqo", "arc", "ks"];
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let right = match parts.next().filter(|part| part.len() == 4) {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&language),
    };
    if right { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_decides_where_a_tag_names_one() {
        for tag in ["ar", "ar-EG", "he", "fa-IR", "ur", "az-Arab", "ckb", "AR"] {
            assert_eq!(direction(tag), "rtl", "{tag}");
        }
        for tag in ["en", "de-AT", "ja", "ks-Deva", "zh-Hant-TW", ""] {
            assert_eq!(direction(tag), "ltr", "{tag}");
        }
    }

    #[test]
    fn plural_forms_follow_the_language() {
        for (language, number, form) in [
            ("en", 1, "one"),
            ("en", 2, "other"),
            ("ja", 1, "other"),
            ("ar", 0, "zero"),
            ("ar", 2, "two"),
            ("ar", 5, "few"),
            ("ar", 11, "many"),
            ("ar", 100, "other"),
            ("no language", 1, "one"),
        ] {
            assert_eq!(plural(language, number), form, "{language} {number}");
        }
    }

    #[test]
    fn dates_are_written_as_in_the_language() {
        for (language, expected) in [
            ("en", "Mar 10, 2025"),
            ("en-GB", "10 Mar 2025"),
            ("de", "10. März 2025"),
            ("es", "10 mar 2025"),
            ("ja", "2025年3月10日"),
            ("ar", "10 مارس 2025"),
            ("ar-EG", "١٠ مارس ٢٠٢٥"),
            ("no language", "Mar 10, 2025"),
        ] {
            assert_eq!(date(language, "2025-03-10").as_deref(), Some(expected), "{language}");
        }
        assert_eq!(date("en", "2025-13-01"), None);
    }
}
