//! An in-process static host: serves a [`Site`] on a free port, logs requests, and fails on demand.

mod answer;
mod deploy;
mod fault;
mod log;
mod mime;
mod rules;
mod site;

pub use fault::Fault;
pub use log::Request;
pub use site::{Site, brotli};

use crate::runtime;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// A running server, which stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
    /// Dropping it closes all open connections.
    _alive: watch::Sender<()>,
}

struct Shared {
    site: Mutex<Arc<Site>>,
    faults: Mutex<Vec<(String, Fault)>>,
    log: Mutex<Vec<Request>>,
}

impl Server {
    pub(crate) fn start(site: Site) -> Self {
        let shared = Arc::new(Shared {
            site: Mutex::new(Arc::new(site)),
            faults: Mutex::default(),
            log: Mutex::default(),
        });
        let (listener, address) = fresh();
        let (alive, end) = watch::channel(());
        let accepting = runtime::runtime().spawn(accept(listener, Arc::clone(&shared), end));
        Self { address, shared, accepting, _alive: alive }
    }

    /// The URL of a path relative to the site's root: `url("about/")`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.shared.site().base())
    }

    /// The site's origin, without a trailing slash.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Replaces the site, like a deploy while readers have pages open.
    pub fn deploy(&self, site: Site) {
        *self.shared.site.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
    }

    /// Makes requests for paths that match `pattern` fail from now on. `*` stands for any text; paths are relative to
    /// the site's root, without a leading slash.
    pub fn fail(&self, pattern: &str, fault: Fault) {
        self.shared.faults().push((pattern.to_owned(), fault));
    }

    /// Removes all faults.
    pub fn mend(&self) {
        self.shared.faults().clear();
    }

    /// All requests so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.log().clone()
    }

    /// The requested paths that match `pattern`, in order, since the log was last cleared.
    pub fn asked(&self, pattern: &str) -> Vec<String> {
        self.shared
            .log()
            .iter()
            .filter(|request| fault::matches(pattern, &request.path))
            .map(|request| request.path.clone())
            .collect()
    }

    /// Waits until a path that matches `pattern` has been requested.
    ///
    /// # Panics
    /// After five seconds.
    pub fn wait_for(&self, pattern: &str) {
        let start = Instant::now();
        while self.asked(pattern).is_empty() {
            assert!(start.elapsed() < Duration::from_secs(20), "{pattern} is not asked for within 20 s");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until no request has arrived for a while, so that later requests can be told apart.
    pub fn wait_until_quiet(&self) {
        let mut seen = usize::MAX;
        loop {
            let now = self.shared.log().len();
            if now == seen {
                return;
            }
            seen = now;
            std::thread::sleep(Duration::from_millis(700));
        }
    }

    /// Clears the log.
    pub fn clear_log(&self) {
        self.shared.log().clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Shared {
    fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn faults(&self) -> MutexGuard<'_, Vec<(String, Fault)>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self) -> MutexGuard<'_, Vec<Request>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Listens on a port that no earlier server has used: browsers outlive servers, and may have cached responses of
/// another server at the same address.
fn fresh() -> (TcpListener, SocketAddr) {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // Hold on to ports used before, so that the system does not offer them again.
    let mut known = Vec::new();
    loop {
        let listener = runtime::wait(TcpListener::bind("127.0.0.1:0")).expect("a free port on the loopback");
        let address = listener.local_addr().expect("the address that was just bound");
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(address.port()) {
            return (listener, address);
        }
        known.push(listener);
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>, end: watch::Receiver<()>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (shared, mut end) = (Arc::clone(&shared), end.clone());
        tokio::spawn(async move {
            let service = service_fn(|request| answer::answer(Arc::clone(&shared), request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::select! {
                // Ignore errors from browsers that hang up and from connections that a fault has cut.
                _ = connection => {}
                _ = end.changed() => {}
            }
        });
    }
}
