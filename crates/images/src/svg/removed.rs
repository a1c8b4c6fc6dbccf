//! Collects what was removed, for the publisher to know.

/// How many kinds are listed by name.
const NAMED: usize = 8;

/// What was removed.
#[derive(Debug, Default)]
pub struct Removed {
    names: Vec<String>,
    more: bool,
    /// The offset of the node being examined.
    at: usize,
    /// The offset of the first removal.
    pub first: Option<usize>,
}

impl Removed {
    /// Sets the offset of the node being examined.
    pub fn at(&mut self, place: usize) {
        self.at = place;
    }

    /// Records a removal.
    pub fn add(&mut self, item: &str) {
        self.first.get_or_insert(self.at);
        if self.names.iter().any(|name| name == item) {
            return;
        }
        if self.names.len() < NAMED {
            self.names.push(item.to_owned());
        } else {
            self.more = true;
        }
    }

    /// What was removed, without duplicates.
    pub fn names(self) -> Vec<String> {
        self.names.into_iter().chain(self.more.then(|| "more".to_owned())).collect()
    }
}
