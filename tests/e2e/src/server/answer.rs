//! Answers a request.

use super::{Fault, Request, Shared, Site, fault, mime};
use crate::injection::{self, Visitor};
use futures_util::{StreamExt, stream};
use http_body_util::{BodyExt, Collected, Full, StreamBody, combinators::UnsyncBoxBody};
use hyper::{
    Response,
    body::{Bytes, Frame, Incoming},
    header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, LOCATION, USER_AGENT},
};
use percent_encoding::percent_decode_str;
use std::{convert::Infallible, future, io, sync::Arc, time::Duration};

type Body = UnsyncBoxBody<Bytes, Infallible>;
type Answer = Response<Body>;

pub(super) async fn answer(shared: Arc<Shared>, request: hyper::Request<Incoming>) -> io::Result<Answer> {
    let header = |name: &str| {
        request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let visitor = Visitor::find(&header(USER_AGENT.as_str()));
    match (&visitor, request.uri().path()) {
        (Some(visitor), injection::SCRIPTS) => return Ok(scripts(visitor)),
        (Some(visitor), injection::REPORTS) => {
            let report = request.into_body().collect().await.map_err(io::Error::other)?.to_bytes();
            visitor.hear(String::from_utf8_lossy(&report).into_owned());
            return Ok(respond(204, &[], Bytes::new()));
        }
        _ => {}
    }
    // Scripts that read pages must get them as they are.
    let visitor = visitor.filter(|_| header("sec-fetch-dest") != "empty");
    let site = shared.site();
    let Some(path) = request.uri().path().strip_prefix(site.base()).map(decoded) else {
        return Ok(plain(404, "this is not below the site's root"));
    };
    let fault = shared
        .faults()
        .iter()
        .find(|(pattern, _)| fault::matches(pattern, &path))
        .map(|(_, fault)| fault.clone());
    let accepts_brotli = header(ACCEPT_ENCODING.as_str()).contains("br");
    let logged = |status: u16, bytes: usize| {
        shared.log().push(Request {
            path: path.clone(),
            status,
            bytes,
            destination: header("sec-fetch-dest"),
            purpose: header("sec-purpose"),
        });
    };
    let usual = || {
        let (answer, bytes) = file(&site, &path, accepts_brotli, visitor.as_deref());
        logged(answer.status().as_u16(), bytes);
        answer
    };
    Ok(match fault {
        None => usual(),
        Some(Fault::Delay(time)) => {
            tokio::time::sleep(time).await;
            usual()
        }
        Some(Fault::Pieces(count)) => usual().map(|body| in_pieces(body, count)),
        Some(Fault::Hang) => {
            logged(0, 0);
            future::pending().await
        }
        Some(Fault::Close) => {
            logged(0, 0);
            return Err(io::Error::other("closed on request"));
        }
        Some(Fault::Status(status)) => {
            logged(status, 0);
            plain(status, "failed on request")
        }
        Some(Fault::Replaced(kind, body)) => {
            logged(200, body.len());
            respond(200, &[("content-type".to_owned(), kind.to_owned())], body.into())
        }
        Some(Fault::Truncated) => {
            let whole = site.file(&path).unwrap_or_default();
            let half = whole[..whole.len() / 2].to_vec();
            logged(200, half.len());
            respond(200, &[("content-type".to_owned(), mime::of(&path).to_owned())], half.into())
        }
    })
}

/// The response for a path and its body length: the file, the folder's index, a redirect to the folder, or the 404
/// page.
fn file(site: &Site, path: &str, accepts_brotli: bool, visitor: Option<&Visitor>) -> (Answer, usize) {
    let index = format!("{path}index.html");
    let (status, found) = if site.file(path).is_some() {
        (200, path)
    } else if path.is_empty() || path.ends_with('/') {
        if site.file(&index).is_some() { (200, index.as_str()) } else { (404, missing(site)) }
    } else if site.file(&format!("{path}/index.html")).is_some() {
        let to = format!("{}{path}/", site.base());
        return (respond(301, &[(LOCATION.to_string(), to)], Bytes::new()), 0);
    } else {
        (404, missing(site))
    };
    let mut headers = vec![(CONTENT_TYPE.to_string(), mime::of(found).to_owned())];
    headers.extend(site.headers(path));
    if let (Some(visitor), "text/html; charset=utf-8") = (visitor, mime::of(found)) {
        headers.retain(|(name, _)| !Visitor::is_hindered_by(name));
        let page = visitor.page(site.file(found).unwrap_or_default());
        let length = page.len();
        return (respond(status, &headers, page.into()), length);
    }
    let packed = if accepts_brotli { site.brotli(found) } else { None };
    if packed.is_some() {
        headers.push((CONTENT_ENCODING.to_string(), "br".to_owned()));
    }
    let body = packed.unwrap_or_else(|| site.file(found).unwrap_or_default().to_vec());
    let length = body.len();
    (respond(status, &headers, body.into()), length)
}

/// The 404 page: the site's own, or else the app, which shows the error itself.
fn missing(site: &Site) -> &'static str {
    if site.file("404.html").is_some() { "404.html" } else { "index.html" }
}

fn scripts(visitor: &Visitor) -> Answer {
    let headers = [(CONTENT_TYPE, mime::of(injection::SCRIPTS)), (CACHE_CONTROL, "no-store")];
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_owned()));
    respond(200, &headers, visitor.scripts().into())
}

fn plain(status: u16, text: &'static str) -> Answer {
    respond(status, &[("content-type".to_owned(), "text/plain".to_owned())], Bytes::from(text))
}

fn respond(status: u16, headers: &[(String, String)], body: Bytes) -> Answer {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(name, value);
    }
    response.body(Full::new(body).boxed_unsync()).expect("headers that a host can send")
}

fn in_pieces(body: Body, count: usize) -> Body {
    let pieces = stream::once(body.collect()).flat_map(move |whole| {
        let whole = whole.map(Collected::to_bytes).unwrap_or_default();
        let size = whole.len().div_ceil(count).max(1);
        let starts = (0..whole.len()).step_by(size);
        stream::iter(starts.map(move |start| whole.slice(start..whole.len().min(start + size)))).then(
            async |piece| {
                tokio::time::sleep(Duration::from_millis(50)).await;
                Ok(Frame::data(piece))
            },
        )
    });
    StreamBody::new(pieces).boxed_unsync()
}

fn decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}
