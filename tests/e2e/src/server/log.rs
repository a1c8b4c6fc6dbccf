//! The log of requests.

/// A request and its response.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path relative to the site's root, without a leading slash or a query.
    pub path: String,
    /// The status; 0 if a fault prevented a response.
    pub status: u16,
    /// The length of the response body as sent, in bytes.
    pub bytes: usize,
    /// The value of `Sec-Fetch-Dest`: `document`, `script`, `empty` for a fetch.
    pub destination: String,
    /// The value of `Sec-Purpose`, which browsers send with prefetches.
    pub purpose: String,
}
