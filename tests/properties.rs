//! Property tests: data round-trips, and no text becomes markup.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use broadsheet_app::citation::bibtex;
use broadsheet_app::json::Json;
use broadsheet_app::load::decode;
use contract::marks::{is_in_word, is_joiner};
use contract::model::{
    Article, Cover, Entry, FORMAT, Front, Heading, Index, Listing, Picture, Series, Site, Summary, Teaser,
    Variants,
};
use contract::picture::srcset;
use contract::url::{Route, Slug, slug};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

/// The same cases in every run, few enough to take seconds.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x6d61_6761_7a69),
        ..Config::default()
    }
}

/// Slugs as builds make them, and hand-written ones.
fn slugs() -> impl Strategy<Value = Slug> {
    prop_oneof![
        "[a-zA-Z0-9éß借ΩÅ .!-]{1,16}".prop_map(|name| Slug::of(&name)),
        "[a-z0-9?#;&'\"<>é .]{1,16}".prop_filter_map("a slug", |text| Slug::parse(&text)),
    ]
}

fn routes() -> impl Strategy<Value = Route> {
    let page = prop::option::of(1_u32..10_000);
    prop_oneof![
        Just(Route::Home),
        Just(Route::Popular),
        Just(Route::Topics),
        Just(Route::Archive),
        Just(Route::Authors),
        Just(Route::Search),
        slugs().prop_map(Route::Article),
        slugs().prop_map(Route::Series),
        (slugs(), page.clone()).prop_map(|(slug, page)| Route::Topic(slug, page)),
        (slugs(), page.clone()).prop_map(|(slug, page)| Route::Author(slug, page)),
        ((1000_u16..9999).prop_map(|year| Slug::of(&year.to_string())), page)
            .prop_map(|(year, page)| Route::Year(year, page)),
    ]
}

fn covers() -> impl Strategy<Value = Cover> {
    let variants = (
        "[a-z~*/-]{1,12}",
        prop::collection::vec("avif|webp", 0..2),
        prop::collection::vec(1_u32..5000, 0..4),
    );
    let variants = variants.prop_map(|(path, formats, widths)| Variants { path, formats, widths });
    let picture = (
        any::<String>(),
        any::<String>(),
        any::<u32>(),
        any::<u32>(),
        prop::option::of(variants),
        "[a-z:,]{0,8}",
    );
    prop_oneof![
        any::<String>().prop_map(Cover::Art),
        picture.prop_map(|(src, alt, width, height, variants, placeholder)| {
            Cover::Picture(Picture { src, alt, width, height, variants, placeholder })
        }),
    ]
}

fn times() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[0-9-]{10}T[0-9:]{8}Z")
}

prop_compose! {
    fn summaries()(
        slug in slugs(), title in any::<String>(), summary in any::<String>(), day in 1_u8..=28,
        updated in prop::option::of("[0-9-]{10}"), (published, modified) in (times(), times()), minutes in prop::option::of(any::<u32>()), language in prop::option::of("[a-z]{2}"),
        topics in prop::collection::vec(any::<String>(), 0..3), authors in prop::collection::vec(any::<String>(), 0..3),
        cover in prop::option::of(covers()), canonical in prop::option::of(any::<String>()),
        html in prop::option::of(any::<String>()),
    ) -> Summary {
        Summary { slug, title, summary, date: format!("2025-03-{day:02}"), updated, published, modified, minutes, language, topics, authors, cover, canonical, html }
    }
}

/// Serializes a value to JSON and deserializes it.
fn read_back<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    decode("x.json", &serde_json::to_string(value).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn routes_round_trip_through_addresses(route in routes()) {
        prop_assert_eq!(Route::parse(&route.href()), Some(route.clone()), "{}", route.href());
        prop_assert_eq!(Route::parse(route.href().trim_end_matches('/')).or(Some(Route::Home)), Some(route.clone()));
        let fits = |byte: u8| byte.is_ascii_graphic() && !b"\"<>`{}\\".contains(&byte);
        prop_assert!(route.href().bytes().all(fits), "{}", route.href());
    }

    #[test]
    fn different_routes_have_different_files(one in routes(), other in routes()) {
        prop_assert_eq!(one.path() == other.path(), one == other);
        prop_assert_eq!(one.data() == other.data(), one == other);
    }

    #[test]
    fn address_matches_at_most_one_page(path in "/[a-z./%25eEfFcC0-]{0,24}") {
        if let Some(route) = Route::parse(&path) {
            prop_assert_eq!(Route::parse(&route.href()), Some(route.clone()), "{:?}", route);
            let inside = |path: &str| path.split('/').all(|part| !matches!(part, "." | "..") && !part.contains(['\\', '\0']));
            prop_assert!(inside(&route.path()) && inside(&route.data()), "{:?}", route);
        }
    }

    #[test]
    fn slug_of_a_slug_is_itself(name in any::<String>()) {
        let once = slug(&name);
        prop_assert_eq!(slug(&once), once.clone());
        prop_assert!(once.chars().all(|c| is_in_word(c) || is_joiner(c) || c == '-') && !once.starts_with('-') && !once.ends_with('-'));
    }

    #[test]
    fn model_round_trips(
        articles in prop::collection::vec(summaries(), 0..3), title in any::<String>(), total in prop::option::of(any::<u32>()), data in any::<bool>(),
    ) {
        let teaser = articles.first().map(Teaser::from);
        let site = Site { title: title.clone(), language: "de".into(), per_page: 10, ..Site::default() };
        let front = Front { format: FORMAT, site, total, data, featured: Some(title.clone()), articles: articles.clone(), ..Front::default() };
        prop_assert_eq!(read_back(&front), front);
        let listing = Listing { format: FORMAT, title: title.clone(), articles: articles.clone(), older: total, until: Some(title.clone()), ..Listing::default() };
        prop_assert_eq!(read_back(&listing), listing);
        let article = Article {
            format: FORMAT, article: articles.first().cloned().unwrap_or_default(), html: title.clone(), related: articles,
            contents: vec![Heading { id: title.clone(), text: title.clone(), level: 2 }], excerpt: true, older: teaser.clone(),
            series: Some(Series { name: title.clone(), part: 1, previous: teaser, next: None }), ..Article::default()
        };
        prop_assert_eq!(read_back(&article), article);
        let index = Index { format: FORMAT, entries: vec![Entry { slug: Slug::of(&title), name: title, count: 3, ..Entry::default() }] };
        prop_assert_eq!(read_back(&index), index);
    }

    #[test]
    fn json_round_trips_and_never_ends_a_script(text in any::<String>(), number in any::<u32>()) {
        let written = Json::object([("a", Json::Array(vec![text.as_str().into(), Json::Number(number)]))]).to_string();
        prop_assert!(!written.contains('<'));
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&read, &serde_json::json!({ "a": [text, number] }));
    }

    #[test]
    fn bibtex_entry_is_well_formed_for_any_text(article in summaries(), title in any::<String>()) {
        let site = Site { title, url: "https://example.org/".into(), ..Site::default() };
        let entry = bibtex(&article, &site);
        let mut depth = 0_i32;
        for (at, c) in entry.char_indices() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            prop_assert!(depth > 0 || at < entry.find('{').unwrap() || at + 1 == entry.len(), "it ends at {} of {}", at, entry);
        }
        prop_assert_eq!(depth, 0);
        prop_assert_eq!(entry.matches("\n  url = ").count(), 1);
    }

    #[test]
    fn srcset_lists_each_width_once(path in "[a-z0-9/~é -]{1,12}", widths in prop::collection::btree_set(1_u32..5000, 0..6)) {
        let widths: Vec<u32> = widths.into_iter().collect();
        let path = path.replace(' ', "%20");
        let variants = Variants { path: format!("{path}-*"), formats: vec!["avif".into()], widths: widths.clone() };
        let set = srcset(&variants, "avif");
        let candidates = set.split(", ").filter(|one| !one.is_empty()).map(|one| one.rsplit_once(' ').unwrap());
        let read: Vec<(String, String)> = candidates.map(|(file, width)| (file.to_owned(), width.to_owned())).collect();
        let expected: Vec<(String, String)> = widths.iter().map(|width| (format!("/{}-{width}.avif", path.trim_start_matches('/')), format!("{width}w"))).collect();
        prop_assert_eq!(read, expected);
    }
}
