//! The data of an edition, in memory or written by others.

use content::diagnostics::Diagnostic;
use content::files::below;
use content::magazine_path::MagazinePath;
use content::sources;
use contract::error::LoadError;
use contract::model::Front;
use contract::url::{self, Route};
use publish::error::RenderError;
use publish::{routes, writer};
use self_cell::self_cell;
use site::model::{Article, Magazine};
use site::plan::{self, Content};
use site::release::page_of;
use site::search_index::{self, Text};
use std::collections::HashMap;
use std::sync::Arc;
use tempfile::TempDir;

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
    /// Written by others, in a checked copy.
    Written(Arc<TempDir>),
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
            Self::Written(copy) => {
                // The path may be from a request.
                MagazinePath::parse(path).ok().filter(|_| path == url::FRONT || path.starts_with("data/"))?;
                let file = below(copy.path(), path);
                file.is_file().then(|| sources::text(&file).map(String::into_bytes))
            }
        }
    }

    /// The text of a data file.
    ///
    /// # Errors
    /// There is no such file, or it cannot be made.
    pub fn text(&self, path: &str) -> Result<String, LoadError> {
        let missing = || LoadError::NotFound { path: path.to_owned() };
        let broken = |reason: String| LoadError::Format { path: path.to_owned(), reason };
        let bytes = self.content(path).ok_or_else(missing)?.map_err(|found| broken(found.message))?;
        let text = String::from_utf8(bytes).map_err(|error| broken(error.to_string()))?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// All pages, ordered by path.
    ///
    /// # Errors
    /// Data written by others has a file that belongs to no page.
    pub fn routes(&self, front: &Front) -> Result<Vec<Route>, RenderError> {
        match self {
            Self::Made { files, .. } => {
                let mut routes = vec![Route::Home, Route::Search];
                files.with_dependent(|_, index| {
                    routes.extend(index.keys().filter_map(|path| page_of(path)));
                });
                routes.sort_by_key(Route::path);
                routes.dedup();
                Ok(routes)
            }
            Self::Written(copy) => routes::all(front, copy.path()),
        }
    }

    /// The files of the search index, by path.
    pub fn search(&self, front: &Front) -> HashMap<String, String> {
        let language = &front.site.language;
        let files = match self {
            Self::Made { files, renewed } => {
                let mut found = search_index::found(files.borrow_owner());
                for found in &mut found {
                    if let Some(article) = renewed.get(&found.route.data()) {
                        found.text = Text::Body(&article.body);
                    }
                }
                search_index::files(&found, language, false)
            }
            Self::Written(_) => search_index::files(&search_index::found_in(front), language, true),
        };
        files.into_iter().collect()
    }
}
