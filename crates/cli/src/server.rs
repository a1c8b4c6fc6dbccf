//! Serves a magazine while it is written: every page is rendered when it is asked for, from memory, and open tabs learn
//! of every change.

mod answer;
mod app;
mod edition;
mod events;
mod extras;
mod hosts;
mod problems;
mod watching;

pub use app::App;
pub use hosts::Hosts;
pub use watching::keep_current;

use answer::{Answer, Content};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use contract::url;
use edition::Edition;
use events::Events;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::net::TcpListener;
use tower_http::services::ServeFile;

/// Paths below the magazine's root that only the server has.
const OWN: &str = "~broadsheet/";

/// The script that shows changes and mistakes in open tabs.
const SCRIPT: &str = include_str!("server/live.js");

/// What all requests share.
pub struct Shared {
    app: App,
    hosts: Hosts,
    /// The port that is listened on.
    port: u16,
    /// The last edition without errors.
    edition: RwLock<Option<Arc<Edition>>>,
    events: Events,
}

impl Shared {
    /// The state of a server that has read nothing yet.
    pub fn new(app: App, hosts: Hosts, port: u16) -> Arc<Self> {
        Arc::new(Self { app, hosts, port, edition: RwLock::default(), events: Events::new() })
    }

    fn edition(&self) -> Option<Arc<Edition>> {
        self.edition.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn publish(&self, edition: Edition) {
        *self.edition.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(edition));
    }
}

/// Listens on a port, or the next free one.
///
/// # Errors
/// No port can be listened on.
pub async fn listen(host: std::net::IpAddr, port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    /// So many ports are tried.
    const TRIED: u16 = 100;
    let mut failure = None;
    for port in port..=port.saturating_add(TRIED) {
        match TcpListener::bind((host, port)).await {
            Ok(listener) => {
                let address = listener.local_addr()?;
                return Ok((listener, address));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => failure = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(failure.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Answers requests until the program ends.
///
/// # Errors
/// The connection to the system is lost.
pub async fn serve(listener: TcpListener, shared: Arc<Shared>) -> io::Result<()> {
    let events = url::file(&format!("{OWN}events"));
    let router = Router::new()
        .route(&events, get(events::stream))
        .fallback(request)
        .with_state(Arc::clone(&shared))
        .layer(axum::middleware::from_fn_with_state(shared, hosts::check));
    axum::serve(listener, router).await
}

async fn request(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    if !matches!(*request.method(), axum::http::Method::GET | axum::http::Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    // The first edition may still be read.
    shared.events.begun().await;
    let path = request.uri().path().to_owned();
    let rendered = tokio::task::spawn_blocking(move || answer::answer(&shared, &path)).await;
    match rendered {
        Ok(answer) => respond(answer, request).await,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn respond(answer: Answer, request: Request) -> Response<Body> {
    let Answer { status, kind, path, location, body } = answer;
    let mut response = match body {
        Content::Made(bytes) => {
            let mut response = Response::new(Body::from(bytes));
            *response.status_mut() = status;
            response
        }
        // Of any size, and possibly a film, of which browsers ask for ranges.
        Content::File(file) => match ServeFile::new(file).try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(_) => return StatusCode::NOT_FOUND.into_response(),
        },
    };
    let headers = response.headers_mut();
    for (name, value) in site::release::headers_of(&path) {
        // Loopback has no certificates, and a browser would remember the header for other programs on it. Feeds may be
        // read by other sites, but not drafts.
        if !["Strict-Transport-Security", "Access-Control-Allow-Origin"].contains(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if !site::release::is_hashed(path.trim_start_matches('/')) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    for (name, value) in [(header::CONTENT_TYPE, kind), (header::LOCATION, location)] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            headers.insert(name, value);
        }
    }
    response
}
