//! Waiting and failing, written once.

use crate::{
    app::Frame,
    components::{
        fault::{Fault, Retry},
        skeleton::Skeleton,
    },
    error::LoadError,
    head::{self, Head},
    load,
    pages::not_found::NotFound,
    url::Route,
    whole::FromFront,
    words::words,
};
use leptos::{either::EitherOf4, prelude::*};
use std::sync::Arc;

/// What came of a value; `None` while it is on its way.
pub type Value<T> = RwSignal<Option<Result<Arc<T>, LoadError>>>;

/// A value that is here, on its way, or failed to come.
pub struct Loading<T: Send + Sync + 'static> {
    /// What came of it.
    pub value: Value<T>,
    route: StoredValue<Route>,
    frame: Option<Frame>,
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
            // What kept the page away may have kept the frame's part away, too.
            if let (Ok(_), Some(Frame(frame))) = (&result, self.frame)
                && frame.with_untracked(|front| matches!(front, Some(Err(_))))
            {
                frame.set(load::now(&Route::Home));
            }
            // The reader may have left: the signal is then gone.
            self.value.try_set(Some(result));
        });
    }
}

/// The value behind `route`, at once where it is here already.
pub fn use_load<T: FromFront + Send + Sync>(route: &Route) -> Loading<T> {
    let loading = Loading {
        value: RwSignal::new(load::now(route)),
        route: StoredValue::new(route.clone()),
        frame: use_context(),
    };
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
        Some(Err(LoadError::NotFound { .. })) => EitherOf4::C(view! { <NotFound retry=retry(loading)/> }),
        Some(Err(error)) => {
            head::set(Head { title: words().failed().to_owned(), ..Head::default() });
            EitherOf4::D(view! { <Fault error retry=retry(loading)/> })
        }
    }
}

fn retry<T: FromFront + Send + Sync>(loading: Loading<T>) -> Retry {
    Box::new(move || loading.fetch())
}
