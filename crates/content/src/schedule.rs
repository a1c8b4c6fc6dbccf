//! Which articles wait for their time or are past it, and when the passing of time next changes the magazine.

use crate::source_file::{SourceFile, Visibility};
use contract::url::Slug;
use jiff::Timestamp;
use std::fmt::{self, Display, Formatter};

/// At most this many articles of each kind are named.
const NAMED: usize = 3;

/// Articles that wait for their time, or are past it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Articles that are not shown yet, with the time from which they are, the next one first.
    pub waiting: Vec<(Slug, Timestamp)>,
    /// Articles that are no longer shown, with the time since which they are not, the latest first.
    pub expired: Vec<(Slug, Timestamp)>,
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
            if let Some(since) = meta.expires.filter(|since| since.at <= now && !meta.draft) {
                schedule.expired.push((file.slug(), since.at));
            }
            let changes = [waits.then(|| meta.shown_from()), meta.expires.filter(|_| file.is_seen())];
            let future = changes.into_iter().flatten().map(|moment| moment.at).filter(|at| *at > now);
            schedule.next = schedule.next.into_iter().chain(future).min();
        }
        schedule.waiting.sort_by(|(a, from), (b, until)| from.cmp(until).then_with(|| a.cmp(b)));
        schedule.expired.sort_by(|(a, from), (b, since)| since.cmp(from).then_with(|| a.cmp(b)));
        schedule
    }

    /// Whether there is nothing to say of any article.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.expired.is_empty()
    }

    /// Whether an article has appeared or expired by `now`.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.next.is_some_and(|next| next <= now)
    }
}

impl Display for Schedule {
    /// Nothing, or lines like ``1 article waits: `boston` until 2025-03-11T01:00Z``.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        list(f, &self.waiting, ["article waits", "articles wait"], "until")?;
        if !self.waiting.is_empty() && !self.expired.is_empty() {
            f.write_str("\n")?;
        }
        list(f, &self.expired, ["article has expired", "articles have expired"], "at")
    }
}

fn list(
    f: &mut Formatter<'_>,
    articles: &[(Slug, Timestamp)],
    [one, several]: [&str; 2],
    preposition: &str,
) -> fmt::Result {
    match articles.len() {
        0 => return Ok(()),
        1 => write!(f, "1 {one}: ")?,
        count => write!(f, "{count} {several}: ")?,
    }
    for (at, (slug, time)) in articles.iter().take(NAMED).enumerate() {
        let between = if at == 0 { "" } else { ", " };
        let seconds = if time.as_second() % 60 == 0 { "" } else { ":%S" };
        let time = time.strftime(&format!("%Y-%m-%dT%H:%M{seconds}Z")).to_string();
        write!(f, "{between}`{slug}` {preposition} {time}")?;
    }
    match articles.len().saturating_sub(NAMED) {
        0 => Ok(()),
        more => write!(f, " and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn waiting(times: &[(&str, &str)]) -> String {
        let one = |(slug, until): &(&str, &str)| (Slug::of(slug), until.parse().unwrap());
        Schedule { waiting: times.iter().map(one).collect(), ..Schedule::default() }.to_string()
    }

    #[test]
    fn expired_articles_are_named_too() {
        let at = |slug: &str, time: &str| (Slug::of(slug), time.parse().unwrap());
        let schedule = Schedule {
            waiting: vec![at("boston", "2025-03-11T01:00:00Z")],
            expired: vec![at("sale", "2025-01-02T00:00:00Z")],
            next: None,
        };
        assert_eq!(
            schedule.to_string(),
            "1 article waits: `boston` until 2025-03-11T01:00Z\n1 article has expired: `sale` at 2025-01-02T00:00Z"
        );
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
