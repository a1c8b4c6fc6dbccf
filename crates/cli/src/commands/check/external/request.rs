//! Requests a page of another site.

use super::Answer;
use super::addresses::is_public;
use std::io;
use std::thread;
use std::time::Duration;
use ureq::http::{HeaderMap, StatusCode, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error, config::Config};

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How often a site that is busy is asked again.
const RETRIES: u32 = 2;

/// How long to wait before that, unless the site says how long.
const WAIT: Duration = Duration::from_secs(1);

/// The longest wait that a site can demand; with a longer one, the page stays unchecked.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Sends requests.
pub struct Client(Agent);

impl Client {
    /// A client that refuses private addresses unless they are allowed, also when a site redirects to one.
    pub fn new(allow_private: bool) -> Self {
        let name = concat!("broadsheet/", env!("CARGO_PKG_VERSION"), " (+link check)");
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(TIMEOUT))
            .user_agent(name)
            // A proxy would look addresses up itself.
            .proxy(None)
            .build();
        Self(Agent::with_parts(
            config,
            DefaultConnector::new(),
            Guard { allow_private, inner: DefaultResolver::default() },
        ))
    }

    /// Asks whether a page exists.
    pub fn ask(&self, page: &str) -> Answer {
        let mut retries = 0;
        loop {
            let (status, wait) = match self.status(page) {
                Ok(answer) => answer,
                Err(error) => return of_error(&error),
            };
            match status {
                StatusCode::NOT_FOUND | StatusCode::GONE => return Answer::Broken(status.to_string()),
                _ if status.is_success() => return Answer::Fine,
                _ if is_busy(status) && retries < RETRIES && wait <= LONGEST_WAIT => {
                    thread::sleep(wait);
                    retries += 1;
                }
                _ => return Answer::Unknown(status.to_string()),
            }
        }
    }

    /// The status of a page, and how long to wait before asking again.
    fn status(&self, page: &str) -> Result<(StatusCode, Duration), Error> {
        let mut response = self.0.head(page).call()?;
        // Many servers do not know HEAD, and say so in many ways.
        let status = response.status();
        if !status.is_success() && !is_busy(status) {
            response = self.0.get(page).call()?;
        }
        Ok((response.status(), wait(response.headers())))
    }
}

/// Whether a site may answer otherwise a little later.
fn is_busy(status: StatusCode) -> bool {
    status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::SERVICE_UNAVAILABLE
}

/// The wait that a site demands, in whole seconds.
fn wait(headers: &HeaderMap) -> Duration {
    let value = headers.get("retry-after").and_then(|value| value.to_str().ok());
    value.and_then(|value| value.trim().parse().ok()).map_or(WAIT, Duration::from_secs)
}

fn of_error(error: &Error) -> Answer {
    match error {
        Error::HostNotFound => Answer::NoHost,
        Error::Timeout(_) => Answer::Unknown(format!("no answer within {} seconds", TIMEOUT.as_secs())),
        error => Answer::Unknown(error.to_string()),
    }
}

/// Looks hosts up, and refuses addresses that are not public.
#[derive(Debug)]
struct Guard {
    allow_private: bool,
    inner: DefaultResolver,
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout).map_err(of_lookup)?;
        if !self.allow_private && found.iter().any(|address| !is_public(address.ip())) {
            let what = "its address is private, so it was not requested";
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, what).into());
        }
        Ok(found)
    }
}

/// Distinguishes a host that does not exist from a lookup that failed, as without a network.
fn of_lookup(error: Error) -> Error {
    match &error {
        Error::Io(reason) if !reason.to_string().to_lowercase().contains("temporary") => Error::HostNotFound,
        _ => error,
    }
}
