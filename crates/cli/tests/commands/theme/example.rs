//! A magazine that uses every setting of a theme and of the arrangement, every token and every name that docs/theme.md
//! promises. Its pages are snapshots: what changes in them changes in every magazine with a theme.
//!
//! After an intended change, run `UPDATE=1 cargo test -p broadsheet-cli theme::example` and review the diff.

use crate::commands::Place;
use crate::commands::build::with_app;
use crate::tree;
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/theme").join(name)
}

/// The example, built.
fn built() -> Place {
    let place = Place::new();
    for (path, bytes) in tree::files(&folder("example")) {
        place.write(&path, "");
        fs::write(place.at(&path), bytes).unwrap();
    }
    fs::write(with_app(&place).join("index.html"), super::TEMPLATE).unwrap();
    let mut command = place.command(&["build", "--quiet", "--deny-warnings"]);
    let output = command.env("BROADSHEET_BUNDLE", place.0.path().join("app")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    place
}

/// A page on many lines, so that diffs are readable, without what is new in every version of the app.
fn spread(page: &str) -> String {
    let version = Regex::new(r#" data-version="[0-9a-f]+"|'sha256-[^']+'"#).unwrap();
    version.replace_all(page, "").replace("><", ">\n<").replace('}', "}\n")
}

#[test]
fn pages_are_as_recorded() {
    let place = built();
    for (name, path) in [("front.html", "index.html"), ("article.html", "articles/a4/index.html")] {
        let made = spread(&place.read(&format!("dist/{path}")));
        let recorded = folder("snapshot").join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(folder("snapshot")).unwrap();
            fs::write(&recorded, &made).unwrap();
        }
        let recorded = fs::read_to_string(recorded).unwrap();
        let help = "if this is wanted: UPDATE=1 cargo test -p broadsheet-cli theme::example";
        for (number, (made, recorded)) in made.lines().zip(recorded.lines()).enumerate() {
            assert_eq!(made, recorded, "{name}:{}; {help}", number + 1);
        }
        assert_eq!(made.len(), recorded.len(), "{name}; {help}");
    }
}

/// The names of settings in a part of the schema, with those in it.
fn names<'s>(schema: &'s Value, found: &mut BTreeSet<&'s str>) {
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        found.insert(name);
        names(inner, found);
        names(&inner["items"], found);
    }
}

#[test]
fn everything_that_is_promised_is_used() {
    let site = fs::read_to_string(folder("example/site.toml")).unwrap();
    let schema: Value = serde_json::from_str(&content::schema::site()).unwrap();
    let mut settings = BTreeSet::new();
    for part in ["theme", "nav", "footer_columns", "home"] {
        names(&schema["properties"][part], &mut settings);
        names(&schema["properties"][part]["items"], &mut settings);
    }
    // Readers choose it, and its colours are set like those of the others.
    settings.remove("sepia");
    assert!(settings.len() > 40, "{settings:?}");
    let unused: Vec<_> = settings
        .iter()
        .filter(|name| !Regex::new(&format!(r"(?m)(^|[\[{{., ]){name}( =|[.\]])")).unwrap().is_match(&site))
        .collect();
    assert!(unused.is_empty(), "the example does not use {unused:?}");

    let docs = fs::read_to_string(folder("../../../../../docs/theme.md")).unwrap();
    let sheets: String = ["style.css", "parts/names.css"]
        .map(|name| fs::read_to_string(folder("example/theme").join(name)).unwrap())
        .concat();
    let promised = Regex::new(r"`(\.b-[\w-]+|--[\w-]+)`").unwrap();
    let names: BTreeSet<&str> =
        promised.captures_iter(&docs).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(names.len() > 50, "{names:?}");
    let unused: Vec<_> = names.iter().filter(|name| !sheets.contains(*name)).collect();
    assert!(unused.is_empty(), "the example does not use {unused:?}");
}
