//! Links the files of a build into the served folder.

use crate::failure::report;
use content::diagnostics::Diagnostic;
use content::files;
use publish::writer::Written;
use site::release::{CHANGED, NOTED};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder that is served, and what it lacks.
pub struct ServedFolder<'a> {
    out: &'a Path,
    served: &'a Path,
    /// The files that were written or removed since the folder was last up to date, by path in it.
    pending: BTreeSet<PathBuf>,
    /// Why it could not be brought up to date, so that this is reported once.
    failure: Option<Diagnostic>,
}

impl<'a> ServedFolder<'a> {
    /// The folder `served`, which shows what is in `out`.
    pub fn new(out: &'a Path, served: &'a Path) -> Self {
        Self { out, served, pending: BTreeSet::new(), failure: None }
    }

    /// Shows what a build has written and removed. Returns whether that succeeded; if not, the error has been reported.
    pub fn show(&mut self, done: &Written) -> bool {
        self.pending.extend(done.written.iter().map(PathBuf::from));
        let removed = done.removed.iter().map(|path| path.strip_prefix(self.out).unwrap_or(path).to_owned());
        self.pending.extend(removed);
        self.update()
    }

    /// Tries again to show what could not be shown. Returns whether everything is shown now.
    pub fn update(&mut self) -> bool {
        if self.pending.is_empty() {
            return true;
        }
        let failure = self.link_pending().err();
        if let Some(failure) = &failure {
            if self.failure.as_ref() != Some(failure) {
                report(&failure.clone().into());
            }
        } else {
            self.pending.clear();
        }
        self.failure = failure;
        self.failure.is_none()
    }

    /// Links the files into the served folder, if Trunk and its hooks have already filled it.
    fn link_pending(&self) -> Result<(), Diagnostic> {
        let now = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos().to_string();
        let put = |file: PathBuf| {
            files::put(&file, now.as_bytes()).map_err(|error| Diagnostic::unwritable(&file, &error))
        };
        put(self.out.join(NOTED))?;
        let changed = self.served.join(CHANGED);
        if !changed.is_file() {
            return Ok(());
        }
        let (written, removed): (Vec<_>, Vec<_>) =
            self.pending.iter().partition(|path| self.out.join(path).is_file());
        for path in removed {
            remove(&self.served.join(path))?;
        }
        for path in written {
            let shown = self.served.join(path);
            files::link(&self.out.join(path), &shown)
                .map_err(|error| Diagnostic::unwritable(&shown, &error))?;
        }
        put(changed).map(drop)
    }
}

/// Removes a file. Trunk may have swapped the folder in the meantime, so it may be missing.
fn remove(file: &Path) -> Result<(), Diagnostic> {
    match fs::remove_file(file) {
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(Diagnostic::unwritable(file, &error))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use tempfile::TempDir;

    /// An output folder with a new file, and a served folder with an old one.
    fn folders() -> (TempDir, PathBuf, PathBuf, Written) {
        let folder = tempfile::tempdir().unwrap();
        let (out, served) = (folder.path().join("out"), folder.path().join("dist"));
        fs::create_dir_all(out.join("data")).unwrap();
        fs::create_dir_all(served.join("data")).unwrap();
        fs::write(out.join("data/a.json"), "new").unwrap();
        fs::write(served.join("data/b.json"), "old").unwrap();
        let done = Written {
            written: vec!["data/a.json".into()],
            removed: vec![out.join("data/b.json")],
            ..Written::default()
        };
        (folder, out, served, done)
    }

    #[test]
    fn changed_files_are_put_into_the_served_folder() {
        let (_folder, out, served, done) = folders();
        let mut folder = ServedFolder::new(&out, &served);
        folder.show(&done);
        assert!(!served.join("data/a.json").exists(), "Trunk has not filled it yet");
        fs::write(served.join(CHANGED), "").unwrap();
        assert!(folder.show(&done));
        assert_eq!(fs::read_to_string(served.join("data/a.json")).unwrap(), "new");
        assert!(!served.join("data/b.json").exists());
        assert_eq!(fs::read(served.join(CHANGED)).unwrap(), fs::read(out.join(NOTED)).unwrap());
    }

    #[test]
    fn what_cannot_be_shown_is_shown_later() {
        let (_folder, out, served, done) = folders();
        fs::write(served.join(CHANGED), "").unwrap();
        fs::remove_dir_all(served.join("data")).unwrap();
        fs::write(served.join("data"), "a file in the way").unwrap();
        let mut folder = ServedFolder::new(&out, &served);
        assert!(!folder.show(&done));
        assert_eq!(fs::read_to_string(served.join(CHANGED)).unwrap(), "", "nothing is announced");
        assert!(!folder.show(&Written::default()), "a later build has other files");
        fs::remove_file(served.join("data")).unwrap();
        assert!(folder.update());
        assert_eq!(fs::read_to_string(served.join("data/a.json")).unwrap(), "new");
    }
}
