//! The contexts that the app provides to everything it renders.

use crate::load::{LoadState, any_now};
use contract::model::Front;
use contract::url::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// The route of the current page; `None` for an address that no page can have.
#[derive(Clone, Copy)]
pub struct CurrentRoute(pub RwSignal<Option<Route>>);

/// The front page's data, which names the magazine for what surrounds every page.
#[derive(Clone, Copy)]
pub struct FrontContext(pub LoadState);

impl FrontContext {
    /// The front page's data, if it is loaded.
    pub fn front(self) -> Option<Arc<Front>> {
        self.0.get()?.ok()?.downcast().ok()
    }

    /// Looks again after a failure, whose cause may be gone.
    pub fn retry(self) {
        if self.0.with_untracked(|front| matches!(front, Some(Err(_)))) {
            self.0.set(any_now::<Front>(&Route::Home));
        }
    }
}
