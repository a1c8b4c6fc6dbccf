//! A static host in this process: serves a [`Site`] on a free port, logs what is asked of it, and fails on request.

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

/// A site being served, until it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
    /// Dropped with the server, which ends every open connection.
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

    /// The address of a path below the site's root: `url("about/")`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.shared.site().base())
    }

    /// The site's origin, without a trailing slash.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves another site from now on, at the same address: what a deploy does to those who have a page open.
    pub fn deploy(&self, site: Site) {
        *self.shared.site.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
    }

    /// Lets requests for paths that match `pattern` fail, from now on. `*` stands for any text; paths are below
    /// the site's root, without a leading slash.
    pub fn fail(&self, pattern: &str, fault: Fault) {
        self.shared.faults().push((pattern.to_owned(), fault));
    }

    /// Everything works again.
    pub fn mend(&self) {
        self.shared.faults().clear();
    }

    /// What was asked so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.log().clone()
    }

    /// The paths that were asked for since the log was last cleared and match `pattern`, in order.
    pub fn asked(&self, pattern: &str) -> Vec<String> {
        self.shared
            .log()
            .iter()
            .filter(|request| fault::matches(pattern, &request.path))
            .map(|request| request.path.clone())
            .collect()
    }

    /// Waits until a path that matches `pattern` has been asked for.
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

    /// Waits until nothing has been asked for a while, so that what follows is seen by itself.
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

    /// Forgets what was asked so far.
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

/// A port that no server had before: browsers live longer than servers, and may have kept for good what another one
/// at the same address has sent.
fn fresh() -> (TcpListener, SocketAddr) {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // Kept until another is found, so that none is offered twice.
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
                // A browser that hangs up, or a connection that a fault cuts, is no concern of the host's.
                _ = connection => {}
                _ = end.changed() => {}
            }
        });
    }
}
