//! Checks aliases: each must be a valid path that nothing else occupies.

mod former;

use super::release_paths::{Obstacle, Release};
use crate::model::Magazine;
use content::aliases::{self, Aliases};
use content::diagnostics::{Code, Diagnostic};
use content::front_matter::fields::At;
use content::source_file::{RESERVED, SourceFile};
use contract::slug::LONGEST;
use contract::url::Route;
use former::Former;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Maximum length of an alias, in bytes; paths have a limit of their own besides that of their parts.
const LONGEST_PATH: usize = 1_000;

/// A page's claim to an alias.
pub struct Claim {
    /// The page's file.
    file: PathBuf,
    /// Its path in the content folder.
    inner: String,
    /// The page.
    route: Route,
    /// The alias as written.
    alias: At<String>,
}

/// The claims of all published files.
pub struct Claims {
    /// Those in front matter.
    written: Vec<Claim>,
    /// The addresses that earlier versions gave to the same pages.
    former: Vec<Former>,
}

/// Returns the claims of all published articles and pages.
pub fn claims(source_files: &[SourceFile]) -> Claims {
    let published = source_files.iter().filter(|source_file| source_file.is_seen());
    let claim = |source_file: &SourceFile, alias: &At<String>| Claim {
        file: source_file.path.clone(),
        inner: source_file.inner.to_string(),
        route: source_file.route.clone(),
        alias: alias.clone(),
    };
    let written = published
        .flat_map(|source_file| source_file.aliases().iter().map(move |alias| claim(source_file, alias)))
        .collect();
    Claims { written, former: former::of_files(source_files) }
}

/// Checks all aliases against each other and the files of the release; returns the valid ones, and the former addresses
/// that are free.
pub fn check(claims: Claims, magazine: &Magazine, public: &Path) -> (Aliases, Vec<Diagnostic>) {
    let Claims { written, former } = claims;
    let mut granted = Aliases::default();
    if written.is_empty() && former.is_empty() {
        return (granted, Vec::new());
    }
    let release = Release::of(magazine, public);
    let mut printed = Release::default();
    let mut problems = Vec::new();
    let mut owners: HashMap<String, String> = HashMap::new();
    for Claim { file, inner, route, alias: At { line, value } } in written {
        let mut wrong = |code: Code, message: String, help: &str| {
            problems.push(Diagnostic::at(code, &file, line, message, help));
        };
        let Some(path) = aliases::path(&value) else {
            let help = "write a path below the magazine's root, like `/2019/a-post/`";
            wrong(Code::InvalidAlias, format!("the alias `{value}` is not a valid path"), help);
            continue;
        };
        if path.len() > LONGEST_PATH || path.split('/').any(|part| part.len() > LONGEST) {
            let message = format!(
                "the alias is longer than {LONGEST} bytes between two slashes, or {LONGEST_PATH} in total"
            );
            wrong(Code::InvalidAlias, message, "remove it; hosts do not serve files with such long names");
            continue;
        }
        if path.split('/').any(|part| part.starts_with(['_', '.'])) {
            let message = format!("a part of the alias `{value}` starts with `_` or `.`");
            wrong(Code::InvalidAlias, message, "remove it; hosts treat such names specially");
            continue;
        }
        let target = aliases::file(&path);
        let remove = "remove the alias";
        match release.obstacle(&target) {
            Some(Obstacle::Page) => {
                wrong(Code::AddressConflict, format!("there is a page at the alias `{value}`"), remove);
            }
            Some(Obstacle::File) => {
                wrong(Code::AddressConflict, format!("there is a file at the alias `{value}`"), remove);
            }
            None if RESERVED.contains(&path.trim_end_matches('/').to_lowercase().as_str()) => {
                wrong(Code::AddressConflict, format!("there is a page at the alias `{value}`"), remove);
            }
            None if printed.obstacle(&target).is_some() => {
                let message = match owners.get(&target.to_lowercase()) {
                    Some(owner) => format!("`{owner}` already has the alias `{value}`"),
                    None => {
                        format!("the alias `{value}` is the folder of another alias, or lies below its file")
                    }
                };
                wrong(Code::AddressConflict, message, "remove it from one of the two");
            }
            None => {
                printed.add(&target);
                owners.insert(target.to_lowercase(), inner);
                granted.paths.insert(path, route.path());
            }
        }
    }
    for (former, route) in former {
        let target = aliases::file(&former.path());
        if release.obstacle(&target).is_none() && printed.obstacle(&target).is_none() {
            printed.add(&target);
            granted.paths.insert(former.path(), route.path());
        }
    }
    (granted, problems)
}
