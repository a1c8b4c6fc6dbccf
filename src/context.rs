//! The contexts that the app provides to everything it renders.

use crate::{
    load::{LoadState, any_now},
    model::Front,
    url::Route,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The route at which the reader is; `None` where no page can be.
#[derive(Clone, Copy)]
pub struct CurrentRoute(pub RwSignal<Option<Route>>);

/// What the frame knows of the magazine.
#[derive(Clone, Copy)]
pub struct FrontContext(pub LoadState);

impl FrontContext {
    /// The magazine's front page, if it is here.
    pub fn front(self) -> Option<Arc<Front>> {
        self.0.get()?.ok()?.downcast().ok()
    }

    /// Looks again where the frame's part did not come: what kept it away may be over.
    pub fn retry(self) {
        if self.0.with_untracked(|front| matches!(front, Some(Err(_)))) {
            self.0.set(any_now::<Front>(&Route::Home));
        }
    }
}
