//! Checks that each author has one name, and each name means one author.

use super::spelling::{Use, common};
use super::{Kind, named, one_spelling};
use crate::document::AuthorNames;
use content::diagnostics::{Code, Diagnostic};
use content::folder::SITE;
use content::site_config::SiteConfig;
use content::source_file::{FrontMatter, SourceFile};
use contract::url;
use std::collections::{HashMap, HashSet};

const AUTHOR: Kind =
    Kind { name: "author", folder: "authors", keep: "give someone else of that name a file in `authors/`" };

/// Reports names that are nearly those of other authors. Names that mean an author with a file are shown as the file
/// spells them, so they may be spelled in any way.
pub fn check(source_files: &[SourceFile], settings: &SiteConfig) -> Vec<Diagnostic> {
    let names = AuthorNames::of(source_files);
    let has_file = |name: &str| names.full(name).is_some();
    let mut uses: Vec<Use<'_>> = named(source_files, |meta| &meta.authors);
    uses.retain(|(_, name)| !has_file(&name.value));
    let mut given: Vec<(&str, &str)> =
        authors(source_files).map(|(file, name, _)| (name, file.inner.as_str())).collect();
    given.extend(settings.author.as_deref().filter(|name| !has_file(name)).map(|name| (name, SITE)));
    let mut problems = one_spelling(&uses, &common(&uses, &given), &AUTHOR);
    problems.extend(ambiguous(source_files));
    problems
}

/// Reports files of which another file or author has the name. Authors of the same full name have the same address,
/// which is reported elsewhere.
fn ambiguous(source_files: &[SourceFile]) -> Vec<Diagnostic> {
    let mut owners: HashMap<String, (&SourceFile, &str)> = HashMap::new();
    for (file, name, _) in authors(source_files) {
        owners.entry(url::slug(name)).or_insert((file, name));
    }
    let mut problems = Vec::new();
    let mut reported = HashSet::new();
    for (file, name, key) in authors(source_files) {
        let (owner, other) = *owners.entry(key.to_owned()).or_insert((file, name));
        if url::slug(other) != url::slug(name) && reported.insert(&file.inner) {
            let message =
                format!("the name of this file, `{key}`, also means `{other}` of `{}`", owner.inner);
            let help = "rename the file; articles may refer to an author by the name of a file";
            problems.push(Diagnostic::in_file(Code::NameConflict, &file.path, message, help));
        }
    }
    problems
}

/// The authors with a file: the file, the full name, and the file's name.
fn authors(source_files: &[SourceFile]) -> impl Iterator<Item = (&SourceFile, &str, &str)> {
    source_files.iter().filter_map(|file| match &file.front {
        FrontMatter::Author { name, key, .. } => Some((file, name.as_str(), key.as_str())),
        _ => None,
    })
}
