//! Loads the data of pages: over the network in the browser, from files when prerendering.

pub use crate::platform::load::*;

use crate::single_file::FromFront;
use contract::error::LoadError;
use contract::url::Route;
use leptos::prelude::RwSignal;
use std::{any::Any, sync::Arc};

/// The data of a page with its type erased; the route determines the type. This way the app contains the code for
/// loading and errors only once.
pub type AnyValue = Arc<dyn Any + Send + Sync>;

/// The outcome of loading; `None` while in progress.
pub type LoadState = RwSignal<Option<Result<AnyValue, LoadError>>>;

/// The type-erased data of `route`, if it is loaded.
pub fn any_now<T: FromFront + Send + Sync>(route: &Route) -> Option<Result<AnyValue, LoadError>> {
    now::<T>(route).map(|result| result.map(|value| value as AnyValue))
}
