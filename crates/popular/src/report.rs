//! What `press popular` says when it is done.

use crate::ledger::Ledger;
use crate::time::day_of;
use content::diagnostics::Line;
use std::fmt::{self, Display, Formatter};

/// How many examples of a kind are named, and how many articles.
const NAMED: usize = 5;
/// How many characters of an address are shown.
const LONGEST: usize = 100;

/// What was counted, and what was not.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The files, as they were named.
    pub files: Vec<String>,
    /// Lines, rows or entries that say something.
    pub lines: u64,
    /// Reads of articles.
    pub reads: u64,
    /// Articles that were read.
    pub articles: usize,
    /// Reads by programs.
    pub bots: u64,
    /// Reads by the same visitor within half an hour.
    pub repeats: u64,
    /// Reads by visitors who asked for nothing that pages are made of.
    pub alone: u64,
    /// Articles fetched ahead.
    pub ahead: u64,
    /// Answers that were no page.
    pub failed: u64,
    /// Requests other than GET.
    pub other_methods: u64,
    /// Requests for pages that are no articles.
    pub pages: u64,
    /// Requests for files.
    pub parts: u64,
    /// Requests for articles that are not there.
    pub unknown: u64,
    /// Lines that an earlier run has counted.
    pub before: u64,
    /// Sums of days that are not over.
    pub unfinished: u64,
    /// Lines that cannot be understood.
    pub malformed: u64,
    examples: Vec<String>,
    strangers: Vec<String>,
    ranking: Vec<String>,
}

impl Report {
    /// Notes a line that cannot be understood.
    pub fn malformed(&mut self, line: u64, reason: &str) {
        self.malformed += 1;
        if self.examples.len() < NAMED {
            let file = self.files.last().map_or("", |name| if name == "-" { "standard input" } else { name });
            self.examples.push(format!("{file}:{line}: {reason}"));
        }
    }

    /// Notes an article that is not there.
    pub fn unknown(&mut self, path: &str, reads: u64) {
        self.unknown = self.unknown.saturating_add(reads);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path: String = path.chars().take(LONGEST).collect();
        if self.strangers.len() < NAMED && !self.strangers.contains(&path) {
            self.strangers.push(path);
        }
    }

    /// Notes what is read most.
    pub fn rank(&mut self, ledger: &Ledger) {
        let mut ranked: Vec<_> = ledger.reads.iter().collect();
        ranked.sort_by(|(a, one), (b, other)| other.score.total_cmp(&one.score).then_with(|| a.cmp(b)));
        let until = ledger.until.map(day_of).unwrap_or_default();
        self.ranking.push(format!("counted up to {until}; most read now:"));
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
        for (count, what) in [
            (self.before, "counted by an earlier run"),
            (self.unfinished, "of a day that is not over"),
            (self.bots, "by bots"),
            (self.repeats, "repeats within half an hour"),
            (self.alone, "by visitors who asked for no style, script or picture, as browsers do"),
            (self.ahead, "fetched ahead"),
            (self.pages, "of other pages"),
            (self.parts, "of files"),
            (self.failed, "answered with neither 200 nor 304"),
            (self.other_methods, "not GET"),
            (self.unknown, "of articles that are not there"),
            (self.malformed, "that cannot be understood"),
        ] {
            if count > 0 {
                write!(f, "\n{count:>12}  {what}")?;
            }
            let examples = match what {
                "of articles that are not there" => &self.strangers,
                "that cannot be understood" => &self.examples,
                _ => continue,
            };
            for example in examples {
                write!(f, "\n              {}", Line(example))?;
            }
        }
        self.ranking.iter().try_for_each(|line| write!(f, "\n{}", Line(line)))
    }
}
