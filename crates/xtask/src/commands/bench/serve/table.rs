//! Medians of what `bench/serve.mjs` prints, as a table in Markdown.

use crate::commands::bench::figures::{median, values};
use std::fmt::Write;

/// The figures of one server and size; `None` for what it does not have.
#[derive(Debug)]
pub struct Row {
    name: &'static str,
    size: usize,
    /// Seconds from the start to the first page, without caches.
    cold: Option<f64>,
    /// The same with the caches of an earlier start, if the server has any.
    warm: Option<f64>,
    /// Seconds from a saved change until an open tab of Chromium shows it.
    tab: Option<f64>,
    /// Seconds from a saved change until the server answers with it.
    server: Option<f64>,
    /// Peak memory in bytes.
    peak: Option<f64>,
}

impl Row {
    /// The medians for a server of what was printed: lines with its name, a figure's name and the value.
    pub fn new(name: &'static str, size: usize, printed: &str) -> Self {
        let figure = |figure: &str| median(values(printed, &format!("{name}\t{figure}")));
        Self {
            name,
            size,
            cold: figure("cold"),
            warm: figure("warm"),
            tab: figure("tab"),
            server: figure("server"),
            peak: figure("peak"),
        }
    }
}

/// Formats the rows as Markdown.
pub fn print(rows: &[Row]) -> String {
    let mut text = String::from(
        "| | articles | first page, without caches | with caches | saved, shown in Chromium | saved, at the server | peak memory |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let seconds = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.3} s"));
    for Row { name, size, cold, warm, tab, server, peak } in rows {
        let times = [cold, warm, tab, server].map(|value| seconds(*value)).join(" | ");
        let peak = peak.map_or("–".to_owned(), |bytes| format!("{:.0} MB", bytes / 1e6));
        let _ = writeln!(text, "| {name} | {size} | {times} | {peak} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "Broadsheet\tcold\t0.4\nHugo\tcold\t6\nBroadsheet\twarm\t0.3\nBroadsheet\ttab\t0.09\n\
                           Broadsheet\ttab\t0.05\nBroadsheet\ttab\t0.07\nBroadsheet\tpeak\t81000000\n\
                           Broadsheet\twarm\t0.1\n";

    #[test]
    fn figures_are_medians_of_the_server() {
        let row = Row::new("Broadsheet", 100, PRINTED);
        assert_eq!((row.cold, row.warm, row.tab), (Some(0.4), Some(0.2), Some(0.07)));
    }

    #[test]
    fn what_was_not_measured_is_a_dash() {
        let table = print(&[Row::new("Broadsheet", 100, PRINTED), Row::new("Hugo", 100, PRINTED)]);
        let lines: Vec<_> = table.lines().skip(2).collect();
        assert_eq!(lines[0], "| Broadsheet | 100 | 0.400 s | 0.200 s | 0.070 s | – | 81 MB |");
        assert_eq!(lines[1], "| Hugo | 100 | 6.000 s | – | – | – | – |");
    }
}
