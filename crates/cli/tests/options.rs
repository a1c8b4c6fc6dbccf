//! The options of builds in tests.

use content::options::Options;
use std::path::Path;

/// Options for the magazine in the folder `content` of a folder, on a day on which its articles are published. What is
/// written goes into folders beside it: `out`, `cache` for pictures and `kept` for texts.
pub fn options(folder: &Path) -> Options {
    Options {
        out: folder.join("out"),
        now: "2025-06-01T00:00:00Z".parse().unwrap(),
        image_cache: folder.join("cache"),
        text_cache: folder.join("kept"),
        ..Options::below(folder)
    }
}
