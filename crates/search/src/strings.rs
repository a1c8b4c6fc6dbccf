//! The messages of the panel. The index manifest contains them in the site's language; English is built in.

/// Messages by name. Values are in braces; a message with a count lists its CLDR plural forms as `category:text`.
pub const ENGLISH: [(&str, &str); 15] = [
    ("results", "one:{n} result|other:{n} results"),
    ("none", "No results for “{query}”"),
    ("none_cure", "Try different or fewer words, or browse the topics and the archive."),
    ("none_filtered", "No results for “{query}” with these filters"),
    ("meant", "No results for “{typed}”. Showing results for “{meant}”."),
    ("unknown", "No matches for “{typed}”."),
    ("partial", "No article contains all of these words. Showing partial matches."),
    ("all", "See all results for “{query}”"),
    ("more", "More results"),
    ("recent", "Recent searches"),
    ("clear", "Clear"),
    ("topic", "Topic"),
    ("author", "Author"),
    ("year", "Year"),
    ("any", "All"),
];

/// The panel's messages in one language.
#[derive(Clone, Debug, Default)]
pub struct Strings(Vec<(String, String)>);

impl Strings {
    /// Uses the messages of an index manifest.
    pub fn new(words: Vec<(String, String)>) -> Self {
        Self(words)
    }

    /// A message, in English if the language lacks it; empty if unknown.
    pub fn say(&self, name: &str) -> &str {
        let own = self.0.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str());
        own.or_else(|| ENGLISH.iter().find(|(known, _)| *known == name).map(|(_, text)| *text))
            .unwrap_or_default()
    }

    /// A message with values in place of the names in braces.
    pub fn fill(&self, name: &str, values: &[(&str, &str)]) -> String {
        filled(self.say(name), values)
    }

    /// The plural form of a message for a CLDR category, with values filled in.
    pub fn count(&self, name: &str, category: &str, values: &[(&str, &str)]) -> String {
        let forms = self.say(name);
        let form = forms.split('|').find_map(|form| form.strip_prefix(category)?.strip_prefix(':'));
        filled(form.unwrap_or(forms), values)
    }

    /// Whether only the built-in English messages are used.
    pub fn is_english(&self) -> bool {
        self.0.is_empty()
    }
}

fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut rest = text;
    let mut filled = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        let (value, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(values.iter().find(|(known, _)| *known == value).map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifest_overrides_english() {
        let words = Strings::new(vec![("more".into(), "Mehr".into())]);
        assert_eq!((words.say("more"), words.say("year")), ("Mehr", "Year"));
    }

    #[test]
    fn values_are_filled_in() {
        assert_eq!(Strings::default().fill("all", &[("query", "a {b}")]), "See all results for “a {b}”");
    }

    #[test]
    fn category_selects_the_plural_form() {
        let english = Strings::default();
        assert_eq!(english.count("results", "one", &[("n", "1")]), "1 result");
        assert_eq!(english.count("results", "other", &[("n", "1,200")]), "1,200 results");
        let japanese = Strings::new(vec![("results".into(), "{n}件".into())]);
        assert_eq!(japanese.count("results", "other", &[("n", "2")]), "2件");
    }
}
