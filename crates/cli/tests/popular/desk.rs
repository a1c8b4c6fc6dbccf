//! A magazine whose reads are counted.

use broadsheet_cli::content_stage::content;
use popular::options::Options;
use popular::report::Report;
use popular::run::popular;
use popular::time;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// A browser's user agent.
pub const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0";

/// A magazine with three articles, and options for counting their reads.
pub struct Desk {
    pub folder: TempDir,
    pub options: Options,
}

/// Creates the magazine in a temporary folder.
pub fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("content/articles")).unwrap();
    fs::write(at("content/site.toml"), "title = \"T\"\n").unwrap();
    for (slug, more) in [("one", "aliases: [/2019/first/]\n"), ("two", ""), ("three", "")] {
        let text = format!("---\ntitle: Title {slug}\nsummary: S\ndate: 2025-01-01\n{more}---\nText.\n");
        fs::write(at(&format!("content/articles/{slug}.md")), text).unwrap();
    }
    let content = content::options::Options {
        out: at("out"),
        now: "2025-03-12T00:00:00Z".parse().unwrap(),
        image_cache: at("cache"),
        ..content::options::Options::below(&at(""))
    };
    let options = Options {
        files: Vec::new(),
        format: None,
        source: "main".into(),
        half_life: None,
        everyone: false,
        days: None,
        now: time::iso("2025-03-12T06:00:00Z").unwrap(),
        content,
    };
    Desk { folder, options }
}

impl Desk {
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub fn count(&self, files: &[&str]) -> Report {
        let files = files.iter().map(ToString::to_string).collect();
        popular(&Options { files, ..self.options.clone() }).unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// Counts the reads in the text of one log or export.
    pub fn read(&self, text: &str) -> Report {
        self.count(&[&self.file("log", text)])
    }

    pub fn toml(&self) -> String {
        fs::read_to_string(self.folder.path().join("content/popular.toml")).unwrap()
    }

    /// The lines of reads in `popular.toml`.
    pub fn reads(&self) -> Vec<String> {
        self.toml().split("[reads]\n").nth(1).unwrap().lines().map(str::to_owned).collect()
    }

    /// Builds the magazine. Returns the slugs in one of its lists.
    pub fn built(&self, file: &str) -> Vec<String> {
        content(&self.options.content).unwrap_or_else(|problems| panic!("{problems}"));
        let text = fs::read_to_string(self.folder.path().join("out").join(file)).unwrap_or("{}".into());
        let value: Value = serde_json::from_str(&text).unwrap();
        let list = value["articles"].as_array().cloned().unwrap_or_default();
        list.iter().map(|article| article["slug"].as_str().unwrap().to_owned()).collect()
    }
}
