//! Folders that are written whole or not at all.

use crate::run::{Failure, Outcome};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Creates a folder, or empties it.
pub fn empty(folder: &Path) -> Outcome {
    let emptied = match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(folder),
    };
    emptied.map_err(|error| failed(folder, &error))
}

/// Puts the folder `new` in the place of `folder`. If both have the same content, `folder` stays as it is, so that nothing
/// is compiled again because of its times.
pub fn replace(new: &Path, folder: &Path) -> Outcome {
    let replaced = || {
        if is_same(new, folder)? {
            return fs::remove_dir_all(new);
        }
        let old = beside(folder, "old");
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        if folder.exists() {
            fs::rename(folder, &old)?;
        }
        fs::rename(new, folder)?;
        if old.exists() { fs::remove_dir_all(old) } else { Ok(()) }
    };
    replaced().map_err(|error| failed(folder, &error))
}

/// A name beside a folder, which no publisher uses.
pub fn beside(folder: &Path, what: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.xtask-{what}"))
}

/// Copies all files of a folder except hidden ones, which editors and systems leave behind.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    for file in files(from)?.iter().filter(|file| !file.split('/').any(|name| name.starts_with('.'))) {
        let target = to.join(file);
        let copied = target.parent().map_or(Ok(()), fs::create_dir_all);
        copied.and_then(|()| fs::copy(from.join(file), &target)).map_err(|error| failed(&target, &error))?;
    }
    Ok(())
}

/// The paths of all files in a folder, in order, with `/` between their parts.
pub fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    list(folder, "", &mut found).map_err(|error| failed(folder, &error))?;
    found.sort();
    Ok(found)
}

/// Describes a failure to read or write.
pub fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format!("{}: {error}", path.display()),
        "check that the folder is writable and that the disk is not full, and run this command again",
    )
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    if !other.exists() {
        return Ok(false);
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    list(one, "", &mut ours)?;
    list(other, "", &mut theirs)?;
    ours.sort();
    theirs.sort();
    if ours != theirs {
        return Ok(false);
    }
    for file in ours {
        if fs::read(one.join(&file))? != fs::read(other.join(&file))? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_folders(test: impl FnOnce(&Path)) {
        static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("xtask-folder-{}-{number}", std::process::id()));
        empty(&root).unwrap();
        test(&root);
        fs::remove_dir_all(&root).unwrap();
    }

    fn write(root: &Path, file: &str, text: &str) -> PathBuf {
        let file = root.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        file
    }

    #[test]
    fn new_folder_replaces_the_old_one_as_a_whole() {
        with_folders(|root| {
            write(root, "out/old", "1");
            write(root, "new/a/new", "2");
            replace(&root.join("new"), &root.join("out")).unwrap();
            assert_eq!(files(root).unwrap(), ["out/a/new"]);
        });
    }

    #[test]
    fn same_content_leaves_the_old_folder() {
        with_folders(|root| {
            let old = write(root, "out/a", "1");
            let before = fs::metadata(&old).unwrap().modified().unwrap();
            let new = write(root, "new/a", "1");
            let later = before + std::time::Duration::from_secs(9);
            fs::File::options().write(true).open(new).unwrap().set_modified(later).unwrap();
            replace(&root.join("new"), &root.join("out")).unwrap();
            assert_eq!(fs::metadata(&old).unwrap().modified().unwrap(), before);
            assert_eq!(files(root).unwrap(), ["out/a"]);
        });
    }

    #[test]
    fn what_a_killed_run_left_is_replaced() {
        with_folders(|root| {
            let out = root.join("out");
            write(&beside(&out, "old"), "old", "1");
            write(root, "out/now", "2");
            write(root, "new/next", "3");
            replace(&root.join("new"), &out).unwrap();
            assert_eq!(files(root).unwrap(), ["out/next"]);
        });
    }

    #[test]
    fn hidden_files_are_not_copied() {
        with_folders(|root| {
            write(root, "from/fonts/a.woff2", "1");
            write(root, "from/.DS_Store", "2");
            copy(&root.join("from"), &root.join("to")).unwrap();
            assert_eq!(files(&root.join("to")).unwrap(), ["fonts/a.woff2"]);
        });
    }
}
