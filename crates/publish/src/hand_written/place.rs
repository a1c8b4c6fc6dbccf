//! Where a value is in a JSON file.

use std::fmt::{self, Display, Formatter};

/// A step towards a value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Name(String),
    Number(usize),
}

/// The way from a file's root to a value: `articles[3].slug`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(Vec<Step>);

impl Place {
    /// Goes on to a member of an object.
    pub fn enter(&mut self, name: &str) {
        self.0.push(Step::Name(name.to_owned()));
    }

    /// Goes on to an item of a list.
    pub fn enter_item(&mut self, number: usize) {
        self.0.push(Step::Number(number));
    }

    /// Goes back by one step.
    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// The name of the value, or of the list that it is an item of; and of what that is a member of. Empty at the root.
    pub fn names(&self) -> (&str, &str) {
        let mut names = self.0.iter().rev().filter_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Number(_) => None,
        });
        let name = names.next().unwrap_or_default();
        (names.next().unwrap_or_default(), name)
    }
}

impl Display for Place {
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
    fn a_place_is_written_as_in_javascript() {
        let mut place = Place::default();
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
