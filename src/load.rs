//! Reads the model. In the browser from the network and what came over it before,
//! natively from the folder that is being printed.

pub use crate::platform::load::*;

use crate::{error::LoadError, url::Route, whole::FromFront};
use leptos::prelude::RwSignal;
use std::{any::Any, sync::Arc};

/// A value of the model; its route determines the type. Values of one Rust type load, wait and fail with one copy of the
/// code in the browser.
pub type AnyValue = Arc<dyn Any + Send + Sync>;

/// What came of loading a value; `None` while it is on its way.
pub type LoadState = RwSignal<Option<Result<AnyValue, LoadError>>>;

/// The value behind `route` as one of any type, if it is here.
pub fn any_now<T: FromFront + Send + Sync>(route: &Route) -> Option<Result<AnyValue, LoadError>> {
    now::<T>(route).map(|result| result.map(|value| value as AnyValue))
}
