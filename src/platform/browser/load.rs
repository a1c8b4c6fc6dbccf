//! Loading over the network. A file is fetched once and kept as the browser's own value until it is shown.

use super::{http, value};
use crate::{
    error::LoadError,
    model::{FORMAT, Front, Site},
    single_file::FromFront,
    url::{self, Route},
};
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::{Reflect, SyntaxError};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    sync::Arc,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, DomException, RequestInit};

/// How long a file may take, in milliseconds.
const PATIENCE: u32 = 15_000;

type Fetching = Shared<LocalBoxFuture<'static, Result<JsValue, LoadError>>>;

#[derive(Clone)]
enum File {
    Fetching(Fetching),
    Here(JsValue),
}

thread_local! {
    static FILES: RefCell<HashMap<String, File>> = RefCell::default();
    /// Whether pages have files of their own: known from a printed page, or from `articles.json`.
    static COMPANIONS: Cell<bool> = const { Cell::new(false) };
    /// Where the document came from.
    static DOCUMENT: String = pathname();
}

/// Begins in a new document. With `companions` every page has a file of its own, and none needs `articles.json`
/// first.
pub fn start(companions: bool) {
    COMPANIONS.set(companions);
    DOCUMENT.with(|_| ());
}

/// The value behind `route`, if it is here already.
pub fn now<T: FromFront>(route: &Route) -> Option<Result<Arc<T>, LoadError>> {
    match found(route)? {
        Ok(Found::File(path, value)) => Some(decode(&path, value).map(Arc::new)),
        Ok(Found::Front(front)) => {
            let missing = LoadError::NotFound { path: route.data() };
            Some(T::from_front(&front, route).map(Arc::new).ok_or(missing))
        }
        Err(error) => Some(Err(error)),
    }
}

/// What there is to make a page's value of.
enum Found {
    /// A file of its own, and where it lies.
    File(String, JsValue),
    /// The one file of a magazine that is whole in it.
    Front(Box<Front>),
}

fn found(route: &Route) -> Option<Result<Found, LoadError>> {
    let path = route.data();
    if let Some(value) = here(&path) {
        return Some(Ok(Found::File(path, value)));
    }
    if COMPANIONS.get() {
        return None;
    }
    match decode::<Front>(url::FRONT, here(url::FRONT)?) {
        Ok(front) => (!front.data).then(|| Ok(Found::Front(Box::new(front)))),
        Err(error) => Some(Err(error)),
    }
}

/// Whether the file behind `route` is here.
pub fn is_here(route: &Route) -> bool {
    here(&route.data()).is_some()
}

/// Fetches what is behind `route` and says to `then` whether it came.
pub fn fetch(route: Route, then: Box<dyn FnOnce(Result<(), LoadError>)>) {
    spawn_local(async move {
        let brought = bring(&route).await;
        // A printed page needs no app that can read the newer data, and brings the one that can.
        if matches!(brought, Err(LoadError::Newer { .. })) && COMPANIONS.get() && reload_elsewhere() {
            return;
        }
        then(brought);
    });
}

/// Fetches what `route` will need, so that opening it waits for nothing; whether that was still to do.
/// When it has come, `then` is told; a failure is met again on opening.
pub fn prefetch(route: Route, then: fn(Route)) -> bool {
    if FILES.with_borrow(|files| files.contains_key(&route.data())) {
        return false;
    }
    spawn_local(async move {
        if bring(&route).await.is_ok() {
            then(route);
        }
    });
    true
}

/// What the magazine is called and where it is published, read off the page, which names it whoever wrote the page.
pub fn site() -> Site {
    let document = leptos::prelude::document();
    let root = document.document_element();
    let marked = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name));
    let title = document.query_selector(".b-masthead-title").ok().flatten();
    Site {
        title: title.and_then(|title| title.text_content()).unwrap_or_default(),
        url: marked("data-site").unwrap_or_default(),
        language: marked("lang").unwrap_or_default(),
        ..Site::default()
    }
}

fn here(path: &str) -> Option<JsValue> {
    FILES.with_borrow(|files| match files.get(path) {
        Some(File::Here(value)) => Some(value.clone()),
        _ => None,
    })
}

async fn bring(route: &Route) -> Result<(), LoadError> {
    if !COMPANIONS.get() {
        bring_file(url::FRONT).await?;
        let front = here(url::FRONT).unwrap_or_default();
        if !Reflect::get(&front, &"data".into()).is_ok_and(|data| data.is_truthy()) {
            return Ok(());
        }
        COMPANIONS.set(true);
    }
    bring_file(&route.data()).await
}

async fn bring_file(path: &str) -> Result<(), LoadError> {
    let known = FILES.with_borrow(|files| files.get(path).cloned());
    let fetching = match known {
        Some(File::Here(_)) => return Ok(()),
        Some(File::Fetching(fetching)) => fetching,
        None => {
            let fetching = request(path.to_owned()).boxed_local().shared();
            FILES.with_borrow_mut(|files| files.insert(path.to_owned(), File::Fetching(fetching.clone())));
            fetching
        }
    };
    let result = fetching.await;
    FILES.with_borrow_mut(|files| match &result {
        Ok(value) => files.insert(path.to_owned(), File::Here(value.clone())),
        Err(_) => files.remove(path),
    });
    result.map(|_| ())
}

/// Fetches a file of a format that this app can read.
///
/// # Errors
/// Why it could not be fetched or read.
pub async fn request(path: String) -> Result<JsValue, LoadError> {
    let failed = |error: JsValue| match error.dyn_ref::<DomException>() {
        Some(error) if error.name() == "TimeoutError" => LoadError::Timeout { path: path.clone() },
        _ => LoadError::Network { path: path.clone() },
    };
    let options = RequestInit::new();
    options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let response = http::ask(&path, &options).await.map_err(failed)?;
    match response.status() {
        404 | 410 => return Err(LoadError::NotFound { path }),
        200..300 => {}
        status => return Err(LoadError::Status { path, status }),
    }
    let kind = response.headers().get("content-type").ok().flatten();
    if kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return Err(LoadError::Page { path });
    }
    let value = http::json(&response).await.map_err(|error| match error.dyn_ref::<SyntaxError>() {
        Some(error) => LoadError::Format { path: path.clone(), reason: error.message().into() },
        None => failed(error),
    })?;
    let found = Reflect::get(&value, &"format".into()).ok().and_then(|format| format.as_f64());
    match found {
        Some(found) if found > f64::from(FORMAT) => {
            Err(LoadError::Newer { path, found: found as u32, known: FORMAT })
        }
        Some(_) => Ok(value),
        None => Err(LoadError::Format { path, reason: "it names no format".to_owned() }),
    }
}

/// Loads the document of the page that the reader went to; not the one that is here, which would come again.
fn reload_elsewhere() -> bool {
    DOCUMENT.with(|document| *document != pathname()) && leptos::prelude::window().location().reload().is_ok()
}

fn pathname() -> String {
    leptos::prelude::window().location().pathname().unwrap_or_default()
}

fn decode<T: FromFront>(path: &str, file: JsValue) -> Result<T, LoadError> {
    value::read(file).map_err(|mismatch| damaged(path, &mismatch.to_string()))
}

fn damaged(path: &str, reason: &str) -> LoadError {
    // So that trying again fetches it anew.
    FILES.with_borrow_mut(|files| files.remove(path));
    LoadError::Format { path: path.to_owned(), reason: reason.to_owned() }
}
