//! What to count, and how.

use crate::format::Format;
use content::options;
use jiff::civil::Date;

/// What to count, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Logs or exports; `-` is standard input.
    pub files: Vec<String>,
    /// Their format, where it is not to be found out.
    pub format: Option<Format>,
    /// Whose reads they hold: what was counted is remembered by this name.
    pub source: String,
    /// After how many days a read weighs half; default: as before.
    pub half_life: Option<u32>,
    /// Whether those count, too, who ask for nothing but pages where others ask for more.
    pub everyone: bool,
    /// The days that an export is about which names none.
    pub days: Option<(Date, Date)>,
    /// The moment at which this is done, in seconds since 1970.
    pub now: i64,
    /// Where the content is.
    pub content: options::Options,
}
