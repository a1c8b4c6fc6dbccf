//! What `bench/pictures.mjs` prints, as a table in Markdown.

use crate::commands::bench::figures::values;
use std::fmt::Write;

/// The formats of the files.
const FORMATS: [&str; 3] = ["avif", "webp", "jpg"];

/// The figures of one program.
#[derive(Debug)]
pub struct Row {
    name: String,
    /// Processor seconds.
    processor: f64,
    /// The bytes of all files of each format, and the quality of the widest.
    formats: [(Option<f64>, Option<f64>); 3],
}

impl Row {
    /// The figures of a program that took so many processor seconds, from what was printed about its files.
    pub fn new(name: String, processor: f64, weighed: &str) -> Self {
        let figure = |name: &str| values(weighed, name).first().copied();
        let formats = FORMATS.map(|format| (figure(format), figure(&format!("{format} quality"))));
        Self { name, processor, formats }
    }
}

/// The processor seconds that sharp has used.
pub fn processor(printed: &str) -> f64 {
    values(printed, "processor").iter().sum()
}

/// Formats the rows as Markdown.
pub fn print(rows: &[Row]) -> String {
    let mut text = String::from(
        "| four photographs, all widths | processor | AVIF, KB | WebP, KB | JPEG, KB | SSIMULACRA2 of AVIF | of WebP | of JPEG |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let shown = |value: Option<f64>, decimals: usize| {
        value.map_or("–".to_owned(), |value| format!("{value:.decimals$}"))
    };
    for Row { name, processor, formats } in rows {
        let bytes = formats.map(|(bytes, _)| shown(bytes.map(|bytes| bytes / 1000.0), 0)).join(" | ");
        let qualities = formats.map(|(_, quality)| shown(quality, 1)).join(" | ");
        let _ = writeln!(text, "| {name} | {processor:.1} s | {bytes} | {qualities} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_in_the_order_of_the_columns() {
        let weighed = "avif\t1200400\navif quality\t81.26\nwebp\t2000000\njpg\t500\n";
        let table = print(&[Row::new("sharp".to_owned(), 12.34, weighed)]);
        let row = table.lines().last().unwrap();
        assert_eq!(row, "| sharp | 12.3 s | 1200 | 2000 | 0 | 81.3 | – | – |");
    }

    #[test]
    fn processor_time_is_read() {
        assert_eq!(processor("processor\t19.5\n"), 19.5);
    }
}
