//! Finds the files of the content folder, and reads one.

use crate::diagnostics::{Code, Diagnostic};
use crate::files;
use broadsheet::url;
use jiff::civil::Date;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest text that is read, in bytes. "War and Peace" has 3.3 million.
pub const LARGEST: u64 = 4 * 1024 * 1024;

/// What a file is, by the folder it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Below `articles/`.
    Article,
    /// In `authors/`.
    Author,
    /// In `pages/`.
    Page,
}

/// One Markdown file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file, as it was reached.
    pub path: PathBuf,
    /// Its path in the content folder, with `/` between the parts: `articles/borrowing.md`.
    pub inner: String,
    /// What it is.
    pub kind: Kind,
    /// The slug that its name gives it: of `2025-03-10-Some Name.md` and `some-name/index.md`, `some-name`.
    pub slug: String,
    /// The day in its name.
    pub day: Option<Date>,
}

/// Finds every Markdown file of the folder, ordered by path. Names that begin with `_` or `.` are passed over:
/// they are for other generators' section files and for editors.
pub fn find(content: &Path) -> (Vec<Source>, Vec<Diagnostic>) {
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    for (kind, folder) in [(Kind::Article, "articles"), (Kind::Author, "authors"), (Kind::Page, "pages")] {
        let hidden = |name: &str| name.starts_with(['.', '_']);
        let files = WalkDir::new(content.join(folder)).sort_by_file_name().into_iter();
        for file in files.filter_entry(|file| !hidden(&file.file_name().to_string_lossy())) {
            match file {
                Ok(file) if is_markdown(file.path()) => sources.push((kind, file.into_path())),
                Ok(_) => {}
                // A folder that is not there has no files; anything else is worth a word.
                Err(error) if error.depth() == 0 => {}
                Err(error) => problems.push(unreadable(error.path().unwrap_or(content), &error)),
            }
        }
    }
    (sources.into_iter().map(|(kind, path)| one(content, kind, path)).collect(), problems)
}

/// Reads a file that has to be UTF-8, and of at most [`LARGEST`] bytes.
pub fn text(path: &Path) -> Result<String, Diagnostic> {
    let bytes = files::read(path, LARGEST).map_err(|error| {
        if error.kind() != ErrorKind::FileTooLarge {
            return unreadable(path, &error);
        }
        let message = format!("this has more than {} MB of text", LARGEST / 1024 / 1024);
        Diagnostic::in_file(Code::TooLarge, path, message, "part it into several files")
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let line = 1 + bytes[..good].iter().filter(|b| **b == b'\n').count();
        let message = format!("this is not UTF-8 text, from the byte 0x{:02X} on", bytes[good]);
        Diagnostic::at(Code::NotUtf8, path, line, message, "save the file in the encoding UTF-8")
    })
}

fn one(content: &Path, kind: Kind, path: PathBuf) -> Source {
    let inner = path.strip_prefix(content).unwrap_or(&path).to_string_lossy().replace('\\', "/");
    let mut name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if name == "index"
        && let Some(folder) = path.parent().and_then(Path::file_name)
    {
        name = folder.to_string_lossy().into_owned();
    }
    let (day, name) = dated(&name);
    let slug = url::slug(name);
    Source { path, inner, kind, slug, day }
}

/// Splits `2025-03-10-name` into day and name.
fn dated(name: &str) -> (Option<Date>, &str) {
    name.split_at_checked(10)
        .and_then(|(day, rest)| {
            let rest = rest.strip_prefix(['-', '_'])?;
            Some((Some(Date::strptime("%Y-%m-%d", day).ok()?), rest))
        })
        .unwrap_or((None, name))
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md") && path.is_file()
}

fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::in_file(
        Code::Unreadable,
        path,
        format!("this cannot be read: {error}"),
        "check that it exists and may be read",
    )
}
