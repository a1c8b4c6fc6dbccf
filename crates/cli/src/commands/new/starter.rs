//! The files of a new magazine.

use crate::machine_zone::is_utc;
use content::schema;
use jiff::civil::Date;

/// The files as they are in `starter/`, where `{{ … }}` stands for what differs between magazines.
const FILES: [(&str, &str); 9] = [
    (".gitignore", include_str!("../../../starter/gitignore")),
    ("site.toml", include_str!("../../../starter/site.toml")),
    ("authors/editors.md", include_str!("../../../starter/authors/editors.md")),
    ("pages/about.md", include_str!("../../../starter/pages/about.md")),
    (
        "articles/the-law-behind-every-queue.md",
        include_str!("../../../starter/articles/the-law-behind-every-queue.md"),
    ),
    (
        "articles/what-an-article-can-hold.md",
        include_str!("../../../starter/articles/what-an-article-can-hold.md"),
    ),
    (
        "articles/why-retries-need-jitter/index.md",
        include_str!("../../../starter/articles/why-retries-need-jitter/index.md"),
    ),
    (
        "articles/why-retries-need-jitter/retries.svg",
        include_str!("../../../starter/articles/why-retries-need-jitter/retries.svg"),
    ),
    (
        "articles/why-retries-need-jitter/retries.dark.svg",
        include_str!("../../../starter/articles/why-retries-need-jitter/retries.dark.svg"),
    ),
];

/// Every file of a new magazine, by its path.
pub fn files(title: &str, zone: &str, today: Date) -> Vec<(&'static str, String)> {
    let timezone = match is_utc(zone) {
        true => "# timezone = \"Europe/Berlin\"".to_owned(),
        false => format!("timezone = {}", toml_string(zone)),
    };
    let yesterday = today.yesterday().unwrap_or(today);
    let before = yesterday.yesterday().unwrap_or(yesterday);
    let values = [
        ("{{ timezone }}", timezone),
        ("{{ today }}", today.to_string()),
        ("{{ yesterday }}", yesterday.to_string()),
        ("{{ two days ago }}", before.to_string()),
        // Last, as it may contain anything.
        ("{{ title }}", toml_string(title)),
    ];
    let filled = |text: &str| {
        values.iter().fold(text.to_owned(), |text, (placeholder, value)| text.replace(placeholder, value))
    };
    let mut files: Vec<_> = FILES.map(|(path, text)| (path, filled(text))).into();
    files.push((".schema/site.json", schema::site()));
    files.push((".schema/front-matter.json", schema::front_matter()));
    files
}

/// A text as TOML, in quotes.
pub fn toml_string(text: &str) -> String {
    toml::Value::from(text).to_string()
}
