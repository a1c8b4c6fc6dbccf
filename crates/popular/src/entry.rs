//! A line of a log or row of an export, independent of its format.

use jiff::civil::Date;
use std::borrow::Cow;

/// A parsed line.
#[derive(Debug, PartialEq)]
pub enum Entry<'a> {
    /// One request, or one view recorded by an analytics service.
    Hit(Hit<'a>),
    /// The number of reads of a page over some days.
    Total(Total<'a>),
    /// Nothing to count: a heading, an empty line, an event that is not a view.
    Nothing,
}

/// One request for a page.
#[derive(Debug, PartialEq)]
pub struct Hit<'a> {
    /// Time in seconds since 1970.
    pub time: i64,
    /// Path as requested, including base and query.
    pub path: Cow<'a, str>,
    /// The host of the page, if the export names it.
    pub host: Option<&'a str>,
    /// Identifies the visitor as well as the log allows. Only a keyed hash of it is kept.
    pub visitor: Cow<'a, str>,
    /// User agent; `None` if the format does not record it.
    pub agent: Option<Cow<'a, str>>,
    /// Response status.
    pub status: u16,
    /// Whether the method was GET.
    pub get: bool,
    /// Whether it was a prefetch, which the reader may never have seen.
    pub ahead: bool,
    /// Whether the source marks it as a bot.
    pub bot: bool,
}

impl Default for Hit<'_> {
    /// A view recorded by an analytics service: a successful GET.
    fn default() -> Self {
        Self {
            time: 0,
            path: "".into(),
            host: None,
            visitor: "".into(),
            agent: None,
            status: 200,
            get: true,
            ahead: false,
            bot: false,
        }
    }
}

/// The reads of a page over some days.
#[derive(Debug, PartialEq)]
pub struct Total<'a> {
    /// Path or URL of the page.
    pub path: Cow<'a, str>,
    /// The host of the page, if the export names it.
    pub host: Option<&'a str>,
    /// Number of reads.
    pub reads: u64,
    /// The day; `None` if the export has one total for its whole date range.
    pub day: Option<Date>,
}

/// Why a line cannot be parsed.
pub type Unreadable = &'static str;

/// The result of parsing a line.
pub type Read<'a> = Result<Entry<'a>, Unreadable>;
