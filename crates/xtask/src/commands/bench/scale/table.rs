//! Formats the results as tables.

use super::press::Build;
use std::fmt::Write;

/// The measurements of one magazine.
#[derive(Debug, Default)]
pub struct Row {
    pub name: &'static str,
    pub size: usize,
    /// The cold build, without share pictures and compression.
    pub bare: Build,
    /// The cold build with them.
    pub whole: Option<Build>,
    /// The build after one article changed.
    pub again: Option<Build>,
    pub whole_again: Option<Build>,
    /// The seconds until a changed article is in the served folder.
    pub served: Option<f64>,
    /// The number of files that change with one article.
    pub rewritten: Option<u64>,
    pub files: u64,
    pub bytes: u64,
    /// Path, requests and bytes of each first visit.
    pub visits: Vec<(String, u64, u64)>,
}

/// Formats the rows as Markdown.
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
    text += "\n| Broadsheet, separately | share pictures, cold | one changed | compression, cold | one changed |\n\
             | ---: | ---: | ---: | ---: | ---: |\n";
    for Row { size, whole, whole_again, .. } in rows {
        if let (Some(whole), Some(again)) = (whole, whole_again) {
            let times = [whole.pictures, again.pictures, whole.compression, again.compression];
            let _ = writeln!(text, "| {size} | {} |", times.map(|time| seconds(Some(time))).join(" | "));
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
