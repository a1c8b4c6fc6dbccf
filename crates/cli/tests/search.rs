//! The index, as a build writes it and the panel reads it: 40 queries, each with the article to find first; how much a
//! search fetches; and how many files a new article changes.
mod corpus;
mod queries;

use crate::tree;
use broadsheet_cli::content_stage;
use content::options::Options;
use queries::{DEMO, GENERATED};
use search::{
    article_paths,
    engine::{self, Query},
    excerpt::Marker,
    html,
    index_manifest::{IndexManifest, PATH},
    lookup::Files,
};
use serde_json::Value;
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};
use tempfile::TempDir;

/// A built magazine.
struct Magazine {
    folder: TempDir,
    manifest: IndexManifest,
}

/// The result of a search.
struct Found {
    /// Slugs, best match first.
    slugs: Vec<String>,
    /// The files of the index that were read.
    files: Files,
    ranking: engine::Ranking,
}

impl Magazine {
    fn of(content: &Path, public: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options {
            content: content.to_owned(),
            public: public.to_owned(),
            out: folder.path().to_owned(),
            drafts: false,
            now: "2026-01-01T00:00:00Z".parse().unwrap(),
            ..Options::below(Path::new(env!("CARGO_TARGET_TMPDIR")))
        };
        content_stage::content(&options).unwrap_or_else(|problems| panic!("{problems}"));
        let manifest = IndexManifest::read(&fs::read_to_string(folder.path().join(PATH)).unwrap()).unwrap();
        Self { folder, manifest }
    }

    fn demo() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        Self::of(&root.join("content"), &root.join("public"))
    }

    fn generated(count: usize) -> Self {
        let content = tempfile::tempdir().unwrap();
        corpus::write(content.path(), count);
        Self::of(content.path(), content.path())
    }

    fn search(&self, query: &Query) -> Found {
        let mut files = Files::new();
        let ranking = loop {
            match engine::rank(&self.manifest, query, &files) {
                Ok(ranking) => break ranking,
                Err(missing) => self.read(missing, &mut files),
            }
        };
        let first: Vec<u32> = ranking.articles.iter().take(10).copied().collect();
        let paths = loop {
            match article_paths::find(&first, &files) {
                Ok(paths) => break paths,
                Err(missing) => self.read(missing, &mut files),
            }
        };
        let slug = |page: &str| page.trim_end_matches('/').rsplit('/').next().unwrap().to_owned();
        let slugs: Vec<String> = paths.iter().map(|paths| slug(&paths.page)).collect();
        let marker = Marker::new(&ranking.terms);
        // The dialog shows this many results.
        let read = slugs.iter().take(6).map(|slug| self.article(slug));
        let fits: Vec<f32> = read.map(|(title, sections)| marker.fit(&title, &sections)).collect();
        let order = engine::settle(&ranking, &fits);
        let slugs = order.into_iter().map(|at| slugs[at].clone()).collect();
        Found { slugs, files, ranking }
    }

    fn read(&self, missing: Vec<String>, files: &mut Files) {
        assert!(!missing.is_empty(), "a search that needs nothing more ends");
        for path in missing {
            let text =
                fs::read_to_string(self.folder.path().join(&path)).unwrap_or_else(|_| panic!("{path}"));
            assert!(files.insert(path, text).is_none(), "nothing is asked for twice");
        }
    }

    /// The title and text of an article or a page.
    fn article(&self, slug: &str) -> (String, Vec<html::Section>) {
        let data = self.folder.path().join("data");
        let file = data.join(format!("articles/{slug}.json"));
        let file = if file.exists() { file } else { data.join(format!("pages/{slug}.json")) };
        let article: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let title = article["article"]["title"].as_str().or(article["title"].as_str()).unwrap();
        (title.to_owned(), html::sections(article["html"].as_str().unwrap()))
    }

    /// The heading to which a result for this article links.
    fn heading(&self, found: &Found, slug: &str) -> String {
        let (title, sections) = self.article(slug);
        Marker::new(&found.ranking.terms).best(&title, &sections).id
    }

    /// The files of the index by path.
    fn index(&self) -> BTreeMap<String, Vec<u8>> {
        tree::files(&self.folder.path().join("search"))
    }
}

fn typed(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

/// How many of the 40 queries must find their article first, and how many among the first three.
const FIRST: usize = 38;
const AMONG_THREE: usize = 40;

#[test]
fn expected_articles_come_first() {
    let demo = Magazine::demo();
    let generated = Magazine::generated(240);
    let mut queries: Vec<(&Magazine, &str, String)> = Vec::new();
    queries.extend(DEMO.iter().map(|(query, slug)| (&demo, *query, (*slug).to_owned())));
    queries.extend(GENERATED.iter().map(|(query, wanted)| {
        let number =
            (0..240).find(|number| corpus::title(*number) == *wanted).unwrap_or_else(|| panic!("{wanted}"));
        (&generated, *query, format!("a{number}"))
    }));
    assert_eq!(queries.len(), 40);
    let (mut first, mut three) = (0, 0);
    let mut missed = String::new();
    for (magazine, query, wanted) in queries {
        let found = magazine.search(&typed(query)).slugs;
        let place = found.iter().position(|slug| *slug == wanted);
        first += usize::from(place == Some(0));
        three += usize::from(place.is_some_and(|place| place < 3));
        if place != Some(0) {
            let _ = writeln!(missed, "  {query}: {wanted} is at {place:?} of {found:?}");
        }
    }
    println!("of 40 queries, {first} find their article first, {three} among the first three\n{missed}");
    assert!(first >= FIRST && three >= AMONG_THREE, "{first} first, {three} among three:\n{missed}");
}

#[test]
fn a_result_leads_to_its_heading() {
    let demo = Magazine::demo();
    for (query, slug, heading) in [
        ("credentials that expire", "devops-on-aws", "credentials-that-expire"),
        ("push or pull", "how-facebook-designed-its-news-feed", "push-or-pull"),
        ("passport", "authentication-in-netflix-microservices", "the-passport"),
        ("docker", "docker-backbone-of-modern-devops", ""),
    ] {
        let found = demo.search(&typed(query));
        assert_eq!(demo.heading(&found, slug), heading, "{query}");
    }
}

#[test]
fn filters_and_words_combine() {
    let demo = Magazine::demo();
    let aws = demo.search(&Query { topic: "aws".into(), ..typed("services") });
    assert!(!aws.slugs.is_empty() && !aws.slugs.contains(&"how-facebook-designed-its-news-feed".to_owned()));
    assert!(demo.search(&Query { year: "1999".into(), ..typed("services") }).slugs.is_empty());
    let author = demo.manifest.authors[0].slug.clone();
    assert!(!demo.search(&Query { author, ..typed("services") }).slugs.is_empty());
}

#[test]
#[ignore = "slow"]
fn a_search_fetches_little_whatever_the_size_of_the_magazine() {
    for count in [60, 960] {
        let magazine = Magazine::generated(count);
        let size = |files: &Files| files.values().map(String::len).sum::<usize>();
        let found = magazine.search(&typed("tuning conection pooling"));
        println!("{count} articles: {} files, {} bytes", found.files.len(), size(&found.files));
        assert!(found.files.len() <= 20 && size(&found.files) < 120_000, "{:?}", found.files.keys());
    }
}

#[test]
#[ignore = "slow"]
fn a_new_article_changes_few_files() {
    let (before, after) = (Magazine::generated(960).index(), {
        let content = tempfile::tempdir().unwrap();
        corpus::write(content.path(), 960);
        let text = "---\ntitle: Something new\ndate: 2025-12-24\ntopics: [logging]\nsummary: New.\n---\n\nFew words.\n";
        fs::write(content.path().join("articles/new.md"), text).unwrap();
        Magazine::of(content.path(), content.path()).index()
    });
    let changed = after.iter().filter(|(path, text)| before.get(*path) != Some(*text)).count();
    println!("{changed} of {} files of the index changed", after.len());
    // At most one shard per word, the endings of new words, its topic and author, the addresses, and the manifest.
    assert!(changed <= 16, "{changed} of {} files changed", after.len());
}

#[test]
fn the_same_magazine_has_the_same_index() {
    assert_eq!(Magazine::generated(120).index(), Magazine::generated(120).index());
}
