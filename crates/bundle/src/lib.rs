//! The app as it is published: WebAssembly, scripts, styles, fonts and the page template. It does not depend on content,
//! so it is built once and compiled into the program.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::Path;

/// The files that were embedded when this program was compiled; none if it was compiled without the app.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The page template. Its addresses are those of a magazine at the root of a host.
pub const TEMPLATE: &str = "index.html";

/// The files of the app, by path.
#[derive(Clone, Debug)]
pub struct Bundle {
    files: Vec<(Cow<'static, str>, Cow<'static, [u8]>)>,
}

impl Bundle {
    /// The app that this program contains, if it was compiled with one.
    pub fn embedded() -> Option<Self> {
        let files = EMBEDDED.iter().map(|(path, bytes)| (Cow::Borrowed(*path), Cow::Borrowed(*bytes)));
        let bundle = Self { files: files.collect() };
        bundle.get(TEMPLATE).is_some().then_some(bundle)
    }

    /// The app in a folder that `cargo xtask bundle` made.
    ///
    /// # Errors
    /// A file cannot be read, or the folder has no template.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut bundle = Self { files: Vec::new() };
        bundle.add(folder, "")?;
        bundle.files.sort();
        if bundle.get(TEMPLATE).is_none() {
            return Err(io::Error::new(io::ErrorKind::NotFound, format!("there is no {TEMPLATE} in it")));
        }
        Ok(bundle)
    }

    fn add(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().into_string();
            let name = name.map_err(|name| io::Error::other(format!("{}: not UTF-8", name.display())))?;
            let path = format!("{prefix}{name}");
            if entry.path().is_dir() {
                self.add(&entry.path(), &format!("{path}/"))?;
            } else {
                self.files.push((path.into(), fs::read(entry.path())?.into()));
            }
        }
        Ok(())
    }

    /// All files, ordered by path, whose parts `/` separates.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (&**path, &**bytes))
    }

    /// The content of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files().find(|(known, _)| *known == path).map(|(_, bytes)| bytes)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn files_of_a_folder_are_read_by_path() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("fonts")).unwrap();
        assert!(Bundle::read(folder.path()).is_err(), "there is no template");
        fs::write(folder.path().join(TEMPLATE), "<html>").unwrap();
        fs::write(folder.path().join("fonts/a.woff2"), [1, 2]).unwrap();
        let bundle = Bundle::read(folder.path()).unwrap();
        assert_eq!(bundle.files().map(|(path, _)| path).collect::<Vec<_>>(), ["fonts/a.woff2", TEMPLATE]);
        assert_eq!(bundle.get("fonts/a.woff2"), Some(&[1, 2][..]));
    }
}
