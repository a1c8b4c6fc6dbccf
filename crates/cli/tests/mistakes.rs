//! Every mistake that content can have, with its file, line and code. Messages are not compared, so that improving one
//! breaks no test; docs/diagnostics.md shows them.

use broadsheet_cli::content_stage::{Report, content};
use content::diagnostics::{Code, Diagnostic};
use content::options::Options;
use std::fs;

mod addresses;
mod body;
mod definitions;
mod leftovers;
mod front_matter;
mod magazine;
mod names;
mod printed;

/// A magazine without mistakes, to which each test adds its own.
const GOOD: &[(&str, &str)] = &[
    ("content/site.toml", "title = \"T\"\n"),
    (
        "content/articles/good.md",
        "---\ntitle: Good\nsummary: S\ndate: 2025-01-01\ntopics: [Rust, DevOps]\n---\n## Part one\n",
    ),
    ("content/pages/about.md", "---\ntitle: About\n---\n"),
    ("content/articles/picture.svg", "<svg viewBox=\"0 0 2 1\"></svg>"),
    ("content/articles/broken.png", "not a picture"),
    ("public/leaflet.txt", ""),
];

/// Builds the good magazine with these files added. Returns the diagnostics, with paths relative to the content folder.
pub fn found(files: &[(&str, &[u8])]) -> Vec<Diagnostic> {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    GOOD.iter().for_each(|(path, text)| write(path, text.as_bytes()));
    files.iter().for_each(|(path, bytes)| write(&format!("content/{path}"), bytes));
    let at = |name: &str| folder.path().join(name);
    let now = "2025-06-01T00:00:00Z".parse().unwrap();
    let options = Options { out: at("out"), now, image_cache: at("cache"), ..Options::below(&at("")) };
    let problems = match content(&options) {
        Ok(Report::Written { warnings, .. }) => warnings,
        Ok(report) => panic!("{report}"),
        Err(problems) => problems,
    };
    assert_ne!(problems.has_errors(), at("out").exists(), "all is written, or nothing");
    let inner = |found: Diagnostic| {
        let path =
            found.path.strip_prefix(at("content")).unwrap().to_str().unwrap().replace('\\', "/").into();
        Diagnostic { path, ..found }
    };
    problems.as_slice().iter().cloned().map(inner).collect()
}

/// The diagnostics as `path:line code`.
pub fn mistakes(files: &[(&str, &[u8])]) -> Vec<String> {
    let one = |Diagnostic { path, line, code, .. }: Diagnostic| {
        let line = line.map_or_else(String::new, |line| format!(":{line}"));
        format!("{}{line} {code}", path.display())
    };
    found(files).into_iter().map(one).collect()
}

/// The mistakes of an article `x.md` with these lines of front matter below a title, summary and date, and this text.
pub fn article(fields: &str, text: &str) -> Vec<String> {
    mistakes(&[("articles/x.md", article_file(fields, text).as_bytes())])
}

/// The suggested fix for the only mistake of such an article.
pub fn help(fields: &str, text: &str) -> String {
    match &found(&[("articles/x.md", article_file(fields, text).as_bytes())])[..] {
        [only] => only.help.clone(),
        found => panic!("{found:?}"),
    }
}

fn article_file(fields: &str, text: &str) -> String {
    format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n{text}\n")
}

#[test]
fn the_good_magazine_has_no_mistakes() {
    assert_eq!(mistakes(&[]), [""; 0]);
}

#[test]
fn the_output_is_not_written_over_its_sources() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("media")).unwrap();
    fs::write(folder.path().join("media/precious.txt"), "").unwrap();
    let at = folder.path().to_owned();
    let options =
        Options { content: at.clone(), public: "none".into(), out: at, ..Options::below(folder.path()) };
    let printed = content(&options).unwrap_err().to_string();
    assert!(printed.starts_with("error[output-is-input]: "), "{printed}");
    assert!(folder.path().join("media/precious.txt").exists());
}

#[test]
fn mistakes_of_all_files_are_reported_together() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir_all(content.join("articles")).unwrap();
    let article = "---\ntitle: X\nsummary: S\ndate: yesterday\ntittle: Y\n---\n";
    fs::write(content.join("articles/x.md"), article).unwrap();
    let out = folder.path().join("out");
    let options = Options {
        content: content.clone(),
        public: "none".into(),
        out: out.clone(),
        ..Options::below(folder.path())
    };
    let problems = broadsheet_cli::content_stage::content(&options).unwrap_err();
    let places: Vec<_> =
        problems.as_slice().iter().map(|found| (found.code, &found.path, found.line)).collect();
    let (article, settings) = (content.join("articles/x.md"), content.join("site.toml"));
    let expected = [
        (Code::InvalidDate, &article, Some(4)),
        (Code::UnknownField, &article, Some(5)),
        (Code::MissingSettings, &settings, None),
    ];
    assert_eq!(places, expected);
    assert!(problems.to_string().ends_with("\n3 errors; nothing was written"), "{problems}");
    assert!(!out.exists());
}
