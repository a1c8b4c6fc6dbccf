#![allow(clippy::unwrap_used)]
use super::*;
use site::plan::Content;
use std::fs;

fn files(files: &[(&str, &str)]) -> Vec<File<'static>> {
    let file = |(path, text): &(&str, &str)| File {
        path: (*path).to_owned(),
        content: Content::Text((*text).to_owned()),
    };
    files.iter().map(file).collect()
}

fn there(out: &Path, path: &str) -> bool {
    out.join(path).is_file()
}

#[test]
fn index_that_was_not_rebuilt_is_kept_and_stays_listed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    write(out, &files(&[("articles.json", "1"), ("search/catalog.txt", "1"), ("search/words/a.txt", "1")]))
        .unwrap();
    for text in ["2", "3"] {
        let done = write(out, &files(&[("articles.json", text)])).unwrap();
        assert_eq!(done.removed, [""; 0].map(PathBuf::from));
        assert!(there(out, "search/words/a.txt"));
    }
    let done = write(out, &files(&[("articles.json", "3"), ("search/catalog.txt", "3")])).unwrap();
    assert_eq!(done.removed, [out.join("search/words/a.txt")]);
    assert!(!out.join("search/words").exists());
}

#[test]
fn paths_outside_our_folders_are_rejected() {
    let folder = tempfile::tempdir().unwrap();
    let (out, long) = (folder.path().join("out"), format!("data/{}.json", "n".repeat(251)));
    fs::create_dir(&out).unwrap();
    for path in ["data/../../x", "../x", "/x", "x.json", "data", "data//x", "data/a\nb", "media/./x", &long] {
        let problems = write(&out, &files(&[("articles.json", "1"), (path, "1")])).unwrap_err();
        let codes: Vec<Code> = problems.as_slice().iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::Unwritable], "{path}");
    }
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0);
}

#[test]
fn unchanged_files_are_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let all = files(&[("articles.json", "1"), ("data/a.json", "1")]);
    write(folder.path(), &all).unwrap();
    let manifest = folder.path().join(build_manifest::NAME);
    let before = files::stamp(&manifest);
    assert_eq!(write(folder.path(), &all), Ok(Written::default()));
    assert_eq!(files::stamp(&manifest), before);
}
