use super::overrides::placeholders;
use super::{Messages, Strings, app, fill, r#in, labels};
use contract::date::DateStyle;
use icu_plurals::{PluralCategory, PluralRules};
use std::collections::BTreeSet;

/// For every string of a language: name, placeholders, whether it has plural forms, and the text.
fn strings(
    language: &'static r#in::Shipped,
) -> impl Iterator<Item = (&'static str, &'static [&'static str], bool, &'static str)> {
    let shapes = app::Table::SHAPES.into_iter().chain(labels::Table::SHAPES);
    let texts = language.app.iter().chain(&language.labels);
    shapes.zip(texts).map(|((name, values, counted), text)| (name, values, counted, *text))
}

fn categories(language: &str) -> BTreeSet<&'static str> {
    let locale: icu_locale_core::Locale = language.parse().unwrap();
    let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
    rules
        .categories()
        .map(|category| match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        })
        .collect()
}

#[test]
fn no_string_is_empty() {
    for language in &r#in::SHIPPED {
        for (name, _, _, text) in strings(language) {
            assert!(
                !text.trim().is_empty() && text.trim() == text,
                "{}: {name}: {text:?}",
                language.language
            );
            assert!(!text.contains("  "), "{}: {name} has a double space: {text}", language.language);
        }
    }
}

#[test]
fn every_string_has_its_placeholders() {
    for language in &r#in::SHIPPED {
        for (name, values, _, text) in strings(language).filter(|string| !string.2) {
            let wanted: BTreeSet<&str> = values.iter().copied().collect();
            assert_eq!(placeholders(text), wanted, "{}: {name}: {text}", language.language);
        }
    }
}

#[test]
fn every_plural_has_the_forms_of_its_language() {
    for language in &r#in::SHIPPED {
        let wanted = categories(language.language);
        // The search panel picks the form of `search_results`.
        for (name, _, _, text) in strings(language).filter(|string| string.2 || string.0 == "search_results")
        {
            let forms: Vec<(&str, &str)> =
                text.split('|').map(|form| form.split_once(':').unwrap_or(("other", form))).collect();
            let found: BTreeSet<&str> = forms.iter().map(|form| form.0).collect();
            // A single form is allowed in any language.
            let one = forms.len() == 1 && found.contains("other");
            assert!(one || found == wanted, "{}: {name}: {found:?}, not {wanted:?}", language.language);
            for (category, form) in forms {
                let names = placeholders(form);
                let named = names.iter().eq(["n"].iter());
                let spelled = matches!(category, "zero" | "one" | "two") && names.is_empty();
                assert!(named || spelled, "{}: {name}: {form}", language.language);
            }
        }
    }
}

#[test]
fn regions_fall_back_to_their_language() {
    for (tag, language) in
        [("de-AT", "de"), ("es-419", "es"), ("ar-EG", "ar"), ("JA", "ja"), ("pt_BR", "en"), ("", "en")]
    {
        let words = Messages::of(tag);
        assert_eq!(words.language, language, "{tag}");
        assert_eq!(words.site, tag);
    }
}

#[test]
fn numbers_select_the_plural_form() {
    assert_eq!(Messages::of("en").articles_in(1), "1 article");
    assert_eq!(Messages::of("en").articles_in(1200), "1,200 articles");
    assert_eq!(Messages::of("en").min_read(6), "6 min read");
    assert_eq!(Messages::of("ar").articles_in(2), "مقالان");
    assert_eq!(Messages::of("ar").min_read(5), "5 دقائق للقراءة");
    assert_eq!(Messages::of("ar-EG").min_read(5), "٥ دقائق للقراءة");
    assert_eq!(Messages::of("ja").min_read(5), "5分で読めます");
}

#[test]
fn placeholders_in_values_are_not_filled() {
    assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "{")]), "{b} of {");
    assert_eq!(fill("{unknown}, 50 %", &[]), ", 50 %");
}

#[test]
fn file_contains_the_app_strings() {
    let file: serde_json::Value =
        serde_json::from_str(&super::file("de-AT", &Strings::new()).unwrap()).unwrap();
    let list: Vec<String> =
        file["words"].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect();
    let words = Messages::listed("de", "de-AT", list.clone()).unwrap();
    assert_eq!(words.topics(), Messages::of("de").topics());
    assert!(Messages::listed("de", "de-AT", list[1..].to_vec()).is_none(), "a list of another version");
}

#[test]
fn english_needs_no_file() {
    assert_eq!(super::file("en-GB", &Strings::new()), None);
    assert_eq!(super::file("tlh", &Strings::new()), None);
    let label = Strings::from([("note".into(), "Aside".into())]);
    assert_eq!(super::file("en", &label), None, "a string that the app does not show");
}

#[test]
fn own_english_words_need_a_file() {
    let own = Strings::from([("latest".into(), "New".into())]);
    let file: serde_json::Value = serde_json::from_str(&super::file("en", &own).unwrap()).unwrap();
    assert_eq!(file["language"], "en");
    assert!(file["words"].as_array().unwrap().contains(&"New".into()));
}

#[test]
fn every_language_has_the_same_number_of_choices() {
    let choices = |text: &str| text.split('|').count() - 1;
    for shipped in &r#in::SHIPPED {
        let words = Messages::of(shipped.language);
        let counts = [
            words.theme(),
            words.text_size(),
            words.line_width(),
            words.typeface(),
            words.single_keys(),
            words.speed(),
        ]
        .map(choices);
        assert_eq!(counts, [4, 5, 3, 2, 2, 5], "{}", shipped.language);
    }
}

#[test]
fn dates_are_formatted() {
    assert_eq!(Messages::english("en").date("2025-03-10"), "Mar 10, 2025");
    assert_eq!(Messages::english("en").date("2025-12-01T10:00:00Z"), "Dec 1, 2025");
    let iso = Messages::of("de").with_dates(DateStyle::Iso);
    assert_eq!(iso.date("2025-12-01T10:00:00Z"), "2025-12-01");
}

#[test]
fn invalid_dates_are_returned_unchanged() {
    for odd in ["", "soon", "2025-13-01", "2025-00-01", "2025-1"] {
        assert_eq!(Messages::english("en").date(odd), odd);
    }
}
