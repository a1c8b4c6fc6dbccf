//! Fetches index files and the articles to show, each once and on demand.

use super::form::{root, window};
use crate::{
    index_manifest::{self, IndexManifest},
    lookup::Files,
};
use js_sys::{Array, JSON, Promise, Reflect};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

/// The timeout of a request, in milliseconds.
const PATIENCE: u32 = 15_000;

/// A request failed, or its response is invalid.
pub struct Failed;

/// The fields of an article or page that results show.
pub struct Article {
    /// The title.
    pub title: String,
    /// The main topic; empty if there is none.
    pub topic: String,
    /// The date of publication, `YYYY-MM-DD`; empty if there is none.
    pub date: String,
    /// The language tag; empty if it is the site's language.
    pub language: String,
    /// The body as HTML.
    pub html: String,
}

thread_local! {
    static FILES: RefCell<Files> = const { RefCell::new(Files::new()) };
    static MANIFEST: RefCell<Option<Rc<IndexManifest>>> = const { RefCell::new(None) };
    static ARTICLES: RefCell<BTreeMap<String, Rc<Article>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Forgets all files, so that they are fetched anew. After a deploy those that the manifest names may be gone.
pub fn forget() {
    FILES.set(Files::new());
    ARTICLES.set(BTreeMap::new());
    MANIFEST.set(None);
}

/// Whether the index manifest has been fetched.
pub fn has_manifest() -> bool {
    MANIFEST.with_borrow(Option::is_some)
}

/// Returns the index manifest.
pub async fn manifest() -> Result<Rc<IndexManifest>, Failed> {
    if let Some(manifest) = MANIFEST.with_borrow(Clone::clone) {
        return Ok(manifest);
    }
    let text = text(ask(index_manifest::PATH)?).await?;
    let manifest = Rc::new(IndexManifest::read(&text).ok_or(Failed)?);
    MANIFEST.set(Some(manifest.clone()));
    Ok(manifest)
}

/// Calls `find` until it needs no more files, and fetches those it needs in between.
pub async fn with_files<T>(find: impl Fn(&Files) -> Result<T, Vec<String>>) -> Result<T, Failed> {
    loop {
        let missing = match FILES.with_borrow(&find) {
            Ok(found) => return Ok(found),
            Err(missing) => missing,
        };
        for (path, asked) in ask_all(missing)? {
            let text = text(asked).await?;
            FILES.with_borrow_mut(|files| files.insert(path, text));
        }
    }
}

/// Returns the articles at these paths, `None` for those that cannot be fetched. The part of a path after `#` is a
/// slug.
pub async fn articles(paths: Vec<String>) -> Result<Vec<Option<Rc<Article>>>, Failed> {
    let known = |path: &String| ARTICLES.with_borrow(|articles| articles.contains_key(path));
    let missing: Vec<&String> = paths.iter().filter(|path| !known(path)).collect();
    let mut files: Vec<String> = missing.iter().map(|path| file(path).to_owned()).collect();
    files.dedup();
    for (own, asked) in ask_all(files)? {
        let Ok(text) = text(asked).await else { continue };
        for path in missing.iter().filter(|path| file(path) == own) {
            let slug = path.split_once('#').map(|(_, slug)| slug);
            if let Some(article) = read(&text, slug) {
                ARTICLES.with_borrow_mut(|articles| articles.insert((*path).clone(), Rc::new(article)));
            }
        }
    }
    Ok(ARTICLES.with_borrow(|articles| paths.iter().map(|path| articles.get(path).cloned()).collect()))
}

/// The path of the data file that contains an article.
fn file(path: &str) -> &str {
    path.split('#').next().unwrap_or_default()
}

/// Starts all requests in parallel.
fn ask_all(paths: Vec<String>) -> Result<Vec<(String, Promise)>, Failed> {
    paths.into_iter().map(|path| Ok((path.clone(), ask(&path)?))).collect()
}

fn ask(path: &str) -> Result<Promise, Failed> {
    let options = RequestInit::new();
    options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    // The manifest has file names unencoded.
    let path: Vec<String> = path.split('/').map(|part| js_sys::encode_uri_component(part).into()).collect();
    Ok(window()
        .fetch_with_str_and_init(&format!("{}{}", root("data-base"), path.join("/")), &options)
        .unchecked_into())
}

async fn text(asked: Promise) -> Result<String, Failed> {
    let response: Response = JsFuture::from(asked).await.map_err(|_| Failed)?.unchecked_into();
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    // Some hosts respond with the front page instead of an error.
    if !response.ok() || kind.starts_with("text/html") {
        return Err(Failed);
    }
    let text = JsFuture::from(response.text().map_err(|_| Failed)?).await.map_err(|_| Failed)?;
    text.as_string().ok_or(Failed)
}

/// Parses an article from its data file; with `slug`, from a file with several articles.
fn read(text: &str, slug: Option<&str>) -> Option<Article> {
    let mut file = JSON::parse(text).ok()?;
    let get = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).ok();
    let string = |value: &JsValue, name: &str| {
        get(value, name).and_then(|value| value.as_string()).unwrap_or_default()
    };
    if let Some(slug) = slug {
        let all: Array = get(&file, "articles")?.dyn_into().ok()?;
        file = all.iter().find(|article| string(article, "slug") == slug)?;
    }
    // An article's summary is in `article`; a page has the fields at the top level.
    let summary = get(&file, "article").filter(JsValue::is_object).unwrap_or_else(|| file.clone());
    let topics = get(&summary, "topics").unwrap_or_default();
    Some(Article {
        title: string(&summary, "title"),
        topic: string(&topics, "0"),
        date: string(&summary, "date"),
        language: string(&summary, "language"),
        html: get(&file, "html")?.as_string()?,
    })
}
