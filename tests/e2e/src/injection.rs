//! Reaches into the pages of browsers without WebDriver BiDi: the server inserts scripts into the documents that it
//! sends them, and receives the errors that these scripts report.

use crate::troubles::Troubles;
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError, Weak,
    atomic::{AtomicU32, Ordering},
};

/// The path to which pages report errors.
pub const REPORTS: &str = "/e2e/trouble";

/// The path of the scripts. They come as a file, which pages may load: their Content-Security-Policy forbids scripts in
/// the page itself.
pub const SCRIPTS: &str = "/e2e/scripts.js";

/// Reports what other browsers' drivers do: errors in the console, and exceptions. Makes the browser's language English,
/// which it otherwise takes from the machine.
const PREPARING: &str = "() => {
    Object.defineProperty(Navigator.prototype, 'language', { configurable: true, get: () => 'en-US' });
    Object.defineProperty(Navigator.prototype, 'languages', { configurable: true, get: () => ['en-US'] });
    const fetch = window.fetch;
    const report = (body) => {
        // Fails if the test is over and its server gone.
        fetch('/e2e/trouble', { method: 'POST', body, keepalive: true }).catch(() => {});
    };
    const error = console.error;
    console.error = (...said) => { error.apply(console, said); report(said.map(String).join(' ')); };
    addEventListener('error', ({ message, filename, lineno }) => message && report(`${message} (${filename}:${lineno})`));
}";

/// The user agent of WebKitGTK, to which a visitor adds its name.
const AGENT: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/60.5 Safari/605.1.15";

/// A browser as the server knows it.
pub(crate) struct Visitor {
    name: String,
    always: &'static str,
    added: Mutex<Vec<String>>,
    troubles: Troubles,
}

static VISITORS: Mutex<Vec<Weak<Visitor>>> = Mutex::new(Vec::new());

impl Visitor {
    /// A new browser, in whose pages the function `always` runs first.
    pub fn new(always: &'static str, troubles: Troubles) -> Arc<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("e2e/{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let visitor = Arc::new(Self { name, always, added: Mutex::default(), troubles });
        let mut all = VISITORS.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|other| other.strong_count() > 0);
        all.push(Arc::downgrade(&visitor));
        visitor
    }

    /// The browser that sends this user agent.
    pub fn find(user_agent: &str) -> Option<Arc<Self>> {
        let all = VISITORS.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter()
            .filter_map(Weak::upgrade)
            .find(|visitor| user_agent.rsplit(" ").next() == Some(&visitor.name))
    }

    /// The user agent that the browser must send.
    pub fn user_agent(&self) -> String {
        format!("{AGENT} {}", self.name)
    }

    /// Adds a function that runs in every page from now on.
    pub fn add(&self, script: String) {
        self.added().push(script);
    }

    /// Forgets all added functions.
    pub fn clear(&self) {
        self.added().clear();
    }

    /// Whether a header must not be sent with a page. After Back to a page with this policy from another origin, WebKitGTK
    /// 2.50 shows the page, but its driver no longer reaches it.
    pub fn is_hindered_by(header: &str) -> bool {
        header.eq_ignore_ascii_case("cross-origin-opener-policy")
    }

    /// Records an error that a page has reported.
    pub fn hear(&self, report: String) {
        self.troubles.hear(report);
    }

    /// All scripts.
    pub fn scripts(&self) -> String {
        let added = self.added();
        let functions = [PREPARING, self.always].into_iter().chain(added.iter().map(String::as_str));
        functions.fold("document.currentScript.remove();".to_owned(), |all, function| {
            format!("{all}\n({function})();")
        })
    }

    /// A page that runs the scripts first.
    pub fn page(&self, page: &[u8]) -> Vec<u8> {
        let text = String::from_utf8_lossy(page);
        let end_of = |tag: &str| text.find(tag).and_then(|at| Some(at + text[at..].find('>')? + 1));
        let root = end_of("<html").or_else(|| end_of("<!doctype"));
        let (start, rest) = text.split_at(root.unwrap_or_default());
        format!("{start}<script src=\"{SCRIPTS}\"></script>{rest}").into_bytes()
    }

    fn added(&self) -> MutexGuard<'_, Vec<String>> {
        self.added.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
