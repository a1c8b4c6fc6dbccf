//! The options of benchmarks: names, each with a list of values.

use crate::run::Failure;
use std::str::FromStr;

/// The options of a command line.
#[derive(Debug)]
pub struct Options<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Options<'a> {
    /// Reads options, of which only those in `known` are allowed.
    pub fn parse(words: &'a [String], known: &[&str]) -> Result<Self, Failure> {
        let pair = |pair: &'a [String]| match pair {
            [name, values] if known.contains(&name.as_str()) => Ok((name.as_str(), values.as_str())),
            _ => {
                let what = format!("unknown options `{}`", pair.join(" "));
                Err(Failure::new(what, format!("the options are {}", known.join(" … ") + " …")))
            }
        };
        words.chunks(2).map(pair).collect::<Result<_, _>>().map(Self)
    }

    /// The values of an option, which are separated by commas, or those of `otherwise`.
    pub fn list<T: FromStr>(&self, name: &str, otherwise: &str) -> Result<Vec<T>, Failure> {
        let given = self.0.iter().rev().find(|(given, _)| *given == name);
        let values = given.map_or(otherwise, |(_, values)| values);
        let read: Result<_, _> = values.split(',').map(str::parse).collect();
        read.map_err(|_| {
            Failure::new(format!("`{name} {values}`"), format!("for example `{name} {otherwise}`"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(line: &str) -> Result<Vec<usize>, Failure> {
        let words: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words, &["--sizes", "--runs"])?.list("--sizes", "10,1000")
    }

    #[test]
    fn values_are_separated_by_commas() {
        assert_eq!(sizes("--runs 2 --sizes 5,7").unwrap(), [5, 7]);
    }

    #[test]
    fn option_that_is_not_given_has_its_default() {
        assert_eq!(sizes("").unwrap(), [10, 1000]);
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for wrong in ["--hugo", "--sizes", "--sizes ten", "--sizes 10,", "--targets github"] {
            assert!(sizes(wrong).is_err(), "{wrong}");
        }
    }
}
