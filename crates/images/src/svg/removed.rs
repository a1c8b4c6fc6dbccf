//! What was removed, for the publisher to know.

/// How many kinds of what is gone are named.
const NAMED: usize = 8;

/// What is gone.
#[derive(Debug, Default)]
pub struct Removed {
    names: Vec<String>,
    more: bool,
    /// The place of what is being looked at.
    at: usize,
    /// The place of the first.
    pub first: Option<usize>,
}

impl Removed {
    /// Says where what is being looked at begins.
    pub fn at(&mut self, place: usize) {
        self.at = place;
    }

    /// Notes that something is gone.
    pub fn add(&mut self, what: &str) {
        self.first.get_or_insert(self.at);
        if self.names.iter().any(|name| name == what) {
            return;
        }
        if self.names.len() < NAMED {
            self.names.push(what.to_owned());
        } else {
            self.more = true;
        }
    }

    /// What is gone, each once.
    pub fn names(self) -> Vec<String> {
        self.names.into_iter().chain(self.more.then(|| "more".to_owned())).collect()
    }
}
