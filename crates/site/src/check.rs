//! Checks that need all files at once.

use crate::document::RenderedSource;
use crate::model::Magazine;
use crate::plan;
use content::diagnostics::{Code, Diagnostic};
use content::media::Media;
use content::site_config::SiteConfig;
use content::source_file::{SourceFile, Visibility};
use content::suggest::Suggestions;
use contract::url::{Route, Slug};
use markup::markdown::{Document, Reference};
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub mod alias_conflicts;
pub mod public_files;
mod release_paths;
mod taxonomy;

/// Reports slugs and ranks that two files claim, and inconsistent spellings of topics, series and authors.
///
/// `site` is the file of the settings.
pub fn source_files(source_files: &[SourceFile], settings: &SiteConfig, site: &Path) -> Vec<Diagnostic> {
    let mut problems = taxonomy::check(source_files, settings, site);
    problems.extend(slugs(source_files));
    problems.extend(singles(source_files));
    problems
}

fn slugs(source_files: &[SourceFile]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut owners: HashMap<String, &SourceFile> = HashMap::new();
    for source_file in source_files.iter().filter(|source_file| {
        !matches!(source_file.seen, Visibility::Never | Visibility::Unclear)
            && source_file.slug() != Slug::default()
    }) {
        // Addresses that differ only in case would be one file on case-insensitive file systems.
        let address = source_file.route.path().to_lowercase();
        if let Some(owner) = owners.insert(address, source_file) {
            let line = source_file.slug_line.unwrap_or(1);
            let help = match source_file.route {
                Route::Author(..) => "give one of them another `name`, or remove one of the files",
                _ => "give one of them another `slug`",
            };
            let message = format!("`{}` also has the address `/{}`", owner.inner, source_file.route.path());
            problems.push(Diagnostic::at(Code::AddressConflict, &source_file.path, line, message, help));
        }
    }
    problems
}

/// Reports more than one featured article, and popular ranks used twice.
fn singles(source_files: &[SourceFile]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut featured: Option<&SourceFile> = None;
    let mut ranks: HashMap<i64, &SourceFile> = HashMap::new();
    for (source_file, meta) in source_files
        .iter()
        .filter(|source_file| source_file.is_seen())
        .filter_map(|source_file| Some((source_file, source_file.meta()?)))
    {
        if let Some(place) = &meta.featured {
            if let Some(first) = featured {
                let message = format!("`{}` is already featured", first.inner);
                problems.push(Diagnostic::at(
                    Code::Duplicate,
                    &source_file.path,
                    place.line,
                    message,
                    "remove `featured` from one of them",
                ));
            }
            featured = featured.or(Some(source_file));
        }
        if let Some(rank) = &meta.popular
            && let Some(first) = ranks.insert(rank.value, source_file)
        {
            let message = format!("`{}` already has the popular rank {}", first.inner, rank.value);
            problems.push(Diagnostic::at(
                Code::Duplicate,
                &source_file.path,
                rank.line,
                message,
                "give each article its own rank",
            ));
        }
    }
    problems
}

/// Reports links to missing or unpublished pages, and to anchors that their page lacks.
pub fn links(all_rendered: &[RenderedSource], masthead: &Masthead, magazine: &Magazine) -> Vec<Diagnostic> {
    let files: HashSet<String> = plan::files(magazine).into_iter().map(|file| file.path).collect();
    // A draft may share its address with a published page; links lead to the published one.
    let (drafts, others): (Vec<_>, Vec<_>) =
        all_rendered.iter().partition(|rendered| rendered.source_file.seen == Visibility::Never);
    let mut pages: HashMap<&Route, &RenderedSource> = HashMap::new();
    for rendered in others.into_iter().chain(drafts) {
        pages.entry(&rendered.source_file.route).or_insert(rendered);
    }
    let page_index = PageIndex { files, pages, anchors: RefCell::default(), folders: OnceCell::new() };
    let (path, references, found) = masthead;
    let mut problems = found.clone();
    problems.extend(
        references.iter().filter_map(|reference| page_index.check(path, Visibility::Listed, reference)),
    );
    for RenderedSource { source_file, document, .. } in all_rendered {
        let check = |reference| page_index.check(&source_file.path, source_file.seen, reference);
        problems.extend(document.references.iter().filter_map(check));
    }
    problems
}

/// Reports media of different texts with the same output path, as the page `x` and the article `pages` can have.
pub fn media(magazine: &Magazine) -> Vec<Diagnostic> {
    let pairs = magazine.media.windows(2).filter_map(|pair| match pair {
        [first, second] if first.to == second.to && first.from != second.from => Some((first, second)),
        _ => None,
    });
    let report = |(first, second): (&Media, &Media)| {
        let message = format!("`{}` would have the same address `/{}`", first.from.display(), first.to);
        let help = "rename one of the two files";
        Diagnostic::in_file(Code::FileNameConflict, &second.from, message, help)
    };
    pairs.map(report).collect()
}

/// The links in `site.toml`: its path, the references, and problems already found.
type Masthead = (PathBuf, Vec<Reference>, Vec<Diagnostic>);

struct PageIndex<'a> {
    files: HashSet<String>,
    pages: HashMap<&'a Route, &'a RenderedSource>,
    /// Link targets within each page, collected on first use.
    anchors: RefCell<HashMap<&'a Route, Rc<Anchors<'a>>>>,
    /// File names in each folder, collected for the first suggestion.
    folders: OnceCell<HashMap<String, Suggestions>>,
}

/// The link targets within a page.
struct Anchors<'a> {
    ids: HashSet<&'a str>,
    suggestions: OnceCell<Suggestions>,
}

impl<'a> Anchors<'a> {
    fn of(document: &'a Document) -> Self {
        let headings = document.headings.iter().map(|heading| heading.id.as_str());
        let ids = headings.chain(document.anchors.iter().map(String::as_str)).collect();
        Self { ids, suggestions: OnceCell::new() }
    }

    fn has(&self, anchor: &str) -> bool {
        // `#code-1-L3-L7` leads to the first of these lines.
        let first = anchor.rsplit_once("-L").filter(|(_, last)| last.parse::<u32>().is_ok());
        self.ids.contains(anchor) || first.is_some_and(|(id, _)| id.contains("-L") && self.ids.contains(id))
    }

    fn nearest(&self, anchor: &str) -> Option<&str> {
        let names = || Suggestions::new(self.ids.iter().map(|id| (*id).to_owned()));
        self.suggestions.get_or_init(names).nearest(anchor)
    }
}

impl PageIndex<'_> {
    fn check(&self, path: &Path, seen: Visibility, reference: &Reference) -> Option<Diagnostic> {
        let Reference { line, link, route, anchor } = reference;
        let page = self.pages.get(route);
        // Scheduled articles may link to scheduled articles.
        let in_time =
            page.is_some_and(|page| page.source_file.seen == Visibility::Later && seen == Visibility::Later);
        if page.is_some_and(|page| page.source_file.seen == Visibility::Unclear) {
            return None;
        }
        // The search page has no data.
        if *route != Route::Search && !self.files.contains(&route.data()) && !in_time {
            let (message, help) = match page {
                Some(_) => (
                    format!("`{link}` points to an unpublished page"),
                    "remove the link, or publish the page".to_owned(),
                ),
                None => (format!("there is no page `{link}`"), self.suggestion(route)),
            };
            return Some(Diagnostic::at(Code::BrokenLink, path, *line, message, help));
        }
        let (anchor, page) = (anchor.as_ref()?, page?);
        let anchors = Rc::clone(
            self.anchors
                .borrow_mut()
                .entry(&page.source_file.route)
                .or_insert_with(|| Rc::new(Anchors::of(&page.document))),
        );
        if anchors.has(anchor) {
            return None;
        }
        let help = match anchors.nearest(anchor) {
            Some(near) => format!("did you mean `#{near}`?"),
            None => "use the id of a heading: its words in lower case, joined by `-`".to_owned(),
        };
        Some(Diagnostic::at(
            Code::BrokenAnchor,
            path,
            *line,
            format!("`{link}` points to a heading that does not exist"),
            help,
        ))
    }

    /// Suggests a page of the same kind with a similar name.
    fn suggestion(&self, route: &Route) -> String {
        let split = |file: &str| -> (String, String) {
            let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
            (folder.to_owned(), name.trim_end_matches(".json").to_owned())
        };
        let folders = self.folders.get_or_init(|| {
            let mut folders: HashMap<String, Vec<String>> = HashMap::new();
            for (folder, name) in self.files.iter().map(|file| split(file)) {
                folders.entry(folder).or_default().push(name);
            }
            folders.into_iter().map(|(folder, names)| (folder, Suggestions::new(names))).collect()
        });
        let (folder, name) = split(&route.data());
        match folders.get(&folder).and_then(|names| names.nearest(&name)) {
            Some(near) => {
                let path = route.path();
                let above = path.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above);
                format!(
                    "did you mean `{}/{near}/`?",
                    if above.is_empty() { String::new() } else { format!("/{above}") }
                )
            }
            None => "fix the address, or remove the link".to_owned(),
        }
    }
}
