//! What one line of a log or one row of an export says, whatever its format.

use jiff::civil::Date;
use std::borrow::Cow;

/// What was read.
#[derive(Debug, PartialEq)]
pub enum Entry<'a> {
    /// One request, or one view as a counter noted it.
    Hit(Hit<'a>),
    /// How often a page was read in some days.
    Total(Total<'a>),
    /// Nothing that says anything of reading: a heading, an empty line, an event that is no view.
    Nothing,
}

/// One request for a page.
#[derive(Debug, PartialEq)]
pub struct Hit<'a> {
    /// When, in seconds since 1970.
    pub time: i64,
    /// The path as it was asked for, with base, query and all.
    pub path: Cow<'a, str>,
    /// What tells this visitor from others, as far as the log can; it leaves memory as a keyed hash only.
    pub visitor: Cow<'a, str>,
    /// The user agent; `None` where the format does not hold it.
    pub agent: Option<Cow<'a, str>>,
    /// The status of the answer.
    pub status: u16,
    /// Whether a page was asked for with GET.
    pub get: bool,
    /// Whether it was fetched ahead and perhaps never seen.
    pub ahead: bool,
    /// Whether the source itself says that it was a bot.
    pub bot: bool,
}

impl Default for Hit<'_> {
    /// A view that a counter has noted: it was GET, and it succeeded.
    fn default() -> Self {
        Self {
            time: 0,
            path: "".into(),
            visitor: "".into(),
            agent: None,
            status: 200,
            get: true,
            ahead: false,
            bot: false,
        }
    }
}

/// The reads of a page in some days.
#[derive(Debug, PartialEq)]
pub struct Total<'a> {
    /// The page's path or address.
    pub path: Cow<'a, str>,
    /// How often it was read.
    pub reads: u64,
    /// The day; `None` where the export is one sum over the days it was made for.
    pub day: Option<Date>,
}

/// Why a line says nothing that can be understood.
pub type Unreadable = &'static str;

/// What becomes of a line.
pub type Read<'a> = Result<Entry<'a>, Unreadable>;
