use crate::{assert_is_inside, fixture, page};
use content::link_resolver::LinkResolver;
use content::magazine_path::MagazinePath;
use content::root::Root;
use content::site_config::SiteConfig;
use contract::model::{Allowed, Site};
use contract::url::{Route, Slug};
use i18n::messages::Labels;
use markup::html::Sanitizer;
use markup::markdown::{self, Document, TextContext};
use std::collections::HashMap;
use std::path::Path;

/// Content of a file outside the magazine, which must never appear in the output.
const SECRET: &str = "hunter2-secret";

/// Renders a text with strict and with permissive settings: the output contains nothing active, stays inside its
/// container, and reveals no file outside the magazine.
pub fn markdown(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    check(text, &SiteConfig::default());
    let allow =
        Allowed { pictures: vec!["pictures.example".to_owned()], frames: vec!["player.example".to_owned()] };
    let elements = ["video src controls", "iframe src title allow", "svg", "math", "style-guide"];
    let wide = SiteConfig {
        site: Site { allow, ..Site::default() },
        extra_elements: elements.map(str::to_owned).into(),
        ..SiteConfig::default()
    };
    check(text, &wide);
}

/// Renders a text as an article of the magazine in `fixture`.
pub fn render(text: &str, settings: &SiteConfig) -> Document {
    let (content, public) = (fixture("content"), fixture("public"));
    let own = Route::Article(Slug::of("x"));
    let pages = [
        ("articles/x/index.md".to_owned(), own.clone()),
        ("articles/y.md".to_owned(), Route::Article(Slug::of("y"))),
    ];
    let places = LinkResolver::new(Root::new(&content, &[]), Root::new(&public, &[]), HashMap::from(pages));
    let inner = MagazinePath::parse("articles/x/index.md").unwrap_or_default();
    let sanitizer = Sanitizer::new(settings);
    let context = TextContext {
        path: Path::new("content/articles/x/index.md"),
        inner: &inner,
        first_line: 1,
        route: &own,
        media: "media/x".to_owned(),
        resolver: &places,
        settings,
        math: true,
        labels: Labels::of("en", "en"),
        sanitizer: &sanitizer,
    };
    markdown::render(text, &context)
}

/// Whether a text has the letters of the secret itself, in order: markup between them may be left out.
fn spells_secret(text: &str) -> bool {
    let mut letters = text.chars();
    SECRET.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

fn check(text: &str, settings: &SiteConfig) {
    let (content, public) = (fixture("content"), fixture("public"));
    let document = render(text, settings);
    page::assert_runs_nothing(&document.html);
    page::assert_stays_inside(&document.html);
    assert!(!document.html.contains(SECRET) || spells_secret(text), "a file from elsewhere is shown");
    let lines = text.lines().count().max(1);
    for problem in &document.problems {
        assert!(problem.line.is_some_and(|line| (1..=lines).contains(&line)), "{problem:?} of {lines} lines");
        // Messages may quote the text.
        let is_told = problem.message.contains(SECRET) || problem.help.contains(SECRET);
        assert!(!is_told || spells_secret(text), "{problem:?}");
    }
    for media in &document.media {
        assert_is_inside(&media.to);
        let from = media.from.canonicalize().unwrap_or_default();
        assert!(from.starts_with(&content), "{} is outside", from.display());
    }
    for picture in &document.pictures {
        let from = picture.from.canonicalize().unwrap_or_default();
        assert!(from.starts_with(&content) || from.starts_with(&public), "{} is outside", from.display());
    }
}
