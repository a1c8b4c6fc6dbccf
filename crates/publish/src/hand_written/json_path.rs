//! The position of a value in a JSON file.

use std::fmt::{self, Display, Formatter};

/// One segment of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Name(String),
    Number(usize),
}

/// The path from a file's root to a value, displayed as `articles[3].slug`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JsonPath(Vec<Step>);

impl JsonPath {
    /// Descends into a member of an object.
    pub fn enter(&mut self, name: &str) {
        self.0.push(Step::Name(name.to_owned()));
    }

    /// Descends into an item of an array, counting from 0.
    pub fn enter_item(&mut self, number: usize) {
        self.0.push(Step::Number(number));
    }

    /// Returns to the parent.
    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// The names of the parent and of the member that holds the value, as `(parent, name)`. Array indexes are skipped;
    /// both names are empty at the root.
    pub fn names(&self) -> (&str, &str) {
        let mut names = self.0.iter().rev().filter_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Number(_) => None,
        });
        let name = names.next().unwrap_or_default();
        (names.next().unwrap_or_default(), name)
    }
}

impl Display for JsonPath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Name(name) if at == 0 => f.write_str(name)?,
                Step::Name(name) => write!(f, ".{name}")?,
                Step::Number(number) => write!(f, "[{number}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_is_displayed_as_in_javascript() {
        let mut place = JsonPath::default();
        assert_eq!((place.to_string().as_str(), place.names()), ("", ("", "")));
        place.enter("articles");
        place.enter_item(3);
        place.enter("topics");
        place.enter_item(0);
        assert_eq!(place.to_string(), "articles[3].topics[0]");
        assert_eq!(place.names(), ("articles", "topics"));
        place.leave();
        assert_eq!(place.to_string(), "articles[3].topics");
    }
}
