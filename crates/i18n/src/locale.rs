//! Plural categories, numbers and dates, using `Intl` in the browser and ICU natively. Both are based on Unicode CLDR.

pub use crate::platform::*;

use contract::date::DateStyle;

/// Formats a day for running text. Where the medium length does not name the month, that is in full: `10. März 2025`
/// rather than `10.03.2025`. `day` is like `2025-03-10`; returns `None` if it is invalid.
pub fn date(language: &str, style: DateStyle, day: &str) -> Option<String> {
    let medium = day_in(language, "medium", day)?;
    match style {
        DateStyle::Iso => Some(day.to_owned()),
        DateStyle::Medium if medium.contains(char::is_alphabetic) => Some(medium),
        _ => day_in(language, "long", day),
    }
}

/// Returns `rtl` or `ltr` for a BCP 47 tag. A script subtag takes precedence over the language.
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
    fn script_subtag_overrides_language() {
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
    fn dates_follow_the_language() {
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
            assert_eq!(
                date(language, DateStyle::Medium, "2025-03-10").as_deref(),
                Some(expected),
                "{language}"
            );
        }
    }

    #[test]
    fn long_dates_name_the_month_in_full() {
        for (language, expected) in [
            ("en", "March 10, 2025"),
            ("en-GB", "10 March 2025"),
            ("de", "10. März 2025"),
            ("es", "10 de marzo de 2025"),
            ("ja", "2025年3月10日"),
            ("ar-EG", "١٠ مارس ٢٠٢٥"),
        ] {
            assert_eq!(
                date(language, DateStyle::Long, "2025-03-10").as_deref(),
                Some(expected),
                "{language}"
            );
        }
    }

    #[test]
    fn iso_dates_are_the_same_in_every_language() {
        for language in ["en", "en-GB", "de", "ja", "ar-EG"] {
            assert_eq!(date(language, DateStyle::Iso, "2025-03-10").as_deref(), Some("2025-03-10"));
        }
    }

    #[test]
    fn invalid_days_have_no_date() {
        for style in [DateStyle::Medium, DateStyle::Long, DateStyle::Iso] {
            assert_eq!(date("en", style, "2025-13-01"), None, "{style:?}");
        }
    }
}
