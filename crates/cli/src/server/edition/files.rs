//! The data files of an edition.

use content::diagnostics::Diagnostic;
use contract::error::LoadError;
use publish::writer;
use self_cell::self_cell;
use site::model::{Article, Magazine};
use site::plan::{self, Content};
use std::collections::HashMap;
use std::sync::Arc;

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

/// Articles whose text is newer than the files, by the path of their data.
pub type Renewed = HashMap<String, Arc<Article>>;

/// A magazine with its files.
pub fn of(magazine: Magazine) -> Files {
    Files::new(magazine, index)
}

fn index(magazine: &Magazine) -> Index<'_> {
    plan::files(magazine).into_iter().map(|file| (file.path, file.content)).collect()
}

/// The content of a file, if there is one.
pub fn content(files: &Files, renewed: &Renewed, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
    if let Some(article) = renewed.get(path) {
        let file = plan::renewed(files.borrow_owner(), article);
        return Some(writer::content_of(path, &file.content));
    }
    files.with_dependent(|_, index| index.get(path).map(|content| writer::content_of(path, content)))
}

/// The text of a data file.
///
/// # Errors
/// There is no such file, or it cannot be made.
pub fn text(files: &Files, renewed: &Renewed, path: &str) -> Result<String, LoadError> {
    let missing = || LoadError::NotFound { path: path.to_owned() };
    let broken = |reason: String| LoadError::Format { path: path.to_owned(), reason };
    let bytes = content(files, renewed, path).ok_or_else(missing)?.map_err(|found| broken(found.message))?;
    String::from_utf8(bytes).map_err(|error| broken(error.to_string()))
}
