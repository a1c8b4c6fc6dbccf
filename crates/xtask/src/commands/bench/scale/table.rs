//! The table of figures.

use super::press::Build;
use std::fmt::Write;

/// What was measured of one magazine.
#[derive(Debug, Default)]
pub struct Row {
    pub name: &'static str,
    pub size: usize,
    /// The first build, without share pictures and compression.
    pub bare: Build,
    /// The same with them.
    pub whole: Option<Build>,
    /// After one article was changed.
    pub again: Option<Build>,
    pub whole_again: Option<Build>,
    /// Until a changed article is in the folder that `serve` serves, in seconds.
    pub served: Option<f64>,
    /// Files that the changed article has changed.
    pub rewritten: Option<u64>,
    pub files: u64,
    pub bytes: u64,
    /// Page, requests and bytes of first visits.
    pub visits: Vec<(String, u64, u64)>,
}

/// The rows as Markdown.
pub fn print(rows: &[Row]) -> String {
    let mut text = String::from(
        "| | articles | cold | content + pages | one changed | for serve | rewritten | peak memory | files | bytes |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let seconds =
        |seconds: Option<f64>| seconds.map_or("–".to_owned(), |seconds| format!("{seconds:.2} s"));
    for Row { name, size, bare, again, served, rewritten, files, bytes, .. } in rows {
        let rewritten = rewritten.map_or("–".to_owned(), |count| count.to_string());
        let Build { seconds: all, parts: (content, pages), peak, .. } = bare;
        let parts = if *content > 0.0 { format!("{content:.2} + {pages:.2} s") } else { "–".to_owned() };
        // Writing into a string does not fail.
        let _ = writeln!(
            text,
            "| {name} | {size} | {} | {parts} | {} | {} | {rewritten} | {} MB | {files} | {} MB |",
            seconds(Some(*all)),
            seconds(again.as_ref().map(|again| again.seconds)),
            seconds(*served),
            peak / 1_000_000,
            bytes / 1_000_000,
        );
    }
    text += "\n| apart, of Broadsheet | share pictures, cold | one changed | compression, cold | one changed |\n\
             | ---: | ---: | ---: | ---: | ---: |\n";
    for Row { size, whole, whole_again, .. } in rows {
        if let (Some(whole), Some(again)) = (whole, whole_again) {
            let of = [whole.pictures, again.pictures, whole.compression, again.compression];
            let _ = writeln!(text, "| {size} | {} |", of.map(|of| seconds(Some(of))).join(" | "));
        }
    }
    text += "\n| first visit, requests and bytes in brotli | home | article | archive | search |\n\
             | ---: | ---: | ---: | ---: | ---: |\n";
    for Row { size, visits, .. } in rows.iter().filter(|row| !row.visits.is_empty()) {
        let visits: Vec<_> =
            visits.iter().map(|(_, requests, bytes)| format!("{requests}, {bytes}")).collect();
        let _ = writeln!(text, "| {size} | {} |", visits.join(" | "));
    }
    text
}
