//! What a browser has asked for.

/// One request and how it was answered.
#[derive(Clone, Debug)]
pub struct Request {
    /// Below the site's root, without a leading slash or a query.
    pub path: String,
    /// The status it was answered with; 0 where a fault left it without an answer.
    pub status: u16,
    /// The length of the answer's body as it was sent, in bytes.
    pub bytes: usize,
    /// What the browser wants it for, `Sec-Fetch-Dest`: `document`, `script`, `empty` for a fetch.
    pub destination: String,
    /// `Sec-Purpose`, set for what is fetched ahead by the browser itself.
    pub purpose: String,
}
