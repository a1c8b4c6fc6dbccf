//! The summary that `broadsheet popular` prints.

use crate::ledger::Ledger;
use crate::time::day_of;
use content::diagnostics::Line;
use std::fmt::{self, Display, Formatter};

/// Maximum number of examples per kind, and of ranked articles.
const NAMED: usize = 5;
/// Maximum length of a displayed address, in characters.
const LONGEST: usize = 100;

/// What was counted, and what was not.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Files as named by the user.
    pub files: Vec<String>,
    /// Lines, rows or entries with content.
    pub lines: u64,
    /// Reads of articles.
    pub reads: u64,
    /// Articles with reads.
    pub articles: usize,
    /// Requests by bots.
    pub bots: u64,
    /// Repeated reads by the same visitor within half an hour.
    pub repeats: u64,
    /// Reads by clients that loaded no assets.
    pub alone: u64,
    /// Prefetched articles.
    pub ahead: u64,
    /// Responses that were not successful.
    pub failed: u64,
    /// Requests with a method other than GET.
    pub other_methods: u64,
    /// Requests for pages other than articles.
    pub pages: u64,
    /// Reads of other hosts.
    pub elsewhere: u64,
    /// Requests for files.
    pub parts: u64,
    /// Requests for articles that do not exist.
    pub unknown: u64,
    /// Lines already counted by an earlier run.
    pub before: u64,
    /// Totals of days that are not over.
    pub unfinished: u64,
    /// Lines that could not be parsed.
    pub malformed: u64,
    examples: Vec<String>,
    strangers: Vec<String>,
    ranking: Vec<String>,
}

impl Report {
    /// Records a line that could not be parsed.
    pub fn malformed(&mut self, line: u64, reason: &str) {
        self.malformed += 1;
        if self.examples.len() < NAMED {
            let file = self.files.last().map_or("", |name| if name == "-" { "standard input" } else { name });
            self.examples.push(format!("{file}:{line}: {reason}"));
        }
    }

    /// Records an article that does not exist.
    pub fn unknown(&mut self, path: &str, reads: u64) {
        self.unknown = self.unknown.saturating_add(reads);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path: String = path.chars().take(LONGEST).collect();
        if self.strangers.len() < NAMED && !self.strangers.contains(&path) {
            self.strangers.push(path);
        }
    }

    /// Records the most-read articles.
    pub fn rank(&mut self, ledger: &Ledger) {
        let mut ranked: Vec<_> = ledger.reads.iter().collect();
        ranked.sort_by(|(a, one), (b, other)| other.score.total_cmp(&one.score).then_with(|| a.cmp(b)));
        let until = ledger.until.map(day_of).unwrap_or_default();
        self.ranking.push(format!("counted through {until}; most read now:"));
        for (slug, tally) in ranked.into_iter().take(NAMED) {
            self.ranking.push(format!("{:>12.1}  {slug}", tally.score));
        }
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let s = |count: u64| if count == 1 { "" } else { "s" };
        let (files, articles) = (self.files.len() as u64, self.articles as u64);
        write!(f, "{} line{} in {files} file{}: ", self.lines, s(self.lines), s(files))?;
        write!(f, "{} read{} of {articles} article{}", self.reads, s(self.reads), s(articles))?;
        for (count, label) in [
            (self.before, "already counted by an earlier run"),
            (self.unfinished, "of days that are not over yet"),
            (self.bots, "by bots"),
            (self.repeats, "repeats within 30 minutes"),
            (self.alone, "by clients that loaded no assets (usually bots)"),
            (self.ahead, "prefetched"),
            (self.pages, "of other pages"),
            (self.parts, "of files"),
            (self.elsewhere, "of other hosts"),
            (self.failed, "with a status other than 200 or 304"),
            (self.other_methods, "not GET"),
            (self.unknown, "of articles that do not exist"),
            (self.malformed, "that cannot be parsed"),
        ] {
            if count > 0 {
                write!(f, "\n{count:>12}  {label}")?;
            }
            let examples = match label {
                "of articles that do not exist" => &self.strangers,
                "that cannot be parsed" => &self.examples,
                _ => continue,
            };
            for example in examples {
                write!(f, "\n              {}", Line(example))?;
            }
        }
        self.ranking.iter().try_for_each(|line| write!(f, "\n{}", Line(line)))
    }
}
