//! Formats the results as tables in Markdown.

use super::magazine::{Build, CHANGES, Measured};
use std::{cmp::Reverse, fmt::Write};

/// The medians of one generator and size.
#[derive(Debug)]
pub struct Row {
    name: String,
    size: usize,
    measured: Measured,
}

/// What a first visit to a page requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    requests: u64,
    /// Bytes in brotli.
    bytes: u64,
}

impl Row {
    /// The medians of measurements that were made one after the other, of which all have the same builds.
    pub fn new(name: String, size: usize, measured: Vec<Measured>) -> Self {
        let Measured { builds, files, bytes } = measured.first().cloned().unwrap_or_default();
        let nth = |index: usize| measured.iter().filter_map(|one| one.builds.get(index)).cloned().collect();
        let builds = (0..builds.len()).map(|index| middle(nth(index))).collect();
        Self { name, size, measured: Measured { builds, files, bytes } }
    }
}

impl Visit {
    /// Reads a line of `first-visit.mjs`: the page, the requests and the bytes.
    pub fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split('\t').skip(1);
        Some(Self { requests: fields.next()?.parse().ok()?, bytes: fields.next()?.parse().ok()? })
    }
}

/// The build in the middle, by the time it took.
fn middle(mut builds: Vec<Build>) -> Build {
    builds.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let middle = builds.len() / 2;
    builds.into_iter().nth(middle).unwrap_or_default()
}

/// Whole builds: times, and in brackets how many files were written.
pub fn builds(rows: &[Row]) -> String {
    let changes = CHANGES.map(|(name, _)| name).join(" | ");
    let mut text = format!(
        "| | articles | from nothing | {changes} | peak memory | files | size |\n| --- |{} ---: | ---: | ---: |\n",
        " ---: |".repeat(2 + CHANGES.len())
    );
    for Row { name, size, measured: Measured { builds, files, bytes } } in rows {
        let again = (1..=CHANGES.len()).map(|index| again(builds.get(index)));
        let (nothing, peak) = builds.first().map(|build| (build.seconds, build.peak)).unwrap_or_default();
        let _ = writeln!(
            text,
            "| {name} | {size} | {nothing:.2} s | {} | {} MB | {files} | {:.1} MB |",
            again.collect::<Vec<_>>().join(" | "),
            peak / 1_000_000,
            *bytes as f64 / 1e6,
        );
    }
    text
}

fn again(build: Option<&Build>) -> String {
    match build {
        None => "–".to_owned(),
        Some(Build { seconds, written: Some(written), .. }) => format!("{seconds:.2} s ({written})"),
        Some(Build { seconds, .. }) => format!("{seconds:.2} s"),
    }
}

/// The steps of each build in seconds, and what is left of the whole time.
pub fn steps(rows: &[Row]) -> String {
    let mut all: Vec<_> = rows.iter().flat_map(|row| &row.measured.builds).collect();
    // The build with most steps has them in their order; a host that compresses, for example, makes others have fewer.
    all.sort_by_key(|build| Reverse(build.steps.len()));
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in all.iter().flat_map(|build| &build.steps) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let mut text = format!(
        "| steps, s | articles | build | {} | the rest |\n| --- | ---: | --- |{}\n",
        names.join(" | "),
        " ---: |".repeat(names.len() + 1)
    );
    let kinds = ["from nothing"].into_iter().chain(CHANGES.map(|(name, _)| name));
    for Row { name, size, measured } in rows {
        for (kind, build) in kinds.clone().zip(&measured.builds).filter(|(_, build)| !build.steps.is_empty())
        {
            let rest = build.seconds - build.steps.iter().map(|(_, seconds)| seconds).sum::<f64>();
            let times = names.iter().map(|name| {
                let step = build.steps.iter().find(|(step, _)| step == name);
                step.map_or("–".to_owned(), |(_, seconds)| format!("{seconds:.2}"))
            });
            let times = times.collect::<Vec<_>>().join(" | ");
            let _ = writeln!(text, "| {name} | {size} | {kind} | {times} | {:.2} |", rest.max(0.0));
        }
    }
    text
}

/// The first visits to some pages, by the number of articles.
pub fn visits(sizes: &[(usize, Vec<Visit>)]) -> String {
    let mut text = String::from(
        "| first visit, requests and bytes in brotli | home | article | archive | search |\n\
         | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for (size, visits) in sizes {
        let cells = visits.iter().map(|Visit { requests, bytes }| format!("{requests}, {bytes}"));
        let _ = writeln!(text, "| {size} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(seconds: f64, written: Option<u64>) -> Build {
        let steps = vec![("pages rendered".to_owned(), seconds / 2.0)];
        Build { seconds, steps, written, peak: 50_000_000 }
    }

    fn ours() -> Row {
        let measured = |seconds: f64| Measured {
            builds: [0.0, 1.0, 2.0, 3.0, 4.0].map(|more| build(seconds + more, Some(7))).to_vec(),
            files: 30,
            bytes: 2_000_000,
        };
        Row::new("Broadsheet, nginx".to_owned(), 10, vec![measured(9.0), measured(2.0), measured(5.0)])
    }

    fn theirs() -> Row {
        let builds = vec![Build { steps: Vec::new(), ..build(8.0, None) }];
        Row::new("Hugo".to_owned(), 10, vec![Measured { builds, files: 20, bytes: 1_000_000 }])
    }

    /// The cells of the last line.
    fn last(table: &str) -> Vec<&str> {
        table.lines().last().unwrap().trim_matches('|').split('|').map(str::trim).collect()
    }

    #[test]
    fn median_of_each_build_counts() {
        let cells = ["5.00 s", "6.00 s (7)", "7.00 s (7)", "8.00 s (7)", "9.00 s (7)"];
        assert_eq!(last(&builds(&[ours()]))[2..7], cells);
    }

    #[test]
    fn what_was_not_measured_is_a_dash() {
        assert_eq!(
            last(&builds(&[theirs()])),
            ["Hugo", "10", "8.00 s", "–", "–", "–", "–", "50 MB", "20", "1.0 MB"]
        );
    }

    #[test]
    fn all_lines_of_a_table_have_the_same_number_of_cells() {
        let rows = [ours(), theirs()];
        let visits = visits(&[(10, vec![Visit { requests: 3, bytes: 9 }; 4])]);
        for table in [builds(&rows), steps(&rows), visits] {
            let cells: Vec<_> = table.lines().map(|line| line.matches('|').count()).collect();
            assert!(cells.iter().all(|count| *count == cells[0]), "{table}");
        }
    }

    #[test]
    fn steps_and_the_rest_make_the_whole() {
        let table = steps(&[ours(), theirs()]);
        assert_eq!(last(&table), ["Broadsheet, nginx", "10", "a style", "4.50", "4.50"]);
    }

    #[test]
    fn visits_are_read() {
        assert_eq!(Visit::parse("home\t3\t13513"), Some(Visit { requests: 3, bytes: 13_513 }));
    }
}
