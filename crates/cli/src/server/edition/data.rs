//! The data of an edition, in memory or written by others.

use crate::written_data::Copied;
use content::aliases::Aliases;
use content::diagnostics::Diagnostic;
use contract::error::LoadError;
use contract::model::Front;
use contract::url::Route;
use publish::{data, routes, writer};
use self_cell::self_cell;
use site::model::{Article, Magazine};
use site::plan::{self, Content};
use site::release::page_of;
use site::search_index::{self, Text};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// The files of a magazine by path, each of which is made when it is asked for.
type Index<'m> = HashMap<String, Content<'m>>;

self_cell!(
    /// A magazine with its files.
    pub struct Files {
        owner: Magazine,
        #[not_covariant]
        dependent: Index,
    }
);

/// The data of an edition.
#[derive(Clone)]
pub enum Data {
    /// Made from a folder of Markdown.
    Made {
        /// The magazine as it was last read as a whole.
        files: Arc<Files>,
        /// Articles whose text is newer, by the path of their data.
        renewed: HashMap<String, Arc<Article>>,
    },
    /// Written by others.
    Written(Arc<Written>),
}

/// Data that others have written.
pub struct Written {
    /// A checked copy of it.
    pub copy: Copied,
    /// The number of articles.
    pub articles: usize,
    /// Empty: aliases are for articles in Markdown.
    pub aliases: Aliases,
    /// All pages, ordered by path, once they have been asked for.
    pub routes: OnceLock<Vec<Route>>,
}

impl Written {
    fn routes(&self, front: &Front) -> &[Route] {
        // It has been checked that every file belongs to a page.
        self.routes.get_or_init(|| routes::all(front, &self.copy.output).unwrap_or_default())
    }
}

fn index(magazine: &Magazine) -> Index<'_> {
    plan::files(magazine).into_iter().map(|file| (file.path, file.content)).collect()
}

impl Data {
    /// The data of a magazine that has been read.
    pub fn of(magazine: Magazine) -> Self {
        Self::Made { files: Arc::new(Files::new(magazine, index)), renewed: HashMap::new() }
    }

    /// The magazine, if it is from Markdown.
    pub fn magazine(&self) -> Option<&Magazine> {
        match self {
            Self::Made { files, .. } => Some(files.borrow_owner()),
            Self::Written(_) => None,
        }
    }

    /// The number of articles.
    pub fn articles(&self) -> usize {
        match self {
            Self::Made { files, .. } => files.borrow_owner().articles.len(),
            Self::Written(written) => written.articles,
        }
    }

    /// Former addresses.
    pub fn aliases(&self) -> &Aliases {
        match self {
            Self::Made { files, .. } => &files.borrow_owner().aliases,
            Self::Written(written) => &written.aliases,
        }
    }

    /// The content of a file, if there is one.
    pub fn content(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        match self {
            Self::Made { files, renewed } => match renewed.get(path) {
                Some(article) => {
                    let file = plan::renewed(files.borrow_owner(), article);
                    Some(writer::content_of(path, &file.content))
                }
                None => files.with_dependent(|_, index| {
                    index.get(path).map(|content| writer::content_of(path, content))
                }),
            },
            Self::Written(_) => self.text(path).ok().map(|text| Ok(text.into_bytes())),
        }
    }

    /// The text of a data file.
    ///
    /// # Errors
    /// There is no such file, or it cannot be made.
    pub fn text(&self, path: &str) -> Result<String, LoadError> {
        if let Self::Written(written) = self {
            return data::read(&written.copy.output, path);
        }
        let missing = || LoadError::NotFound { path: path.to_owned() };
        let broken = |reason: String| LoadError::Format { path: path.to_owned(), reason };
        let bytes = self.content(path).ok_or_else(missing)?.map_err(|found| broken(found.message))?;
        String::from_utf8(bytes).map_err(|error| broken(error.to_string()))
    }

    /// Whether there is a page at a route.
    pub fn has(&self, route: &Route, front: &Front) -> bool {
        match self {
            Self::Made { files, .. } => {
                let has_data = || files.with_dependent(|_, index| index.contains_key(&route.data()));
                matches!(route, Route::Search) || has_data()
            }
            Self::Written(written) => written.routes(front).contains(route),
        }
    }

    /// All pages, ordered by path.
    pub fn routes(&self, front: &Front) -> Vec<Route> {
        match self {
            Self::Made { files, .. } => {
                let mut routes = vec![Route::Home, Route::Search];
                files.with_dependent(|_, index| {
                    routes.extend(index.keys().filter_map(|path| page_of(path)));
                });
                routes.sort_by_cached_key(Route::path);
                routes.dedup();
                routes
            }
            Self::Written(written) => written.routes(front).to_vec(),
        }
    }

    /// The files of the search index, by path.
    pub fn search(&self, front: &Front) -> HashMap<String, String> {
        let site = &front.site;
        let files = match self {
            Self::Made { files, renewed } => {
                let mut found = search_index::found(files.borrow_owner());
                for found in &mut found {
                    if let Some(article) = renewed.get(&found.route.data()) {
                        found.text = Text::Body(&article.body);
                    }
                }
                search_index::files(&found, site, false)
            }
            // As in a build: what is more than one file has an index of its own, if any.
            Self::Written(_) if front.data => Vec::new(),
            Self::Written(_) => search_index::files(&search_index::found_in(front), site, true),
        };
        files.into_iter().collect()
    }
}
