//! Loads data synchronously.

use crate::single_file::FromFront;
use contract::error::LoadError;
use contract::model::{FORMAT, Front, Site};
use contract::url::{self, Route};
use leptos::prelude::use_context;
use serde::de::DeserializeOwned;
use std::sync::{Arc, OnceLock};

type Read = dyn Fn(&str) -> Result<String, LoadError> + Send + Sync;

/// Reads data files through a function from a path, relative to the site's root, to the text of the file.
#[derive(Clone)]
pub struct Source {
    read: Arc<Read>,
    front: Arc<OnceLock<Result<Arc<Front>, LoadError>>>,
}

impl Source {
    /// Creates a source that reads files with `read`.
    pub fn new(read: impl Fn(&str) -> Result<String, LoadError> + Send + Sync + 'static) -> Self {
        Self { read: Arc::new(read), front: Arc::default() }
    }

    /// The data of the front page, read once.
    ///
    /// # Errors
    /// The file cannot be read or decoded.
    pub fn front(&self) -> Result<Arc<Front>, LoadError> {
        self.front.get_or_init(|| self.file(url::FRONT).map(Arc::new)).clone()
    }

    fn file<T: DeserializeOwned>(&self, path: &str) -> Result<T, LoadError> {
        decode(path, &(self.read)(path)?)
    }

    /// The data of `route`.
    ///
    /// # Errors
    /// The file cannot be read or decoded, or there is no such page.
    pub fn page<T: FromFront>(&self, route: &Route) -> Result<Arc<T>, LoadError> {
        let front = self.front()?;
        if front.data && *route != Route::Home {
            return self.file(&route.data()).map(Arc::new);
        }
        T::from_front(&front, route).map(Arc::new).ok_or_else(|| LoadError::NotFound { path: route.data() })
    }
}

/// The configuration of the site.
pub fn site() -> Site {
    let front = use_context::<Source>().and_then(|source| source.front().ok());
    front.map(|front| front.site.clone()).unwrap_or_default()
}

/// Decodes a data file.
///
/// # Errors
/// `Format` if it is not JSON of the expected shape, `Newer` if its format is not supported yet.
pub fn decode<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, LoadError> {
    let format =
        |error: serde_json::Error| LoadError::Format { path: path.to_owned(), reason: error.to_string() };
    #[derive(serde::Deserialize)]
    struct Named {
        format: u32,
    }
    let Named { format: found } = serde_json::from_str(text).map_err(format)?;
    if found > FORMAT {
        return Err(LoadError::Newer { path: path.to_owned(), found, known: FORMAT });
    }
    serde_json::from_str(text).map_err(format)
}

/// The data of `route`; never `None`.
pub fn now<T: FromFront>(route: &Route) -> Option<Result<Arc<T>, LoadError>> {
    let none = || Err(LoadError::Network { path: route.data() });
    Some(use_context::<Source>().map_or_else(none, |source| source.page(route)))
}

/// Does nothing: [`now`] always returns the data.
pub fn fetch(_: Route, _: Box<dyn FnOnce(Result<(), LoadError>)>) {}
