//! Reports texts in the content folder that are not read, so that none is missing from the magazine without a word.

use crate::diagnostics::{Code, Diagnostic};
use crate::files;
use crate::folder::{ARTICLES, AUTHORS, PAGES, WITHOUT_TEXTS, is_foreign_source, is_markdown, is_readme};
use crate::front_matter::fields::same;
use crate::front_matter::split::{begins, split};
use crate::magazine_path::MagazinePath;
use crate::root::{Root, is_hidden_name};
use crate::sources::{self, Found, Kind, OtherFile, Source};
use crate::suggest::nearest;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Extensions of common files that are no texts. Others are texts if they begin with front matter.
const NO_TEXTS: [&str; 20] = [
    "avif", "css", "csv", "gif", "jpeg", "jpg", "js", "json", "mp3", "mp4", "pdf", "png", "svg", "toml",
    "ttf", "webm", "webp", "woff2", "yaml", "zip",
];

/// How much of a file is read to see whether it begins with front matter, in bytes.
const BEGINNING: u64 = 1024;

/// Other names for the folders of texts.
const SYNONYMS: [(&str, &[&str]); 3] = [
    (ARTICLES, &["blog", "entries", "news", "post", "posts", "writing", "_posts"]),
    (AUTHORS, &["contributors", "people", "team", "writers"]),
    (PAGES, &["static"]),
];

/// Removes files that are no texts of a magazine: those named `README` whose front matter has no title, which are meant
/// for a repository's readers, and those named `index` of a whole folder, which other programs show above a list.
pub fn without_other_files(sources: &mut Vec<Source>) {
    sources.retain(|source| {
        let name = Path::new(source.inner.name());
        let is_of_folder = is_index(name) && source.inner.names().count() == 2;
        !is_of_folder && (!is_readme(name) || has_title(&source.path))
    });
}

fn has_title(path: &Path) -> bool {
    let Ok(text) = sources::text(path) else { return true };
    split(&text).map_or(true, |split| {
        split.entries.iter().any(|entry| same(&entry.name, "title") || same(&entry.name, "name"))
    })
}

/// The files that texts refer to.
#[derive(Debug)]
pub struct Used<'a> {
    /// Those that are published.
    pub files: HashSet<&'a Path>,
    /// Whether there may be more, because texts have errors.
    pub is_partial: bool,
}

/// Reports files and folders with texts that are not read. It is an error if there is no article at all.
pub fn check(content: &Root, found: &Found, used: &Used<'_>) -> Vec<Diagnostic> {
    let mut problems = files(&found.others, used);
    problems.extend(indexes(content));
    problems.extend(beside(content, &found.sources));
    let is_article = |kind: Kind| kind == Kind::Article;
    let has_files = found.others.iter().any(|file| is_article(file.kind));
    let has_articles = found.sources.iter().any(|source| is_article(source.kind));
    // Somebody has begun to fill this magazine, so its articles are elsewhere, or were.
    let folder = content.path.join(ARTICLES);
    let is_lost = !folder.is_dir() && (folder.exists() || !used.is_partial && !found.sources.is_empty());
    if !has_articles && (has_files || is_lost || !problems.is_empty()) {
        let help = "write articles as Markdown files in `articles/`, with names that end in `.md`";
        let message = "this folder contains files, but no article";
        problems.push(Diagnostic::in_file(Code::NoArticles, &content.path, message, help));
    }
    problems
}

/// Reports texts that are not Markdown, by folder and extension.
fn files(others: &[OtherFile], used: &Used<'_>) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(Kind, String), Vec<&Path>> = BTreeMap::new();
    for OtherFile { kind, path, location } in others {
        let is_text = is_foreign_source(path) || (!used.is_partial && is_perhaps_text(path, location));
        if is_text && !used.files.contains(location.as_path()) {
            groups.entry((*kind, extension(path))).or_default().push(path);
        }
    }
    let report = |((_, extension), paths): ((Kind, String), Vec<&Path>)| {
        let what = match (paths.len() - 1, &*extension) {
            (0, _) => "this file is not read".to_owned(),
            (others, "") => format!("this file and {others} more without an extension are not read"),
            (others, _) => format!("this file and {others} more that end in `.{extension}` are not read"),
        };
        let help = match &*extension {
            "" => "add `.md` to the name of a text; begin the names of other files with `_`",
            "mdx" => "replace its components with Markdown, and rename it to end in `.md`",
            "htm" | "html" => {
                "rename it to end in `.md`, as Markdown may contain HTML; or begin its name with `_`"
            }
            _ => "convert it to Markdown, and rename it to end in `.md`; or begin its name with `_`",
        };
        let message = format!("{what}; texts are Markdown files, whose names end in `.md`");
        Diagnostic::in_file(Code::UnreadSource, paths[0], message, help)
    };
    groups.into_iter().map(report).collect()
}

/// Whether a file may be a text, or else may be meant for readers as it is.
fn is_perhaps_text(path: &Path, location: &Path) -> bool {
    let extension = extension(path);
    extension.is_empty() || (!NO_TEXTS.contains(&&*extension) && begins_with_front_matter(location))
}

fn extension(path: &Path) -> String {
    path.extension().map_or_else(String::new, |extension| extension.to_string_lossy().to_lowercase())
}

fn begins_with_front_matter(path: &Path) -> bool {
    files::beginning(path, BEGINNING).is_ok_and(|bytes| begins(&String::from_utf8_lossy(&bytes)))
}

/// Reports texts named `index` of the folders of articles, authors and pages themselves.
fn indexes(content: &Root) -> Vec<Diagnostic> {
    let folders = [ARTICLES, AUTHORS, PAGES].into_iter().filter_map(|name| MagazinePath::parse(name).ok());
    let folders = folders.filter_map(|folder| content.resolve(&folder).ok());
    let files = folders.flat_map(|folder| fs::read_dir(folder.path)).flatten().flatten();
    let mut files: Vec<PathBuf> =
        files.map(|file| file.path()).filter(|path| is_index(path) && path.is_file()).collect();
    files.sort();
    let report = |path: &PathBuf| {
        let message = "this file is not read, because the magazine makes the page of this folder itself";
        let help = "move what it says to a page in `pages/`, and begin the name of this file with `_`";
        Diagnostic::in_file(Code::UnreadSource, path, message, help)
    };
    files.iter().map(report).collect()
}

/// Whether a Markdown file is named `index`.
fn is_index(name: &Path) -> bool {
    is_markdown(name) && name.file_stem().is_some_and(|stem| stem == "index")
}

/// Reports texts beside the folders of articles, authors and pages.
fn beside(content: &Root, sources: &[Source]) -> Vec<Diagnostic> {
    let Ok(own) = content.resolve(&MagazinePath::default()) else { return Vec::new() };
    let Ok(entries) = fs::read_dir(&own.path) else { return Vec::new() };
    let mut names: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    names.sort();
    // Other folders may hold texts that symbolic links lead to.
    let read: HashSet<&Path> = sources.iter().map(|source| source.path.as_path()).collect();
    let has_articles = sources.iter().any(|source| source.kind == Kind::Article);
    names
        .iter()
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?;
            // A magazine moved from Jekyll.
            let is_posts = name == "_posts" && !has_articles;
            if path.is_symlink()
                || (is_hidden_name(name.as_bytes()) && !is_posts)
                || is_folder_of_texts(path, name)
                || WITHOUT_TEXTS.contains(&name)
            {
                return None;
            }
            if path.is_file() {
                let is_text =
                    is_markdown(path) && begins_with_front_matter(path) && !read.contains(path.as_path());
                let message = "this file is not read, because it is in no folder of texts";
                let help = "move it to `articles/` or `pages/`, or begin its name with `_`";
                return is_text.then(|| Diagnostic::in_file(Code::UnreadSource, path, message, help));
            }
            let texts = texts_below(path).filter(|text| !read.contains(text.as_path())).count();
            let message = match texts {
                1 => "the Markdown file in this folder is not read".to_owned(),
                _ => format!("the {texts} Markdown files in this folder are not read"),
            };
            (texts > 0)
                .then(|| Diagnostic::in_file(Code::UnreadSource, path, message, folder_help(&own.path, name)))
        })
        .collect()
}

/// Whether a path is one of the folders that are read, whose names some systems compare without case.
fn is_folder_of_texts(path: &Path, name: &str) -> bool {
    [ARTICLES, AUTHORS, PAGES].into_iter().any(|known| {
        let same = || {
            let real = path.with_file_name(known).canonicalize();
            real.is_ok_and(|real| path.canonicalize().is_ok_and(|path| path == real))
        };
        name == known || (name.eq_ignore_ascii_case(known) && same())
    })
}

fn texts_below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let is_visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !is_hidden_name(entry.file_name().as_encoded_bytes())
    };
    let entries = WalkDir::new(folder).into_iter().filter_entry(is_visible).flatten();
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.filter(|path| is_markdown(path) && !is_readme(path))
}

/// The fix for a folder of texts whose name means nothing.
fn folder_help(content: &Path, name: &str) -> String {
    let lower = name.to_lowercase();
    let synonym = SYNONYMS.iter().find(|(_, names)| names.contains(&&*lower)).map(|(known, _)| *known);
    match synonym.or_else(|| nearest(&lower, [ARTICLES, AUTHORS, PAGES])) {
        Some(meant) if content.join(meant).exists() => format!("move them to `{meant}/`"),
        Some(meant) => format!("rename the folder to `{meant}`"),
        None => format!(
            "move them to `{ARTICLES}/`, `{PAGES}/` or `{AUTHORS}/`, or begin the folder's name with `_`"
        ),
    }
}
