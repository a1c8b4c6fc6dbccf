//! A magazine with as many articles as a test needs.

use broadsheet_cli::content_stage::content;
use publish::prerender::{Options, pages};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

/// Trunk's output, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// A generated magazine, to which articles can be added.
pub struct Magazine(pub TempDir);

impl Magazine {
    /// A magazine of this many articles: five topics, four authors, 300 articles a year.
    pub fn of(count: usize) -> Self {
        let magazine = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(magazine.0.path().join("content/articles")).unwrap();
        let site = "title = \"T\"\ndescription = \"D\"\nurl = \"https://x.example/\"\nper_page = 10\n";
        fs::write(magazine.0.path().join("content/site.toml"), site).unwrap();
        (0..count).into_par_iter().for_each(|number| magazine.publish(number));
        magazine
    }

    /// Writes an article. The higher its number, the newer it is.
    pub fn publish(&self, number: usize) {
        let (year, day) = (1980 + number / 300, number % 300);
        let (month, day) = (day / 25 + 1, day % 25 + 1);
        let popular = if number < 5 { format!("popular: {}\n", number + 1) } else { String::new() };
        let text = format!(
            "---\ntitle: Article {number}\nsummary: What {number} is about.\ndate: {year}-{month:02}-{day:02}\n\
             topics: [Topic {}]\nauthors: [Author {}]\n{popular}---\n## Part\n\nText of {number}.\n",
            number % 5,
            number % 4,
        );
        fs::write(self.0.path().join(format!("content/articles/a{number}.md")), text).unwrap();
    }

    /// Builds the magazine. Returns a hash of every file by path.
    pub fn build(&self, bare: bool, today: &str) -> BTreeMap<String, u64> {
        let at = |name: &str| self.0.path().join(name);
        let (site, staging) = (at("site"), at("staging"));
        let _ = fs::remove_dir_all(&staging);
        fs::create_dir_all(&staging).unwrap();
        fs::write(staging.join("index.html"), SHELL).unwrap();
        let options = content::options::Options {
            out: site.clone(),
            text_cache: at("text-cache"),
            now: format!("{today}T00:00:00Z").parse().unwrap(),
            ..content::options::Options::below(&at(""))
        };
        content(&options).unwrap_or_else(|problems| panic!("{problems}"));
        pages(&Options { staging: staging.clone(), site, release: true, bare }).unwrap();
        let files = WalkDir::new(&staging).into_iter().map(Result::unwrap);
        let files: Vec<_> = files.filter(|entry| entry.file_type().is_file()).collect();
        files.into_par_iter().map(|entry| hashed(&staging, entry.path())).collect()
    }
}

fn hashed(root: &Path, path: &Path) -> (String, u64) {
    let mut hasher = DefaultHasher::new();
    fs::read(path).unwrap().hash(&mut hasher);
    (path.strip_prefix(root).unwrap().to_string_lossy().into_owned(), hasher.finish())
}
