//! Resolves links: which page each file of the content folder becomes, and where a link in one of them leads.

use crate::addresses::{Leads, SCHEMES, leads, scheme};
use crate::aliases;
use crate::diagnostics::Code;
use crate::folder::is_markdown;
use crate::magazine_path::{InvalidPath, MagazinePath};
use crate::names::{nfc, nfd};
use crate::publishable::{self, LinkError};
use crate::root::{self, ALLOW, Resolved, Root, Unresolved};
use crate::suggest::Suggestions;
use contract::url::{self, Route};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::OnceLock;

/// Resolves links to pages and files.
#[derive(Debug, Default)]
pub struct LinkResolver {
    /// The content folder.
    pub content: Root,
    /// The folder that is copied verbatim.
    pub public: Root,
    /// The pages, by the path of their source file in the content folder, as [`nfc`].
    pub pages: HashMap<String, Route>,
    /// The pages that former paths redirect to, by the path that [`aliases::path`] returns.
    aliases: HashMap<String, Route>,
    /// The names of the pages' files, built when the first suggestion is needed.
    names: OnceLock<Names>,
}

/// Files by name; among several of the same name, the first by path.
#[derive(Debug)]
struct Names {
    files: HashMap<String, String>,
    suggestions: Suggestions,
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// To another site, or to a program for a scheme such as `mailto:`.
    Outside,
    /// To a page of the magazine.
    Page {
        /// The page.
        route: Route,
        /// The fragment without `#`.
        anchor: Option<String>,
        /// Query and fragment, to be appended to the page's address.
        rest: String,
    },
    /// To a file in the content folder that is not a page, with query and fragment as written.
    File(Resolved, String),
    /// To a file in the public folder, with query and fragment as written.
    Public(Resolved, String),
    /// To a file that a release writes, such as a feed: its address.
    Generated(String),
}

/// The files at the root of a release that readers are given links to.
pub const GENERATED: [&str; 8] =
    ["feed.xml", "atom.xml", "feed.json", "rss.xml", "index.xml", "sitemap.xml", "robots.txt", "llms.txt"];

/// A hash of a result, for noticing that it has changed.
pub fn mark(found: &Result<Target, LinkError>) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{found:?}").hash(&mut hasher);
    hasher.finish()
}

impl LinkResolver {
    /// A resolver for these folders and pages.
    pub fn new(content: Root, public: Root, pages: HashMap<String, Route>) -> Self {
        let pages = pages.into_iter().map(|(path, route)| (nfc(&path), route)).collect();
        Self { content, public, pages, ..Self::default() }
    }

    /// Adds former paths, each with the page that it redirects to. The first of several pages with the same one wins.
    pub fn with_aliases<'a>(mut self, aliases: impl Iterator<Item = (&'a str, Route)>) -> Self {
        for (alias, route) in aliases {
            if let Some(path) = aliases::path(alias) {
                self.aliases.entry(path).or_insert(route);
            }
        }
        self
    }

    /// Resolves `link` in the file `inner`, which becomes the page `own`.
    pub fn find(&self, link: &str, inner: &MagazinePath, own: &Route) -> Result<Target, LinkError> {
        let (path, rest) = link.split_at(link.find(['?', '#']).unwrap_or(link.len()));
        let anchor =
            rest.split_once('#').map(|(_, anchor)| decoded(anchor)).filter(|anchor| !anchor.is_empty());
        let page = |route: Route| Target::Page { route, anchor: anchor.clone(), rest: rest.to_owned() };
        match (leads(link), scheme(link)) {
            (Leads::Host { .. } | Leads::Program, _) => return Ok(Target::Outside),
            (Leads::Nowhere, Some(scheme)) if !SCHEMES.contains(&&*scheme) => {
                return Err((
                    Code::ForbiddenScheme,
                    format!("links must not start with `{scheme}:`"),
                    "link to a URL that starts with `https://`, or to a file of the magazine".to_owned(),
                ));
            }
            (Leads::Nowhere, _) => {
                return Err((
                    Code::InvalidUrl,
                    format!("`{link}` is not a valid URL"),
                    "fix it, or write it as code if it is not meant to be a link".to_owned(),
                ));
            }
            (Leads::Inside, _) => {}
        }
        if path.is_empty() {
            return match link {
                "" => Err((
                    Code::BrokenLink,
                    "this link has no target".to_owned(),
                    "add one: `[text](page.md)`".to_owned(),
                )),
                _ => Ok(page(own.clone())),
            };
        }
        if let Some(path) = path.strip_prefix('/') {
            // A folder of the publisher's own is published with its page.
            let file = match self.public_file(path, link)? {
                None if path.ends_with('/') => self.public_file(&format!("{path}index.html"), link)?,
                file => file,
            };
            if let Some(file) = file {
                return Ok(Target::Public(file, rest.to_owned()));
            }
            if let Some(route) = aliases::path(path).and_then(|path| self.aliases.get(&path)) {
                return Ok(page(route.clone()));
            }
            if GENERATED.contains(&path) {
                return Ok(Target::Generated(url::file(path) + rest));
            }
            let route = Route::parse(&url::file(path));
            return route.map(page).ok_or_else(|| self.unknown(link, &decoded(path), inner));
        }
        let path = inner.linked(path).map_err(|invalid| refused(invalid, link, "content"))?;
        if let Some(route) = self.pages.get(&nfc(path.as_str())) {
            return Ok(page(route.clone()));
        }
        // Decided by the name alone, so that the error does not reveal whether the file exists.
        if root::is_hidden(&path) {
            return Err(publishable::hidden(link));
        }
        match resolve(&self.content, &path) {
            Ok(file) if !file.is_folder => {
                publishable::check(&file, link).map(|()| Target::File(file, rest.to_owned()))
            }
            Err(Unresolved::Outside) => Err(outside(link, "content")),
            _ => Err(self.unknown(link, path.as_str(), inner)),
        }
    }

    /// The file at a path in the public folder, if there is one.
    fn public_file(&self, path: &str, link: &str) -> Result<Option<Resolved>, LinkError> {
        let inner = match MagazinePath::from_address(path) {
            Ok(inner) => inner,
            Err(InvalidPath::Empty) => return Ok(None),
            Err(invalid) => return Err(refused(invalid, link, "public")),
        };
        match resolve(&self.public, &inner) {
            Ok(file) => Ok(Some(file).filter(|file| !file.is_folder)),
            Err(Unresolved::Outside) => Err(outside(link, "public")),
            Err(_) => Ok(None),
        }
    }

    fn unknown(&self, link: &str, path: &str, inner: &MagazinePath) -> LinkError {
        let Names { files, suggestions } = self.names.get_or_init(|| {
            let mut pages: Vec<_> = self.pages.keys().map(|page| (name(page), page.clone())).collect();
            pages.sort_by(|one, next| next.cmp(one));
            let files: HashMap<String, String> = pages.into_iter().collect();
            let suggestions = Suggestions::new(files.keys().cloned());
            Names { files, suggestions }
        });
        let help = match suggestions.nearest(&name(path)).and_then(|near| files.get(near)) {
            Some(page) if link.starts_with('/') => {
                let address = self.pages.get(page).map(Route::href).unwrap_or_default();
                format!("did you mean `{address}`?")
            }
            Some(page) => format!("did you mean `{}`?", relative(inner.as_str(), page)),
            None if link.starts_with("www.") => format!("write `https://{link}`"),
            None if link.contains('@') && !link.contains('/') => format!("write `mailto:{link}`"),
            None if link.starts_with('/') => "fix the path; it starts at the magazine's root".to_owned(),
            None => "fix the path; it is relative to this file".to_owned(),
        };
        (Code::BrokenLink, format!("`{link}` does not exist"), help)
    }
}

/// The path to a file as it is written in another.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> =
        from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    let parts: Vec<&str> = to.split('/').collect();
    let common = folders.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", folders.len() - common);
    up.chain(parts[common..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// The file at a path, whose name may be in another Unicode normalization form than the link.
fn resolve(root: &Root, path: &MagazinePath) -> Result<Resolved, Unresolved> {
    let found = root.resolve(path);
    if !matches!(found, Err(Unresolved::Missing)) || path.as_str().is_ascii() {
        return found;
    }
    let other = [nfc(path.as_str()), nfd(path.as_str())].into_iter().find_map(|form| {
        let path = MagazinePath::parse(&form).ok()?;
        root.resolve(&path).ok()
    });
    other.map_or(found, Ok)
}

/// The name of a page's file: `name` for both `a/name.md` and `a/name/index.md`.
fn name(path: &str) -> String {
    let path = path.trim_end_matches('/');
    let stem = path.rsplit_once('.').filter(|_| is_markdown(Path::new(path))).map_or(path, |(stem, _)| stem);
    let path = stem.trim_end_matches("/index");
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// The error for a path that no file in `folder` can have.
fn refused(invalid: InvalidPath, link: &str, folder: &str) -> LinkError {
    match invalid {
        InvalidPath::Name(name) => (
            Code::InvalidPath,
            format!("invalid path `{link}`: `{name}` is not a valid file name"),
            "separate folders with `/`, and avoid `\\`, `%2F`, `%5C` and control characters in names"
                .to_owned(),
        ),
        InvalidPath::Empty | InvalidPath::Absolute | InvalidPath::Above => (
            Code::OutsideMagazine,
            format!("`{link}` leads out of the {folder} folder"),
            format!("move the file into the {folder} folder"),
        ),
    }
}

/// The error for a symbolic link out of `folder`.
fn outside(link: &str, folder: &str) -> LinkError {
    let message = format!("`{link}` leads out of the {folder} folder through a symbolic link");
    (Code::OutsideMagazine, message, ALLOW.to_owned())
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests;
