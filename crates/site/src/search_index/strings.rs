//! Localized text of the search panel. The panel fills in the values.

use contract::model::Site;
use i18n::messages::Labels;

/// Returns names and texts with placeholders in braces; empty for the English ones that are compiled into the panel.
pub fn words(site: &Site) -> Vec<(String, String)> {
    let texts = texts(Labels::with(&site.language, &site.language, &site.strings));
    if texts == self::texts(Labels::of("en", "en")) { Vec::new() } else { texts }
}

fn texts(labels: Labels) -> Vec<(String, String)> {
    let words: [(&str, String); 15] = [
        ("results", labels.search_results("{n}")),
        ("none", labels.search_none("{query}")),
        ("none_cure", labels.search_none_cure().to_owned()),
        ("none_filtered", labels.search_none_filtered("{query}")),
        ("meant", labels.search_meant("{typed}", "{meant}")),
        ("unknown", labels.search_unknown("{typed}")),
        ("partial", labels.search_partial().to_owned()),
        ("all", labels.search_all("{query}")),
        ("more", labels.search_more().to_owned()),
        ("recent", labels.search_recent().to_owned()),
        ("clear", labels.search_clear().to_owned()),
        ("topic", labels.search_topic().to_owned()),
        ("author", labels.search_author().to_owned()),
        ("year", labels.search_year().to_owned()),
        ("any", labels.search_any().to_owned()),
    ];
    words.map(|(name, text)| (name.to_owned(), text)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use search::strings::ENGLISH;
    use std::collections::BTreeSet;

    fn site(language: &str) -> Site {
        Site { language: language.into(), ..Site::default() }
    }

    #[test]
    fn every_panel_text_is_translated_with_its_placeholders() {
        let german = words(&site("de-AT"));
        assert_eq!(german.len(), ENGLISH.len());
        for ((name, text), (known, english)) in german.iter().zip(ENGLISH) {
            assert_eq!(name, known);
            let values = |text: &str| {
                text.split('{')
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
                    .collect::<BTreeSet<_>>()
            };
            assert_eq!(values(text), values(english), "{name}");
        }
    }

    #[test]
    fn english_is_compiled_into_the_panel() {
        assert!(words(&site("en")).is_empty() && words(&site("tlh")).is_empty());
        assert_eq!(
            texts(Labels::of("en", "en")),
            ENGLISH.map(|(name, text)| (name.to_owned(), text.to_owned()))
        );
    }

    #[test]
    fn own_words_are_in_the_index() {
        let strings = [("search_more".to_owned(), "Further".to_owned())].into();
        let words = words(&Site { strings, ..site("en") });
        assert_eq!(words.len(), ENGLISH.len());
        assert!(words.contains(&("more".to_owned(), "Further".to_owned())));
    }
}
