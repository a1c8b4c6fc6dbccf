//! Finds what is at an address.

use super::edition::Edition;
use super::{OWN, SCRIPT, Shared};
use axum::http::StatusCode;
use content::hash::short_hash;
use content::magazine_path::MagazinePath;
use content::root::Root;
use content::site_config;
use content::theme::Theme;
use contract::text::escaped;
use contract::url::{self, Route};
use publish::theme::{FOLDER, Look};
use std::path::{Path, PathBuf};

/// An answer to a request.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The value of `Content-Type`.
    pub kind: Option<String>,
    /// The path below the magazine's root, with a leading slash, which other headers depend on.
    pub path: String,
    /// Where it has moved to.
    pub location: Option<String>,
    /// The content.
    pub body: Content,
}

/// The content of an answer.
pub enum Content {
    /// Bytes.
    Made(Vec<u8>),
    /// What is in a file.
    File(PathBuf),
}

impl Answer {
    fn file(path: &str, body: Content) -> Self {
        let kind = mime_guess::from_path(path).first_or_octet_stream();
        let is_text =
            kind.type_() == mime_guess::mime::TEXT || path.ends_with(".json") || path.ends_with(".xml");
        let kind = if is_text { format!("{kind}; charset=utf-8") } else { kind.to_string() };
        Self { status: StatusCode::OK, kind: Some(kind), path: format!("/{path}"), location: None, body }
    }

    fn made(path: &str, bytes: Vec<u8>) -> Self {
        Self::file(path, Content::Made(bytes))
    }

    fn page(status: StatusCode, path: &str, page: String) -> Self {
        let kind = Some("text/html; charset=utf-8".to_owned());
        Self {
            status,
            kind,
            path: format!("/{path}"),
            location: None,
            body: Content::Made(page.into_bytes()),
        }
    }

    fn moved(location: String) -> Self {
        let (status, path) = (StatusCode::FOUND, "/".to_owned());
        Self { status, kind: None, path, location: Some(location), body: Content::Made(Vec::new()) }
    }
}

/// The answer to a request for a path as it is in the URL.
pub fn answer(shared: &Shared, path: &str) -> Answer {
    let base = url::base();
    let Some(inner) = path.strip_prefix(base) else {
        return if format!("{path}/") == base || path == "/" {
            Answer::moved(base.to_owned())
        } else {
            missing(shared.edition().as_deref(), path)
        };
    };
    if inner == format!("{OWN}live-{}.js", short_hash(SCRIPT.as_bytes())) {
        return Answer::made("live.js", SCRIPT.as_bytes().to_vec());
    }
    let decoded = MagazinePath::from_address(inner.trim_end_matches('/')).unwrap_or_default();
    let is_folder = inner.is_empty() || inner.ends_with('/');
    let Some(edition) = shared.edition() else {
        return Answer::page(
            StatusCode::INTERNAL_SERVER_ERROR,
            inner,
            mistakes(shared.events.problems().len()),
        );
    };
    file(shared, &edition, decoded.as_str(), is_folder)
        .or_else(|| page(&edition, path))
        .or_else(|| edition.moved(decoded.as_str()).map(|to| Answer::moved(url::address(to))))
        .or_else(|| {
            let made = edition.extra(decoded.as_str(), &shared.app)?;
            Some(Answer::made(decoded.as_str(), made))
        })
        .unwrap_or_else(|| missing(Some(&edition), path))
}

/// A file of the publisher, the magazine or the app, in this order.
fn file(shared: &Shared, edition: &Edition, path: &str, is_folder: bool) -> Option<Answer> {
    if path == STYLE {
        // Why it cannot be read is shown over the page.
        return Some(Answer::made("style.css", current_look(edition).sheet().as_bytes().to_vec()));
    }
    if let Some(bytes) = edition.look().file(path) {
        return Some(Answer::made(path, bytes.to_vec()));
    }
    if let Some(own) = own(&edition.options().public, path, is_folder) {
        return Some(own);
    }
    if is_folder {
        return None;
    }
    if let Some(made) = edition.file(path) {
        return Some(match made {
            Ok(bytes) => Answer::made(path, bytes),
            Err(problems) => {
                Answer::page(StatusCode::INTERNAL_SERVER_ERROR, path, escaped(&problems.to_string()))
            }
        });
    }
    // A sheet that has just changed may refer to a file that the next edition brings.
    let of_theme =
        path.starts_with(FOLDER).then(|| current_look(edition).file(path).map(<[u8]>::to_vec)).flatten();
    of_theme.or_else(|| shared.app.file(path).map(<[u8]>::to_vec)).map(|bytes| Answer::made(path, bytes))
}

/// The look as it is in the publisher's folder now.
fn current_look(edition: &Edition) -> Look {
    let options = edition.options();
    let allowed = site_config::settings(options).0.allowed_folders;
    Look::prepare(Root::new(&options.content, &allowed), &Theme::default(), "").unwrap_or_default()
}

/// Where the publisher's style sheet is asked for when it has changed.
const STYLE: &str = "~broadsheet/style.css";

/// A file in `public/`. It is the publisher's, so links are followed.
fn own(public: &Path, path: &str, is_folder: bool) -> Option<Answer> {
    if path.is_empty() {
        return None;
    }
    let file = content::files::below(public, path);
    if is_folder {
        let index = file.join("index.html");
        return index.is_file().then(|| Answer::file(&format!("{path}/index.html"), Content::File(index)));
    }
    if file.join("index.html").is_file() {
        return Some(Answer::moved(url::address(&format!("{path}/"))));
    }
    file.is_file().then(|| Answer::file(path, Content::File(file)))
}

/// A page, or a redirect to the address that it has in lists.
fn page(edition: &Edition, path: &str) -> Option<Answer> {
    let route = Route::parse(path)?;
    let page = edition.page(&route)?;
    let inner = route.path();
    // Hosts redirect the address without a slash, and serve the file.
    let is_exact = path.ends_with('/') || path.ends_with(".html");
    Some(if is_exact { Answer::page(StatusCode::OK, &inner, page) } else { Answer::moved(route.href()) })
}

fn missing(edition: Option<&Edition>, path: &str) -> Answer {
    let page = edition.map(Edition::missing_page).unwrap_or_default();
    Answer::page(StatusCode::NOT_FOUND, path.trim_start_matches('/'), page)
}

/// The page that is shown before there is any. The script shows the mistakes, and reloads it when they are mended.
fn mistakes(count: usize) -> String {
    let script = escaped(&url::file(&format!("{OWN}live-{}.js", short_hash(SCRIPT.as_bytes()))));
    let (base, s) = (escaped(url::base()), if count == 1 { "" } else { "s" });
    format!(
        "<!doctype html><html lang=\"en\" data-base=\"{base}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{count} mistake{s}</title>\
         <script defer src=\"{script}\" data-edition=\"0\"></script><body></body></html>"
    )
}
