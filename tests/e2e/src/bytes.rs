//! Measures the size of a built site as transferred.

use crate::server::{Request, Site};
use std::fmt::Write;

/// The size of a file, in bytes.
pub struct Weight {
    /// The path, relative to the site's root.
    pub path: String,
    /// The uncompressed size.
    pub plain: usize,
    /// The size in brotli.
    pub brotli: usize,
}

/// The sizes of the files for which `wanted` holds.
pub fn weigh(site: &Site, wanted: impl Fn(&str) -> bool) -> Vec<Weight> {
    site.files()
        .filter(|(path, _)| wanted(path) && !path.ends_with(".br") && !path.ends_with(".gz"))
        .map(|(path, content)| Weight {
            path: path.to_owned(),
            plain: content.len(),
            brotli: site.brotli(path).map_or(content.len(), |packed| packed.len()),
        })
        .collect()
}

/// The total size in brotli.
pub fn total(weights: &[Weight]) -> usize {
    weights.iter().map(|weight| weight.brotli).sum()
}

/// A table of files and their sizes.
pub fn table(title: &str, weights: &[Weight]) -> String {
    let mut table = format!("{title}\n{:>10} {:>10}  file\n", "plain", "brotli");
    for Weight { path, plain, brotli } in weights {
        let _ = writeln!(table, "{plain:>10} {brotli:>10}  {path}");
    }
    let _ = writeln!(table, "{:>10} {:>10}  in all", "", total(weights));
    table
}

/// A table of requests and their transferred sizes.
pub fn visit_table(title: &str, requests: &[Request]) -> String {
    let mut table = format!("{title}\n{:>10} {:>6}  {:<9} path\n", "bytes", "status", "for");
    for Request { path, status, bytes, destination, .. } in requests {
        let _ = writeln!(table, "{bytes:>10} {status:>6}  {destination:<9} /{path}");
    }
    let all: usize = requests.iter().map(|request| request.bytes).sum();
    let _ = writeln!(table, "{all:>10}  in {} requests", requests.len());
    table
}
