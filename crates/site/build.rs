//! Hashes the sources of what renders texts, so that a build never reuses a cache written by a different version.

mod sources;

use std::io;

fn main() -> io::Result<()> {
    sources::set("RENDERING_SOURCES", &sources::RENDERING)
}
