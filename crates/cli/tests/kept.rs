//! Caches affect nothing but the build time: a build with the cache of an earlier one writes the same bytes, and
//! reports the same errors, as a build without a cache.

use crate::tree;
use broadsheet_cli::content_stage::{Report, content};
use content::options::Options;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

/// A copy of the fixture that uses every feature, for tests to change.
struct Magazine(TempDir);

impl Magazine {
    fn new() -> Self {
        let magazine = Self(tempfile::tempdir().unwrap());
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site");
        for entry in WalkDir::new(&fixture).into_iter().map(Result::unwrap) {
            let to = magazine.at(entry.path().strip_prefix(&fixture).unwrap().to_str().unwrap());
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).unwrap();
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
        magazine
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Replaces a text in a file.
    fn change(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        fs::write(self.at(path), text.replace(from, to)).unwrap();
    }

    /// Builds into `out` with the cache `kept`. Returns every file and the warnings, or the errors.
    fn build(&self, out: &str, kept: &str) -> Result<BTreeMap<String, Vec<u8>>, String> {
        let options = Options {
            out: self.at(out),
            now: "2025-06-01T00:00:00Z".parse().unwrap(),
            image_cache: Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures"),
            text_cache: self.at(kept),
            ..Options::below(&self.at(""))
        };
        let report = content(&options).map_err(|problems| problems.to_string())?;
        let Report::Written { warnings, .. } = report else { panic!("{report}") };
        let mut files = tree::files(&self.at(out));
        files.retain(|path, _| !path.ends_with(".written"));
        files.insert("(warnings)".to_owned(), warnings.to_string().into_bytes());
        Ok(files)
    }

    /// Builds with the cache, and into a new folder without one, and compares the results.
    fn compare(&self, what: &str) {
        let clean = format!("clean/{what}");
        let (again, anew) = (self.build("out", "kept"), self.build(&clean, &format!("none/{what}")));
        match (again, anew) {
            (Ok(again), Ok(anew)) => {
                assert_eq!(again.keys().collect::<Vec<_>>(), anew.keys().collect::<Vec<_>>(), "{what}");
                let other: Vec<_> = again.iter().filter(|(path, bytes)| anew[*path] != **bytes).collect();
                assert!(
                    other.is_empty(),
                    "{what}: {:#?}",
                    other.iter().map(|(path, _)| path).collect::<Vec<_>>()
                );
            }
            (again, anew) => assert_eq!(again, anew, "{what}"),
        }
    }

    fn packs(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.at("kept/texts")).into_iter().flatten();
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "pack"))
            .collect()
    }
}

#[test]
#[ignore = "slow"]
fn a_cached_build_equals_a_clean_one() {
    let magazine = Magazine::new();
    let everything = "content/articles/everything.md";
    magazine.compare("first");
    magazine.compare("unchanged");
    magazine.change("content/articles/oldest.md", "title: ", "title: Changed ");
    magazine.compare("another title, which its neighbours show");
    magazine.change(everything, "](picture.svg", "](a-bundle/photo.png");
    magazine.compare("another picture");
    let larger = fs::read_to_string(magazine.at("content/articles/picture.svg")).unwrap();
    let larger = larger.replacen("<svg", "<svg width=\"77\" height=\"55\"", 1);
    fs::write(magazine.at("content/articles/picture.svg"), larger).unwrap();
    magazine.compare("a picture of another size");
    fs::copy(
        magazine.at("content/articles/a-bundle/photo.png"),
        magazine.at("content/articles/a-bundle/photo.dark.png"),
    )
    .unwrap();
    magazine.compare("a picture for the dark beside another");
    magazine.change("content/site.toml", "allow_frames = [\"player.example\"]\n", "allow_frames = []\n");
    magazine.compare("a setting, with a mistake that follows");
    magazine.change("content/site.toml", "allow_frames = []\n", "allow_frames = [\"player.example\"]\n");
    magazine.compare("the setting as it was");
    fs::rename(magazine.at("content/pages/about.md"), magazine.at("content/pages/us.md")).unwrap();
    magazine.compare("a page that links lead to has gone");
    fs::rename(magazine.at("content/pages/us.md"), magazine.at("content/pages/about.md")).unwrap();
    magazine.change("content/articles/a-bundle/index.md", "# In the bundle", "# In another one");
    magazine.compare("a heading that a link leads to has gone");
    magazine.change("content/articles/a-bundle/index.md", "# In another one", "# In the bundle");
    magazine.compare("the heading as it was");
    magazine.change("content/authors/desk.md", "name: ", "name: New ");
    magazine.compare("an author's name");
}

#[test]
#[ignore = "slow"]
fn a_damaged_or_missing_cache_changes_nothing() {
    let magazine = Magazine::new();
    magazine.compare("first");
    let pack = magazine.packs().remove(0);
    let whole = fs::read(&pack).unwrap();
    for (what, bytes) in [
        ("cut off", &whole[..whole.len() / 2]),
        ("empty", &[]),
        ("something else", b"BSPACK01 is not all of it"),
    ] {
        fs::write(&pack, bytes).unwrap();
        magazine.compare(what);
    }
    let whole = fs::read(&magazine.packs()[0]).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 12) {
        let mut damaged = whole.clone();
        damaged[at] ^= 4;
        fs::write(&magazine.packs()[0], damaged).unwrap();
        fs::remove_dir_all(magazine.at("out")).unwrap();
        magazine.compare("a changed bit");
    }
    magazine.packs().iter().for_each(|pack| fs::remove_file(pack).unwrap());
    magazine.compare("deleted");
    fs::remove_dir_all(magazine.at("kept")).unwrap();
    fs::write(magazine.at("kept"), "a file in its place").unwrap();
    magazine.compare("nowhere to keep it");
}

#[test]
fn altered_output_is_restored() {
    let magazine = Magazine::new();
    magazine.compare("first");
    let file = magazine.at("out/data/articles/everything.json");
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, "{}").unwrap();
    magazine.compare("altered");
    fs::remove_file(&file).unwrap();
    magazine.compare("removed");
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn concurrent_builds_write_the_same() {
    let magazine = Magazine::new();
    let builds: Vec<_> =
        (0..6).into_par_iter().map(|turn| magazine.build(&format!("out-{turn}"), "kept")).collect();
    assert!(builds[0].is_ok() && builds.iter().all(|build| *build == builds[0]));
    magazine.compare("after them");
}
