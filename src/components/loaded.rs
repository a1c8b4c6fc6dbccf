//! Waiting and failing, written once.

use crate::{
    components::{fault::Fault, skeleton::Skeleton},
    error::LoadError,
    head::{self, Head},
    load,
    pages::not_found::NotFound,
    url::Route,
    whole::FromFront,
};
use leptos::{either::EitherOf4, prelude::*};
use std::sync::Arc;

/// A value that is here, on its way, or failed to come.
pub struct Loading<T: Send + Sync + 'static> {
    /// `None` while on its way.
    pub value: RwSignal<Option<Result<Arc<T>, LoadError>>>,
    route: StoredValue<Route>,
}

impl<T: Send + Sync + 'static> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loading<T> {}

impl<T: FromFront + Send + Sync> Loading<T> {
    /// Fetches the value, after a failure once more.
    pub fn fetch(self) {
        self.value.set(None);
        load::fetch(self.route.get_value(), move |result| {
            // The reader may have left: the signal is then gone.
            self.value.try_set(Some(result));
        });
    }
}

/// The value behind `route`, at once where it is here already.
pub fn use_load<T: FromFront + Send + Sync>(route: &Route) -> Loading<T> {
    let loading = Loading { value: RwSignal::new(load::now(route)), route: StoredValue::new(route.clone()) };
    if loading.value.with_untracked(Option::is_none) {
        loading.fetch();
    }
    loading
}

/// Shows the value behind `route` with `children`; until it is here a skeleton, and what went wrong if it did.
#[component]
pub fn Loaded<T, C, V>(
    /// Whose value.
    route: Route,
    /// What shows it.
    children: C,
    #[prop(optional)] _type: std::marker::PhantomData<T>,
) -> impl IntoView
where
    T: FromFront + Send + Sync,
    C: Fn(Arc<T>) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let loading = use_load::<T>(&route);
    move || match loading.value.get() {
        None => EitherOf4::A(view! { <Skeleton/> }),
        Some(Ok(value)) => EitherOf4::B(children(value)),
        Some(Err(LoadError::NotFound { .. })) => EitherOf4::C(view! { <NotFound/> }),
        Some(Err(error)) => {
            head::set(Head { title: "Could not be shown".to_owned(), ..Head::default() });
            EitherOf4::D(view! { <Fault error retry=move || loading.fetch()/> })
        }
    }
}
