//! Options of `broadsheet popular`.

use crate::format::Format;
use content::options;
use jiff::civil::Date;

/// What to count, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Logs or exports; `-` is standard input.
    pub files: Vec<String>,
    /// Their format; `None` detects it.
    pub format: Option<Format>,
    /// Name of the source. The ledger remembers per source what was counted.
    pub source: String,
    /// Days after which a read has half its weight; `None` keeps the current setting.
    pub half_life: Option<u32>,
    /// Whether to also count clients that load no assets.
    pub everyone: bool,
    /// Date range covered by an export that has no dates.
    pub days: Option<(Date, Date)>,
    /// Current time in seconds since 1970.
    pub now: i64,
    /// Options of the content folder.
    pub content: options::Options,
}
