//! Loads data over the network. Each file is fetched once and cached as a JavaScript value.

use super::{http, value};
use crate::single_file::FromFront;
use contract::error::LoadError;
use contract::model::{FORMAT, Front, Site};
use contract::url::{self, Route};
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::Reflect;
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    sync::Arc,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortSignal;

/// The timeout of a request, in milliseconds.
const TIMEOUT: u32 = 15_000;

type Fetching = Shared<LocalBoxFuture<'static, Result<JsValue, LoadError>>>;

#[derive(Clone)]
enum File {
    Fetching(Fetching),
    Here(JsValue),
}

thread_local! {
    static FILES: RefCell<HashMap<String, File>> = RefCell::default();
    /// Whether every page has a data file of its own, as stated by the prerendered page or by `articles.json`.
    static PAGE_FILES: Cell<bool> = const { Cell::new(false) };
    /// The path of the address from which the document was loaded.
    static DOCUMENT_PATH: String = pathname();
}

/// Initializes the loader for a new document. With `page_files`, every page has a data file of its own, and
/// `articles.json` need not be fetched first.
pub fn start(page_files: bool) {
    PAGE_FILES.set(page_files);
    DOCUMENT_PATH.with(|_| ());
}

/// The data of `route`, if it has been fetched.
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

/// The source of a page's data.
enum Found {
    /// A data file of its own: path and value.
    File(String, JsValue),
    /// The single file of the site.
    Front(Box<Front>),
}

fn found(route: &Route) -> Option<Result<Found, LoadError>> {
    let path = route.data();
    if let Some(value) = here(&path) {
        return Some(Ok(Found::File(path, value)));
    }
    if PAGE_FILES.get() {
        return None;
    }
    match decode::<Front>(url::FRONT, here(url::FRONT)?) {
        Ok(front) => (!front.data).then(|| Ok(Found::Front(Box::new(front)))),
        Err(error) => Some(Err(error)),
    }
}

/// Whether the data file of `route` has been fetched.
pub fn is_here(route: &Route) -> bool {
    here(&route.data()).is_some()
}

/// Fetches the data of `route`, and passes the outcome to `then`.
pub fn fetch(route: Route, then: Box<dyn FnOnce(Result<(), LoadError>)>) {
    spawn_local(async move {
        let result = fetch_data(&route).await;
        if let Err(error) = &result
            && PAGE_FILES.get()
            && open_document(error).await
        {
            return;
        }
        then(result);
    });
}

/// Fetches the data of `route` ahead of time, and calls `then` once it is loaded. Returns whether this started a
/// request. Errors are ignored, since opening the page will try again.
pub fn prefetch(route: Route, then: fn(Route)) -> bool {
    if FILES.with_borrow(|files| files.contains_key(&route.data())) {
        return false;
    }
    spawn_local(async move {
        if fetch_data(&route).await.is_ok() {
            then(route);
        }
    });
    true
}

/// The site's title, URL and language, which every document contains, prerendered or not.
pub fn site() -> Site {
    let document = leptos::prelude::document();
    let root = document.document_element();
    let attribute = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name));
    let title = document.query_selector(".b-masthead-title").ok().flatten();
    Site {
        title: title.and_then(|title| title.text_content()).unwrap_or_default(),
        url: attribute("data-site").unwrap_or_default(),
        language: attribute("lang").unwrap_or_default(),
        ..Site::default()
    }
}

fn here(path: &str) -> Option<JsValue> {
    FILES.with_borrow(|files| match files.get(path) {
        Some(File::Here(value)) => Some(value.clone()),
        _ => None,
    })
}

async fn fetch_data(route: &Route) -> Result<(), LoadError> {
    if !PAGE_FILES.get() {
        fetch_file(url::FRONT).await?;
        let front = here(url::FRONT).unwrap_or_default();
        if !Reflect::get(&front, &"data".into()).is_ok_and(|data| data.is_truthy()) {
            return Ok(());
        }
        PAGE_FILES.set(true);
    }
    fetch_file(&route.data()).await
}

async fn fetch_file(path: &str) -> Result<(), LoadError> {
    let cached = FILES.with_borrow(|files| files.get(path).cloned());
    let fetching = match cached {
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

/// Fetches a data file and checks that the app supports its format.
///
/// # Errors
/// Why the file could not be fetched or parsed.
pub async fn request(path: String) -> Result<JsValue, LoadError> {
    let failed = |name: &str| match name {
        // WebKit names a timeout like a request that the page has cancelled, which the app never does.
        "TimeoutError" | "AbortError" => LoadError::Timeout { path: path.clone() },
        _ => LoadError::Network { path: path.clone() },
    };
    let timeout = AbortSignal::timeout_with_u32(TIMEOUT);
    let response = http::request(&path).abort_signal(Some(&timeout)).send().await;
    let response = response.map_err(|error| match error {
        gloo_net::Error::JsError(error) => failed(&error.name),
        gloo_net::Error::GlooError(_) => failed(""),
    })?;
    match response.status() {
        404 | 410 => return Err(LoadError::NotFound { path }),
        200..300 => {}
        status => return Err(LoadError::Status { path, status }),
    }
    let kind = response.headers().get("content-type");
    if kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return Err(LoadError::Page { path });
    }
    let value = http::json(response).await.map_err(|error| {
        // Of an error or, in WebKit, of an exception of the DOM.
        let field = |name: &str| Reflect::get(&error, &name.into()).ok().and_then(|field| field.as_string());
        match field("name").unwrap_or_default().as_str() {
            "SyntaxError" => {
                LoadError::Format { path: path.clone(), reason: field("message").unwrap_or_default() }
            }
            name => failed(name),
        }
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

/// Lets the browser load the page at the current address where the data could not be used; whether it does. Not if the
/// document was loaded from there: loading that again would never end.
async fn open_document(error: &LoadError) -> bool {
    let here = pathname();
    if DOCUMENT_PATH.with(|document| *document == here) {
        return false;
    }
    let helps = match error {
        // The page loads an app that understands the newer format.
        LoadError::Newer { .. } => true,
        // The data may be blocked and the page not, or the page is the publisher's own and never had data.
        LoadError::NotFound { .. } | LoadError::Network { .. } | LoadError::Status { .. } => {
            http::is_page(&here).await
        }
        _ => false,
    };
    // The reader may have gone elsewhere meanwhile.
    helps && here == pathname() && replace_document().is_ok()
}

/// Loads the document at the current address. Back then leads to the document that is shown now.
fn replace_document() -> Result<(), JsValue> {
    let location = leptos::prelude::window().location();
    let here = location.href()?;
    // A browser that is told to go where it is reloads, and takes both entries of the history for one document.
    let document = DOCUMENT_PATH.with(Clone::clone);
    leptos::prelude::window().history()?.replace_state_with_url(&JsValue::NULL, "", Some(&document))?;
    location.replace(&here)
}

fn pathname() -> String {
    leptos::prelude::window().location().pathname().unwrap_or_default()
}

fn decode<T: FromFront>(path: &str, file: JsValue) -> Result<T, LoadError> {
    value::read(file).map_err(|mismatch| damaged(path, &mismatch.to_string()))
}

fn damaged(path: &str, reason: &str) -> LoadError {
    // Remove it from the cache, so that a retry fetches it again.
    FILES.with_borrow_mut(|files| files.remove(path));
    LoadError::Format { path: path.to_owned(), reason: reason.to_owned() }
}
