//! Errors of loading a page's data.

/// Why a page's data could not be loaded. The variants are separate because each needs a different response.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The server says that the file does not exist.
    #[error("{path} was not found")]
    NotFound {
        /// The requested path.
        path: String,
    },
    /// No response: offline, refused, or the connection broke.
    #[error("{path} could not be fetched: network error")]
    Network {
        /// The requested path.
        path: String,
    },
    /// No response in time.
    #[error("{path} timed out")]
    Timeout {
        /// The requested path.
        path: String,
    },
    /// A status that is neither success nor "not found".
    #[error("{path} returned HTTP status {status}")]
    Status {
        /// The requested path.
        path: String,
        /// The HTTP status.
        status: u16,
    },
    /// A web page where data was expected: some hosts answer unknown paths with their home page.
    #[error("{path} returned a web page instead of data")]
    Page {
        /// The requested path.
        path: String,
    },
    /// Not JSON, or JSON of an unexpected shape.
    #[error("{path} is invalid: {reason}")]
    Format {
        /// The requested path.
        path: String,
        /// The parser's message.
        reason: String,
    },
    /// The file has a newer format than this app supports.
    #[error("{path} has format {found}, but this app supports formats up to {known}")]
    Newer {
        /// The requested path.
        path: String,
        /// The file's format version.
        found: u32,
        /// The newest format version that this app supports.
        known: u32,
    },
}
