//! Loads what a page shows, and meanwhile shows a skeleton, or afterwards an error. Types are erased, so that the app
//! contains this code once.

use crate::components::state::error_view::{ErrorView, Retry};
use crate::components::state::skeleton::Skeleton;
use crate::context::FrontContext;
use crate::erased_view::ErasedView;
use crate::head::{self, Head};
use crate::load::{self, AnyValue, LoadState, any_now};
use crate::pages::not_found::NotFound;
use crate::single_file::FromFront;
use contract::error::LoadError;
use contract::url::Route;
use i18n::messages::messages;
use leptos::{either::EitherOf4, prelude::*};
use std::sync::Arc;

/// A value that is loading, loaded, or failed to load.
#[derive(Clone, Copy)]
pub struct Loading {
    /// The outcome so far.
    pub value: LoadState,
    route: StoredValue<Route>,
    now: fn(&Route) -> Option<Result<AnyValue, LoadError>>,
    front: Option<FrontContext>,
}

impl Loading {
    /// Fetches the value, or fetches it again after a failure.
    pub fn fetch(self) {
        self.value.set(None);
        let route = self.route.get_value();
        load::fetch(
            route.clone(),
            Box::new(move |fetched| {
                let missing = || Err(LoadError::NotFound { path: route.data() });
                let result = fetched.and_then(|()| (self.now)(&route).unwrap_or_else(missing));
                if let (Ok(_), Some(front)) = (&result, self.front) {
                    front.retry();
                }
                // The signal is gone if the reader has left the page.
                self.value.try_set(Some(result));
            }),
        );
    }
}

/// Loads the value of `route`, at once if it is here already.
pub fn use_load<T: FromFront + Send + Sync>(route: Route) -> Loading {
    load_by(any_now::<T>, route)
}

fn load_by(now: fn(&Route) -> Option<Result<AnyValue, LoadError>>, route: Route) -> Loading {
    let value = RwSignal::new(now(&route));
    let loading = Loading { value, route: StoredValue::new(route), now, front: use_context() };
    if value.with_untracked(Option::is_none) {
        loading.fetch();
    }
    loading
}

/// Shows the value of `route` with `children`; a skeleton while it is loading, and an error if that fails.
#[component]
pub fn Loaded<T, C, V>(
    /// The page.
    route: Route,
    /// Shows the value.
    children: C,
    #[prop(optional)] _type: std::marker::PhantomData<T>,
) -> impl IntoView
where
    T: FromFront + Send + Sync,
    C: Fn(Arc<T>) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    // The value has the type as which it was loaded.
    let show =
        move |value: AnyValue| value.downcast::<T>().ok().map(|value| ErasedView::new(children(value)));
    load_view(use_load::<T>(route), Box::new(show))
}

type Show = Box<dyn Fn(AnyValue) -> Option<ErasedView> + Send + Sync>;

fn load_view(loading: Loading, show: Show) -> ErasedView {
    let home = loading.route.with_value(|route| *route == Route::Home);
    let view = move || match loading.value.get() {
        None => EitherOf4::A(view! { <Skeleton home/> }),
        Some(Ok(value)) => EitherOf4::B(show(value)),
        Some(Err(LoadError::NotFound { .. })) => EitherOf4::C(view! { <NotFound retry=retry(loading)/> }),
        Some(Err(error)) => {
            head::set(Head { title: messages().failed().to_owned(), ..Head::default() });
            EitherOf4::D(view! { <ErrorView error retry=retry(loading)/> })
        }
    };
    ErasedView::new(view)
}

fn retry(loading: Loading) -> Retry {
    Box::new(move || loading.fetch())
}
