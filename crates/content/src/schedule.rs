//! Which articles wait for their time, and when the passing of time next changes the magazine.

use crate::source_file::{SourceFile, Visibility};
use contract::url::Slug;
use jiff::Timestamp;
use std::fmt::{self, Display, Formatter};

/// At most this many waiting articles are named.
const NAMED: usize = 3;

/// Articles that wait for their time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Articles that are not shown yet, with the time from which they are, the next one first.
    pub waiting: Vec<(Slug, Timestamp)>,
    /// When the next article appears or expires.
    pub next: Option<Timestamp>,
}

impl Schedule {
    /// The schedule of all articles at the time `now`.
    pub fn of(source_files: &[SourceFile], now: Timestamp) -> Self {
        let mut schedule = Self::default();
        for file in source_files {
            let Some(meta) = file.meta() else { continue };
            let waits = file.seen == Visibility::Later;
            if waits {
                schedule.waiting.push((file.slug(), meta.shown_from().at));
            }
            let changes = [waits.then(|| meta.shown_from()), meta.expires.filter(|_| file.is_seen())];
            let future = changes.into_iter().flatten().map(|moment| moment.at).filter(|at| *at > now);
            schedule.next = schedule.next.into_iter().chain(future).min();
        }
        schedule.waiting.sort_by(|(a, from), (b, until)| from.cmp(until).then_with(|| a.cmp(b)));
        schedule
    }

    /// Whether an article has appeared or expired by `now`.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.next.is_some_and(|next| next <= now)
    }
}

impl Display for Schedule {
    /// Nothing, or a sentence like ``1 article waits: `boston` until 2025-03-11T01:00Z``.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let count = self.waiting.len();
        match count {
            0 => return Ok(()),
            1 => write!(f, "1 article waits: ")?,
            _ => write!(f, "{count} articles wait: ")?,
        }
        for (at, (slug, until)) in self.waiting.iter().take(NAMED).enumerate() {
            let between = if at == 0 { "" } else { ", " };
            let seconds = if until.as_second() % 60 == 0 { "" } else { ":%S" };
            let until = until.strftime(&format!("%Y-%m-%dT%H:%M{seconds}Z")).to_string();
            write!(f, "{between}`{slug}` until {until}")?;
        }
        match count.saturating_sub(NAMED) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn waiting(times: &[(&str, &str)]) -> String {
        let one = |(slug, until): &(&str, &str)| (Slug::of(slug), until.parse().unwrap());
        Schedule { waiting: times.iter().map(one).collect(), next: None }.to_string()
    }

    #[test]
    fn waiting_articles_are_named_with_their_time() {
        assert_eq!(waiting(&[]), "");
        assert_eq!(
            waiting(&[("boston", "2025-03-11T01:00:00Z")]),
            "1 article waits: `boston` until 2025-03-11T01:00Z"
        );
    }

    #[test]
    fn many_waiting_articles_are_counted() {
        let time = "2025-03-11T01:00:30Z";
        assert_eq!(
            waiting(&[("a", time), ("b", time), ("c", time), ("d", time)]),
            "4 articles wait: `a` until 2025-03-11T01:00:30Z, `b` until 2025-03-11T01:00:30Z, \
             `c` until 2025-03-11T01:00:30Z and 1 more"
        );
    }
}
