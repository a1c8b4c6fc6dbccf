//! Pages of other sites that are known to exist, remembered for a day. Whoever has mended a link wants to see it at once,
//! and a site may be down for a minute, so nothing else is remembered.

use content::files;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// How long a page is known to exist, in seconds.
const DAY: i64 = 24 * 60 * 60;

/// The longest file that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// The addresses, each with the second since 1970 at which it was requested.
#[derive(Debug, Default)]
pub struct Known(BTreeMap<String, i64>);

impl Known {
    /// Reads the pages that were requested within a day; none if there are none, or the file is damaged.
    pub fn read(file: &Path, now: Timestamp) -> Self {
        let text = files::read(file, LARGEST).unwrap_or_default();
        let mut known: BTreeMap<String, i64> = serde_json::from_slice(&text).unwrap_or_default();
        known.retain(|_, at| (0..DAY).contains(&now.as_second().saturating_sub(*at)));
        Self(known)
    }

    /// Whether a page is known to exist.
    pub fn has(&self, page: &str) -> bool {
        self.0.contains_key(page)
    }

    /// Adds a page that exists.
    pub fn add(&mut self, page: String, now: Timestamp) {
        self.0.insert(page, now.as_second());
    }

    /// Writes them.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        files::put(file, &serde_json::to_vec(&self.0)?).map(drop)
    }
}
