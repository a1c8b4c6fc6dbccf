//! Where a new magazine is written: a folder that does not exist, or one that is empty.

use crate::failure::Failure;
use crate::interrupt;
use content::diagnostics::Line;
use content::files;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// What may be in a folder that counts as empty.
const INVISIBLE: [&str; 3] = [".git", ".DS_Store", STAGING];

/// The staging folder in a folder that exists.
const STAGING: &str = ".broadsheet-new";

/// The folder that a magazine is written into.
#[derive(Debug)]
pub enum Target {
    /// It is empty.
    Empty(PathBuf),
    /// It does not exist.
    Missing {
        /// The first folder that does not exist.
        first: PathBuf,
        /// The path of the magazine in it.
        rest: PathBuf,
    },
}

impl Target {
    /// Examines a folder.
    ///
    /// # Errors
    /// There is something in it or at its path.
    pub fn of(folder: &Path) -> Result<Self, Failure> {
        match fs::read_dir(folder) {
            Ok(entries) => {
                let is_visible = |name: &OsString| !INVISIBLE.iter().any(|other| name == *other);
                let mut names = entries.flatten().map(|entry| entry.file_name());
                match names.find(is_visible) {
                    None => Ok(Self::Empty(folder.to_owned())),
                    Some(name) => {
                        let name = Line(&name.to_string_lossy()).to_string();
                        Err(taken(folder, &format!("is not empty: it has `{name}`")))
                    }
                }
            }
            Err(_) if folder.symlink_metadata().is_ok() => Err(taken(folder, "is not a folder")),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::missing(folder)),
            Err(error) => Err(failed(folder, &error)),
        }
    }

    fn missing(folder: &Path) -> Self {
        let mut components: Vec<Component<'_>> = folder.components().collect();
        let mut rest = Vec::new();
        while components.len() > 1 {
            let above: PathBuf = components[..components.len() - 1].iter().collect();
            if above.symlink_metadata().is_ok() {
                break;
            }
            rest.extend(components.pop());
        }
        let rest = rest.into_iter().rev().collect();
        Self::Missing { first: components.into_iter().collect(), rest }
    }

    /// Writes files, all or none.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&self, files: &[(&str, String)]) -> Result<(), Failure> {
        let (staging, inner) = match self {
            Self::Empty(folder) => (folder.join(STAGING), PathBuf::new()),
            Self::Missing { first, rest } => (first.with_file_name(staged(first)), rest.clone()),
        };
        if matches!(self, Self::Empty(_)) && staging.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            // A killed program has left it.
            fs::remove_dir_all(&staging).map_err(|error| failed(&staging, &error))?;
        }
        fs::create_dir(&staging).map_err(|error| failed(&staging, &error))?;
        interrupt::remove_when_interrupted(&staging, |folder| fs::remove_dir_all(folder));
        let root = staging.join(inner);
        let done = files
            .iter()
            .try_for_each(|(path, text)| {
                let file = files::below(&root, path);
                let written = files::put(&file, text.as_bytes());
                written.map(drop).map_err(|error| failed(&file, &error))
            })
            .and_then(|()| interrupt::finishing(|| self.publish(&staging)));
        // After success nothing is left there but an empty folder, if that.
        let _ = fs::remove_dir_all(&staging);
        done
    }

    /// Moves the staged files to their place.
    fn publish(&self, staging: &Path) -> Result<(), Failure> {
        let folder = match self {
            Self::Missing { first, .. } => {
                return fs::rename(staging, first).map_err(|error| failed(first, &error));
            }
            Self::Empty(folder) => folder,
        };
        let entries = fs::read_dir(staging).map_err(|error| failed(staging, &error))?;
        let mut moved: Vec<PathBuf> = Vec::new();
        for entry in entries {
            let done = entry.and_then(|entry| {
                let to = folder.join(entry.file_name());
                // A rename would replace a file that has appeared since.
                if to.symlink_metadata().is_ok() {
                    return Err(ErrorKind::AlreadyExists.into());
                }
                fs::rename(entry.path(), &to).map(|()| moved.push(to))
            });
            if let Err(error) = done {
                for path in &moved {
                    let _ = fs::remove_dir_all(path).or_else(|_| fs::remove_file(path));
                }
                return Err(failed(folder, &error));
            }
        }
        Ok(())
    }
}

/// The name of the staging folder beside a folder.
fn staged(folder: &Path) -> OsString {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(format!("{STAGING}-{}", std::process::id()));
    name
}

fn taken(folder: &Path, what: &str) -> Failure {
    let shown = folder.display().to_string();
    Failure::Other(format!(
        "`{}` {what}\n  = help: name a folder that does not exist, or is empty",
        Line(&shown)
    ))
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::Other(format!("cannot write to `{}`: {error}", Line(&path.display().to_string())))
}
