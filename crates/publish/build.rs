//! Hashes the sources of what renders and publishes pages, so that a build never keeps a file by what it was made from if
//! a different version has made it.

#[path = "../site/sources.rs"]
mod sources;

use std::io;

/// Sources beside those that render texts, relative to this package.
const PUBLISHING: [&str; 4] = ["build.rs", "src", "../images/fonts", "../../src"];

fn main() -> io::Result<()> {
    sources::set("PUBLISHING_SOURCES", &[&sources::RENDERING[..], &PUBLISHING].concat())
}
