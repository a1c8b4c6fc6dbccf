//! Which page each file of the content folder becomes, and where a link in one of them leads.

use crate::diagnostics::Code;
use crate::html::addresses::{Leads, SCHEMES, leads};
use crate::suggest::Suggestions;
use broadsheet::url::{self, Route};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Where everything is.
#[derive(Debug, Default)]
pub struct Places {
    /// The content folder.
    pub content: PathBuf,
    /// The folder that is copied as it is.
    pub public: PathBuf,
    /// The pages, by the path of their file in the content folder.
    pub pages: HashMap<String, Route>,
    /// What the pages' files are called, made when the first suggestion is.
    names: OnceLock<Names>,
}

/// Files by what they are called; of several, the first.
#[derive(Debug)]
struct Names {
    files: HashMap<String, String>,
    suggestions: Suggestions,
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// To another site, or to whatever a scheme such as `mailto:` opens.
    Outside,
    /// To a page of the magazine; `rest` is the query and fragment as written.
    Page {
        /// The page.
        route: Route,
        /// The fragment without `#`.
        anchor: Option<String>,
        /// Query and fragment, to be appended to the page's address.
        rest: String,
    },
    /// To a file in the content folder that is no page, by its path there.
    File(String),
    /// To a file of the public folder, by its path there, with query and fragment.
    Public(String),
}

/// Why a link leads nowhere: the code, what is wrong, and the fix.
pub type Nowhere = (Code, String, String);

/// Stands for what was found.
pub fn mark(found: &Result<Target, Nowhere>) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{found:?}").hash(&mut hasher);
    hasher.finish()
}

impl Places {
    /// The pages of these folders.
    pub fn new(content: &Path, public: &Path, pages: HashMap<String, Route>) -> Self {
        Self { content: content.to_owned(), public: public.to_owned(), pages, names: OnceLock::new() }
    }

    /// Finds what `link` means in the file `inner`, which becomes the page `own`.
    pub fn find(&self, link: &str, inner: &str, own: &Route) -> Result<Target, Nowhere> {
        let (path, rest) = link.split_at(link.find(['?', '#']).unwrap_or(link.len()));
        let anchor =
            rest.split_once('#').map(|(_, anchor)| decoded(anchor)).filter(|anchor| !anchor.is_empty());
        let page = |route: Route| Target::Page { route, anchor: anchor.clone(), rest: rest.to_owned() };
        match (leads(link), scheme(link)) {
            (Leads::Host { .. } | Leads::Program, _) => return Ok(Target::Outside),
            (Leads::Nowhere, Some(scheme)) if !SCHEMES.contains(&&*scheme) => {
                return Err((
                    Code::ForbiddenScheme,
                    format!("a link may not begin with `{scheme}:`"),
                    "link to an address that begins with `https://`, or to a file of the magazine".to_owned(),
                ));
            }
            (Leads::Nowhere, _) => {
                return Err((
                    Code::InvalidUrl,
                    format!("`{link}` is not an address"),
                    "correct it, or write it as code if it is not meant to be a link".to_owned(),
                ));
            }
            (Leads::Inside, _) => {}
        }
        if path.is_empty() {
            return match link {
                "" => Err((
                    Code::BrokenLink,
                    "this link leads nowhere".to_owned(),
                    "write an address between the brackets".to_owned(),
                )),
                _ => Ok(page(own.clone())),
            };
        }
        let path = decoded(path);
        if let Some(path) = path.strip_prefix('/') {
            if !path.is_empty() && self.public.join(path).is_file() {
                return Ok(Target::Public(format!("{path}{rest}")));
            }
            let route = Route::parse(&url::file(path));
            return route.map(page).ok_or_else(|| self.unknown(link, path));
        }
        let Some(path) = join(inner, &path) else {
            return Err((
                Code::OutsideMagazine,
                format!("`{link}` leads out of the content folder"),
                "move what it links to into the content folder".to_owned(),
            ));
        };
        if let Some(route) = self.pages.get(&path) {
            return Ok(page(route.clone()));
        }
        match self.content.join(&path) {
            file if !path.ends_with(".md") && file.is_file() => Ok(Target::File(path)),
            _ => Err(self.unknown(link, &path)),
        }
    }

    fn unknown(&self, link: &str, path: &str) -> Nowhere {
        let Names { files, suggestions } = self.names.get_or_init(|| {
            let mut pages: Vec<_> = self.pages.keys().map(|page| (name(page), page.clone())).collect();
            pages.sort_by(|one, next| next.cmp(one));
            let files: HashMap<String, String> = pages.into_iter().collect();
            let suggestions = Suggestions::new(files.keys().cloned());
            Names { files, suggestions }
        });
        let help = match suggestions.nearest(&name(path)).and_then(|near| files.get(near)) {
            Some(page) => format!("did you mean `{page}` of the content folder?"),
            None => {
                "correct the path, which is seen from the file it stands in, or remove the link".to_owned()
            }
        };
        (Code::BrokenLink, format!("there is no `{link}`"), help)
    }
}

/// What a page's file is called: of `a/name.md` and `a/name/index.md`, `name`.
fn name(path: &str) -> String {
    let path = path.trim_end_matches('/').trim_end_matches(".md").trim_end_matches("/index");
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A path joined to the folder of `inner`, with `.` and `..` resolved; `None` above the content folder.
pub fn join(inner: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = inner.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The scheme of an absolute address, in lower case.
pub fn scheme(link: &str) -> Option<String> {
    let (scheme, _) = link.split_once(':')?;
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    named.then(|| scheme.to_ascii_lowercase())
}

/// A path as it stands in an address.
pub fn encoded(path: &str) -> String {
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    utf8_percent_encode(path, KEPT).to_string()
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn places() -> Places {
        let pages = [
            ("articles/one.md", Route::Article(url::Slug::of("one"))),
            ("articles/deep/two/index.md", Route::Article(url::Slug::of("two"))),
            ("pages/about.md", Route::Page(url::Slug::of("about"))),
        ];
        Places { pages: pages.map(|(path, route)| (path.to_owned(), route)).into(), ..Places::default() }
    }

    fn page(link: &str) -> (Route, Option<String>) {
        match places()
            .find(link, "articles/deep/two/index.md", &Route::Article(url::Slug::of("two")))
            .unwrap()
        {
            Target::Page { route, anchor, .. } => (route, anchor),
            other => unreachable!("{link} is {other:?}"),
        }
    }

    #[test]
    fn links_lead_to_pages() {
        let one = Route::Article(url::Slug::of("one"));
        assert_eq!(page("../../one.md"), (one.clone(), None));
        assert_eq!(page(".././../one.md#a%20b"), (one.clone(), Some("a b".into())));
        assert_eq!(page("/articles/one"), (one.clone(), None));
        assert_eq!(page("/articles/one/?x=1#y"), (one, Some("y".into())));
        assert_eq!(page("../../../pages/about.md"), (Route::Page(url::Slug::of("about")), None));
        assert_eq!(page("#top"), (Route::Article(url::Slug::of("two")), Some("top".into())));
        assert_eq!(page("/"), (Route::Home, None));
    }

    #[test]
    fn links_lead_outside() {
        for link in ["https://example.org/a.md", "mailto:a@example.org", "//example.org/", "tel:+49"] {
            assert_eq!(places().find(link, "articles/one.md", &Route::Home), Ok(Target::Outside), "{link}");
        }
    }

    #[test]
    fn links_lead_nowhere() {
        for (link, cure) in [
            (
                "javascript:alert(1)",
                "link to an address that begins with `https://`, or to a file of the magazine",
            ),
            ("onne.md", "did you mean `articles/one.md` of the content folder?"),
            ("two/", "did you mean `articles/deep/two/index.md` of the content folder?"),
            ("../../one.md", "move what it links to into the content folder"),
            ("/a/b/c/d/", "correct the path, which is seen from the file it stands in, or remove the link"),
        ] {
            assert_eq!(places().find(link, "articles/one.md", &Route::Home).unwrap_err().2, cure, "{link}");
        }
    }
}
