//! Puts requests in the order of time. Servers log a request when it ends, and files come in any order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hash::{BuildHasher, RandomState};

/// Requests held at once, which take at most 48 MB.
const HELD: usize = 2_000_000;

/// A request that matters for counting. The order is that of time; among requests of one second, it depends only on what
/// they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Request {
    /// Time in seconds since 1970.
    pub time: i64,
    /// What was requested.
    pub what: Requested,
    /// A hash of the visitor and the user agent.
    pub client: u64,
}

/// What a client requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requested {
    /// An asset of a page.
    Part,
    /// An article, by its place.
    Read(u32),
    /// An article, where the visitor is not known, so that repeats are not either.
    Anonymous(u32),
}

/// The latest requests, sorted by time. With more than two million, the earliest leave first, so only requests that are
/// further out of order than that leave in the wrong order.
pub struct InOrder {
    key: RandomState,
    held: usize,
    requests: BinaryHeap<Reverse<Request>>,
}

impl Default for InOrder {
    fn default() -> Self {
        Self::holding(HELD)
    }
}

impl InOrder {
    fn holding(held: usize) -> Self {
        Self { key: RandomState::new(), held, requests: BinaryHeap::new() }
    }

    /// A hash of a client, under a random key that is never stored.
    pub fn client(&self, visitor: &str, agent: &str) -> u64 {
        self.key.hash_one((visitor, agent))
    }

    /// Adds a request. Returns the earliest one if there are too many.
    pub fn push(&mut self, request: Request) -> Option<Request> {
        self.requests.push(Reverse(request));
        (self.requests.len() > self.held).then(|| self.pop()).flatten()
    }

    /// Removes the earliest request.
    pub fn pop(&mut self) -> Option<Request> {
        self.requests.pop().map(|Reverse(request)| request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: i64) -> Request {
        Request { time, what: Requested::Part, client: 0 }
    }

    #[test]
    fn the_earliest_request_comes_first() {
        let mut requests = InOrder::default();
        for time in [3, 1, 2] {
            assert_eq!(requests.push(at(time)), None);
        }
        let times: Vec<i64> = std::iter::from_fn(|| requests.pop()).map(|request| request.time).collect();
        assert_eq!(times, [1, 2, 3]);
    }

    #[test]
    fn memory_is_bounded() {
        let mut requests = InOrder::holding(2);
        assert_eq!([7, 5, 6, 1].map(|time| requests.push(at(time))), [None, None, Some(at(5)), Some(at(1))]);
    }
}
