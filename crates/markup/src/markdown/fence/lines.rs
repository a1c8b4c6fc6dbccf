//! Line numbers in a code block, counted from 1.

use super::Faults;
use std::ops::RangeInclusive;

/// A set of lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Lines(Vec<RangeInclusive<usize>>);

impl Lines {
    /// Adds lines written as `1,3-5` and reports anything else. `name` is the attribute, empty for `{1,3-5}`.
    pub fn read(&mut self, name: &str, text: &str, faults: &mut Faults) {
        for part in text.split([',', ' ', '"', '\'', '[', ']']).filter(|part| !part.is_empty()) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            match (first.parse(), last.parse()) {
                (Ok(first), Ok(last)) if 0 < first && first <= last => self.0.push(first..=last),
                _ => {
                    let fix =
                        if name.is_empty() { "{1,3-5}".to_owned() } else { format!("{name}={{1,3-5}}") };
                    faults.push((
                        format!("`{part}` is not a line or a range of lines"),
                        format!("write lines like `{fix}`"),
                    ));
                }
            }
        }
    }

    /// Whether the set contains a line.
    pub fn contains(&self, line: usize) -> bool {
        self.0.iter().any(|lines| lines.contains(&line))
    }

    /// The last line.
    pub fn last(&self) -> Option<usize> {
        self.0.iter().map(|lines| *lines.end()).max()
    }

    #[cfg(test)]
    pub fn of(lines: &[usize]) -> Self {
        let mut ranges: Vec<RangeInclusive<usize>> = Vec::new();
        for line in lines {
            match ranges.last_mut() {
                Some(range) if range.end() + 1 == *line => *range = *range.start()..=*line,
                _ => ranges.push(*line..=*line),
            }
        }
        Self(ranges)
    }
}
