#![allow(clippy::unwrap_used)]
use super::*;
use tempfile::TempDir;

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn dist(&self) -> PathBuf {
        self.0.path().join("dist")
    }

    fn build(&self, site: &[(&str, &str)], force: bool) -> Result<Published, Diagnostics> {
        self.build_with(site, force, |_| {})
    }

    /// Does something after the files are made and before they are put in place.
    fn build_with(
        &self,
        site: &[(&str, &str)],
        force: bool,
        meanwhile: impl FnOnce(&Output),
    ) -> Result<Published, Diagnostics> {
        let mut dist = Dist::open(&self.dist(), &[], force)?;
        let staging = Dist::staging(&self.dist())?;
        let record = self.0.path().join("record");
        let output = dist.output(&staging, &record)?;
        for (path, text) in site {
            output.put(path, text.as_bytes()).unwrap();
        }
        meanwhile(&output);
        dist.publish(staging, &output, &record)
    }

    fn write(&self, path: &str, text: &str) {
        files::put(&below(&self.dist(), path), text.as_bytes()).unwrap();
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(below(&self.dist(), path)).ok()
    }

    fn code(&self, site: &[(&str, &str)]) -> Option<Code> {
        self.build(site, false).err().map(|problems| problems.as_slice()[0].code)
    }
}

#[test]
fn what_is_not_made_any_more_is_deleted_and_all_else_stays() {
    let folder = Folder::new();
    folder.build(&[("index.html", "1"), ("a/index.html", "1")], false).unwrap();
    folder.write("CNAME", "magazine.example");
    folder.write("a/notes.txt", "mine");
    let done = folder.build(&[("index.html", "2")], false).unwrap();
    assert_eq!((done.files, done.written, done.removed), (1, 1, 1));
    assert_eq!(folder.read("index.html").as_deref(), Some("2"));
    assert_eq!(folder.read("a/index.html"), None);
    assert_eq!(folder.read("a/notes.txt").as_deref(), Some("mine"));
    assert_eq!(folder.read("CNAME").as_deref(), Some("magazine.example"));
    assert!(!Staging::path(&folder.dist()).exists());
}

#[test]
fn unchanged_files_are_not_touched() {
    let folder = Folder::new();
    let site = [("index.html", "1"), ("a.html", "1")];
    folder.build(&site, false).unwrap();
    let before = files::stamp(&folder.dist().join("index.html"));
    let done = folder.build(&[("index.html", "1"), ("a.html", "2")], false).unwrap();
    assert_eq!((done.written, done.removed), (1, 0));
    assert_eq!(files::stamp(&folder.dist().join("index.html")), before);
}

#[test]
fn only_what_has_changed_is_staged() {
    let folder = Folder::new();
    folder.build(&[("index.html", "1"), ("a/b.html", "1")], false).unwrap();
    let site = [("index.html", "1"), ("a/b.html", "2")];
    let done = folder.build_with(&site, false, |output| {
        let is_kept = |path: &str| output.entry(path).unwrap().is_kept();
        assert!(is_kept("index.html") && !is_kept("a/b.html"));
        assert_eq!(output.read("index.html").unwrap(), b"1");
    });
    assert_eq!(done.unwrap().written, 1);
}

#[test]
fn what_was_deleted_is_made_again() {
    let folder = Folder::new();
    let site = [("index.html", "1"), ("a/b.html", "1")];
    folder.build(&site, false).unwrap();
    fs::remove_dir_all(folder.dist().join("a")).unwrap();
    assert_eq!(folder.build(&site, false).unwrap().written, 1);
    assert_eq!(folder.read("a/b.html").as_deref(), Some("1"));
    fs::remove_dir_all(folder.dist()).unwrap();
    assert_eq!(folder.build(&site, false).unwrap().written, 2);
}

#[test]
fn what_was_changed_without_another_size_is_noticed() {
    let folder = Folder::new();
    let site = [("index.html", "1")];
    folder.build(&site, false).unwrap();
    folder.write("index.html", "x");
    assert_eq!(folder.code(&site), Some(Code::ForeignOutput));
    folder.build(&site, true).unwrap();
    assert_eq!(folder.read("index.html").as_deref(), Some("1"));
}

#[test]
fn what_was_written_again_is_not_replaced() {
    let folder = Folder::new();
    let site = [("index.html", "1")];
    folder.build(&site, false).unwrap();
    folder.write("index.html", "1");
    for _ in 0..2 {
        assert_eq!(folder.build(&site, false).unwrap().written, 0);
    }
}

#[test]
fn what_is_deleted_during_a_build_is_an_error() {
    let folder = Folder::new();
    folder.build(&[("index.html", "1"), ("a.html", "1")], false).unwrap();
    let site = [("index.html", "1"), ("a.html", "2")];
    let file = folder.dist().join("index.html");
    let done = folder.build_with(&site, false, |_| fs::remove_file(&file).unwrap());
    assert_eq!(done.unwrap_err().as_slice()[0].code, Code::ForeignOutput);
    assert_eq!(folder.read("a.html").as_deref(), Some("1"), "nothing was moved");
    folder.build(&site, false).unwrap();
    assert_eq!(folder.read("index.html").as_deref(), Some("1"));
}

#[test]
fn records_of_other_folders_are_ignored() {
    let folder = Folder::new();
    let site = [("index.html", "1")];
    folder.build(&site, false).unwrap();
    fs::rename(folder.dist(), folder.0.path().join("other")).unwrap();
    assert_eq!(folder.build(&site, false).unwrap().written, 1);
    assert_eq!(folder.read("index.html").as_deref(), Some("1"));
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_folder_is_not_followed() {
    let folder = Folder::new();
    let site = [("a/b.html", "1")];
    folder.build(&site, false).unwrap();
    fs::rename(folder.dist().join("a"), folder.0.path().join("a")).unwrap();
    std::os::unix::fs::symlink(folder.0.path().join("a"), folder.dist().join("a")).unwrap();
    assert_eq!(folder.code(&site), Some(Code::ForeignOutput));
}

#[test]
fn a_folder_that_no_build_has_made_is_refused_unless_forced() {
    let folder = Folder::new();
    folder.write("index.html", "mine");
    folder.write("other.html", "mine");
    let site = [("index.html", "1")];
    assert_eq!(folder.code(&site), Some(Code::ForeignOutput));
    assert_eq!(folder.read("index.html").as_deref(), Some("mine"));
    folder.build(&site, true).unwrap();
    assert_eq!(folder.read("index.html").as_deref(), Some("1"));
    folder.build(&[("b.html", "1")], false).unwrap();
    assert_eq!(folder.read("other.html").as_deref(), Some("mine"));
}

#[test]
fn a_folder_with_only_files_of_its_host_is_as_good_as_empty() {
    let folder = Folder::new();
    folder.write("CNAME", "magazine.example");
    folder.write(".git/HEAD", "");
    folder.build(&[("index.html", "1")], false).unwrap();
    assert!(folder.read(".git/HEAD").is_some());
}

#[test]
fn files_that_others_have_put_there_are_not_replaced() {
    let folder = Folder::new();
    folder.build(&[("index.html", "1")], false).unwrap();
    folder.write("a.html", "mine");
    assert_eq!(folder.code(&[("index.html", "2"), ("a.html", "1")]), Some(Code::ForeignOutput));
    assert_eq!(folder.read("index.html").as_deref(), Some("1"), "nothing was written");
}

#[test]
fn files_that_were_changed_are_not_replaced_unless_forced() {
    let folder = Folder::new();
    folder.build(&[("index.html", "1"), ("robots.txt", "1")], false).unwrap();
    folder.write("robots.txt", "edited");
    let site = [("index.html", "2"), ("robots.txt", "2")];
    assert_eq!(folder.code(&site), Some(Code::ForeignOutput));
    assert_eq!(folder.read("index.html").as_deref(), Some("1"), "nothing was written");
    folder.build(&site, true).unwrap();
    assert_eq!(folder.read("robots.txt").as_deref(), Some("2"));
}

#[test]
fn a_staging_folder_is_ours_until_its_mark_is_gone() {
    let folder = Folder::new();
    let left = Staging::path(&folder.dist());
    let staging = Staging::beside(&folder.dist()).unwrap();
    files::put(&left.join("a/b.html"), b"1").unwrap();
    // As a killed deletion leaves it.
    fs::remove_file(left.join("a/b.html")).unwrap();
    std::mem::forget(staging);
    assert!(left.join(staging::MARK).is_file());
    fs::remove_file(left.join(staging::MARK)).unwrap();
    assert!(Staging::beside(&folder.dist()).is_err(), "a folder of somebody else");
    fs::remove_dir(left.join("a")).unwrap();
    drop(Staging::beside(&folder.dist()).unwrap());
    assert!(!left.exists());
}

#[test]
fn a_folder_that_takes_the_place_of_dist_is_not_staging_any_more() {
    let folder = Folder::new();
    let staging = Staging::beside(&folder.dist()).unwrap();
    files::put(&staging.folder().join("a.html"), b"1").unwrap();
    let left = staging.folder().to_owned();
    staging.become_folder(&folder.dist()).unwrap();
    assert_eq!(folder.read("a.html").as_deref(), Some("1"));
    assert!(!folder.dist().join(staging::MARK).exists() && !left.exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_no_staging_folder() {
    let folder = Folder::new();
    let other = folder.0.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join(staging::MARK), "").unwrap();
    fs::write(other.join("mine.txt"), "").unwrap();
    std::os::unix::fs::symlink(&other, Staging::path(&folder.dist())).unwrap();
    assert!(Staging::beside(&folder.dist()).is_err());
    assert!(other.join("mine.txt").exists());
}

#[test]
fn builds_of_one_folder_wait_for_each_other() {
    let folder = Folder::new();
    let first = Staging::beside(&folder.dist()).unwrap();
    let dist = folder.dist();
    let second =
        std::thread::spawn(move || Staging::beside(&dist).map(|staging| staging.folder().to_owned()));
    files::put(&first.folder().join("a.html"), b"1").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(50));
    assert!(first.folder().join("a.html").is_file(), "the second build has not begun");
    assert!(!second.is_finished());
    drop(first);
    second.join().unwrap().unwrap();
}

#[test]
fn files_that_were_changed_are_kept_when_they_are_not_made_any_more() {
    let folder = Folder::new();
    folder.build(&[("index.html", "1"), ("a.html", "1")], false).unwrap();
    folder.write("a.html", "edited");
    let done = folder.build(&[("index.html", "1")], false).unwrap();
    assert_eq!(done.warnings.as_slice()[0].code, Code::AlteredOutput);
    assert_eq!(folder.read("a.html").as_deref(), Some("edited"));
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let folder = Folder::new();
    folder.build(&[("a", "1"), ("b/c", "1")], false).unwrap();
    folder.build(&[("a/d", "2"), ("b", "2")], false).unwrap();
    assert_eq!((folder.read("a/d").as_deref(), folder.read("b").as_deref()), (Some("2"), Some("2")));
}

#[test]
fn a_build_that_was_killed_while_it_moved_files_is_finished_by_the_next() {
    let folder = Folder::new();
    folder.build(&[("index.html", "1"), ("old.html", "1")], false).unwrap();
    let before = Listing::read(&folder.dist()).unwrap().unwrap();
    let next = Listing::of([("index.html", hash_of("2")), ("new.html", hash_of("2"))].into_iter());
    before.joined(&next).write(&folder.dist()).unwrap();
    folder.write("new.html", "2");
    fs::create_dir_all(Staging::path(&folder.dist())).unwrap();
    fs::write(Staging::path(&folder.dist()).join(staging::MARK), "").unwrap();
    fs::write(Staging::path(&folder.dist()).join("index.html"), "2").unwrap();
    // The record is of the build before.
    let done = folder.build(&[("index.html", "3")], false).unwrap();
    assert_eq!((done.written, done.removed), (1, 2));
    assert_eq!((folder.read("new.html"), folder.read("old.html")), (None, None));
}

#[test]
fn the_manifest_does_not_name_paths() {
    let folder = Folder::new();
    folder.build(&[("articles/unlisted/index.html", "1")], false).unwrap();
    let manifest = folder.read(MANIFEST).unwrap();
    assert!(!manifest.contains("unlisted"), "{manifest}");
}

#[test]
fn a_file_of_another_program_is_not_taken_for_a_manifest() {
    let folder = Folder::new();
    folder.write(MANIFEST, "something else\n");
    assert_eq!(folder.code(&[("index.html", "1")]), Some(Code::ForeignOutput));
}

fn hash_of(text: &str) -> Key {
    output::hash(text.as_bytes())
}
