//! Why part of a page could not be shown.

/// What went wrong on the way from an address to a value, kept apart because each has its own cure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The server says that there is no such file.
    #[error("{path} was not found")]
    NotFound {
        /// The file that was asked for.
        path: String,
    },
    /// No answer: offline, refused, or cut off on the way.
    #[error("{path} could not be fetched: network error")]
    Network {
        /// The file that was asked for.
        path: String,
    },
    /// No answer in time.
    #[error("{path} timed out")]
    Timeout {
        /// The file that was asked for.
        path: String,
    },
    /// An answer that is neither success nor "not found".
    #[error("{path} returned HTTP status {status}")]
    Status {
        /// The file that was asked for.
        path: String,
        /// The HTTP status.
        status: u16,
    },
    /// A web page where data was expected: a host that answers unknown paths with its home page.
    #[error("{path} returned a web page instead of data")]
    Page {
        /// The file that was asked for.
        path: String,
    },
    /// Not JSON, or JSON of another shape.
    #[error("{path} is invalid: {reason}")]
    Format {
        /// The file that was asked for.
        path: String,
        /// What the reader of the file says.
        reason: String,
    },
    /// A file of a format newer than this app.
    #[error("{path} has format {found}, but this app supports formats up to {known}")]
    Newer {
        /// The file that was asked for.
        path: String,
        /// The format that the file names.
        found: u32,
        /// The newest format that this app reads.
        known: u32,
    },
}
