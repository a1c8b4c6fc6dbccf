//! Loads the model: in the browser over the network, natively from the folder that is being rendered.

pub use crate::platform::load::*;

use crate::single_file::FromFront;
use contract::error::LoadError;
use contract::url::Route;
use leptos::prelude::RwSignal;
use std::{any::Any, sync::Arc};

/// A value of the model, whose type its route determines. Erasing the type keeps the code for loading, waiting and
/// failing in the app once.
pub type AnyValue = Arc<dyn Any + Send + Sync>;

/// The outcome of loading a value; `None` while it is loading.
pub type LoadState = RwSignal<Option<Result<AnyValue, LoadError>>>;

/// The value of `route` without its type, if it is loaded.
pub fn any_now<T: FromFront + Send + Sync>(route: &Route) -> Option<Result<AnyValue, LoadError>> {
    now::<T>(route).map(|result| result.map(|value| value as AnyValue))
}
