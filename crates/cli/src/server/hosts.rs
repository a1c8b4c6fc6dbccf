//! Refuses requests that another site sends through a name that it lets lead here (DNS rebinding).

use super::Shared;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::IntoResponse;
use std::net::IpAddr;
use std::sync::Arc;

/// The names by which the server may be asked: `localhost`, any IP address, and those that were named. A name is what
/// a foreign site can choose; an address is not.
#[derive(Clone, Debug, Default)]
pub struct Hosts(Vec<String>);

impl Hosts {
    /// Also allows these names.
    pub fn with(names: impl IntoIterator<Item = String>) -> Self {
        Self(names.into_iter().map(|name| name.to_ascii_lowercase()).collect())
    }

    /// Whether a `Host` header is one of ours.
    pub fn allow(&self, host: &str) -> bool {
        let name = name(host).to_ascii_lowercase();
        name == "localhost"
            || name.ends_with(".localhost")
            || name.parse::<IpAddr>().is_ok()
            || self.0.contains(&name)
    }
}

/// A host without its port, and an IPv6 address without brackets.
fn name(host: &str) -> &str {
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Refuses requests for other hosts.
pub async fn check(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response<Body> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.is_some_and(|host| shared.hosts.allow(host)) {
        return next.run(request).await;
    }
    let text = "This address is not one of the server's. Name it with `broadsheet serve --host`.\n";
    (StatusCode::MISDIRECTED_REQUEST, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_names_are_refused() {
        let hosts = Hosts::with(["Desk.local".to_owned()]);
        for host in
            ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "192.168.1.2", "a.localhost", "desk.local:1"]
        {
            assert!(hosts.allow(host), "{host}");
        }
        for host in ["evil.example:4000", "127.0.0.1.evil.example", "localhost.evil.example", "", "[::1"] {
            assert_eq!(hosts.allow(host), host == "[::1", "{host}");
        }
    }
}
