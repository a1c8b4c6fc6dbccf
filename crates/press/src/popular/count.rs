//! Decides what is a read, and adds it up.

use super::agents::Agents;
use super::articles::{Articles, Found};
use super::entry::{Entry, Hit, Read, Total};
use super::ledger::Ledger;
use super::repeats::Repeats;
use super::report::Report;
use super::tally::{Scale, Tally};
use super::time::{DAY, day_of, end};
use super::visitors::Visitors;
use jiff::civil::Date;
use std::mem;

/// How far a clock may be ahead, in seconds. A line from the future would keep all others from being counted later.
const AHEAD: i64 = DAY;

/// Of how many reads one at least must be by who shows pages, for the others not to count. Where there are fewer, the
/// log does not hold what pages are made of, or there is none, as a counter's views are shown by themselves.
const SHOWN: u64 = 20;

/// A count under way.
pub struct Count<'a> {
    articles: &'a Articles,
    scale: Scale,
    /// Up to when the source has been counted before this run. What this run counts does not move it, so that the
    /// order of files makes no difference.
    before: Option<i64>,
    newest: Option<i64>,
    tallies: Vec<Tally>,
    /// The reads among them that are by who shows pages.
    shown: Vec<Tally>,
    shown_reads: u64,
    everyone: bool,
    agents: Agents,
    repeats: Repeats,
    visitors: Visitors,
    days: Option<(Date, Date)>,
    report: Report,
}

impl<'a> Count<'a> {
    /// Nothing counted yet; `before` is the last moment that earlier runs have counted, and `everyone` says whether
    /// those count, too, who show no pages where others do.
    pub fn new(articles: &'a Articles, scale: Scale, before: Option<i64>, everyone: bool) -> Self {
        let tallies = vec![Tally::default(); articles.slugs().len()];
        Self {
            articles,
            scale,
            before,
            newest: None,
            shown: tallies.clone(),
            tallies,
            shown_reads: 0,
            everyone,
            agents: Agents::default(),
            repeats: Repeats::default(),
            visitors: Visitors::default(),
            days: None,
            report: Report::default(),
        }
    }

    /// Begins a file; `days` are those that its sums are of, where it does not say so itself.
    pub fn begin(&mut self, name: &str, days: Option<(Date, Date)>) {
        self.report.files.push(name.to_owned());
        self.days = days;
    }

    /// The file says which days its sums are of.
    pub fn of_days(&mut self, days: (Date, Date)) {
        self.days = Some(days);
    }

    /// The days that the file's sums are of.
    pub fn days(&self) -> Option<(Date, Date)> {
        self.days
    }

    /// The last day counted before, where some of these days are counted already and some are not.
    pub fn counted_in_part(&self, (from, to): (Date, Date)) -> Option<Date> {
        let before = day_of(self.before?);
        (from <= before && before < to).then_some(before)
    }

    /// Counts one line.
    pub fn take(&mut self, line: u64, read: Read<'_>) {
        self.report.lines += 1;
        match read {
            Ok(Entry::Hit(hit)) if hit.time > self.scale.now + AHEAD => {
                self.report.malformed(line, "it is of a time that is still to come");
            }
            Ok(Entry::Hit(hit)) if hit.time < 0 => {
                self.report.malformed(line, "it is of a time before there was anything to read");
            }
            Ok(Entry::Hit(hit)) => self.hit(&hit),
            Ok(Entry::Total(total)) => self.total(line, &total),
            Ok(Entry::Nothing) => self.report.lines -= 1,
            Err(reason) => self.report.malformed(line, reason),
        }
    }

    /// The first reason that a request is no read is the one that is counted.
    fn hit(&mut self, hit: &Hit<'_>) {
        if self.is_before(hit.time) {
            return self.report.before += 1;
        }
        self.newest = self.newest.max(Some(hit.time));
        if !hit.get {
            return self.report.other_methods += 1;
        }
        // A page that is in the reader's cache and still current is answered with 304.
        if !matches!(hit.status, 200 | 304) {
            return self.report.failed += 1;
        }
        let found = self.articles.find(&hit.path);
        if found == Found::Part {
            self.part(hit);
        }
        let Some(place) = self.place(found, &hit.path, 1) else { return };
        if hit.ahead {
            return self.report.ahead += 1;
        }
        if self.is_bot(hit) {
            return self.report.bots += 1;
        }
        // A source that tells no visitors apart has no repeats that could be seen.
        let agent = hit.agent.as_deref().unwrap_or_default();
        if !hit.visitor.is_empty() && self.repeats.is_one(&hit.visitor, agent, place, hit.time) {
            return self.report.repeats += 1;
        }
        self.add(place, hit.time, 1);
        if self.visitors.read(&hit.visitor, agent, place, hit.time) {
            self.show(place, hit.time, 1);
        }
    }

    /// Who asks for what a page is made of shows the page.
    fn part(&mut self, hit: &Hit<'_>) {
        if self.is_bot(hit) {
            return;
        }
        let agent = hit.agent.as_deref().unwrap_or_default();
        for (place, time) in self.visitors.part(&hit.visitor, agent, hit.time) {
            self.show(place, time, 1);
        }
    }

    fn is_bot(&mut self, hit: &Hit<'_>) -> bool {
        hit.bot || hit.agent.as_deref().is_some_and(|agent| self.agents.is_bot(agent))
    }

    /// A sum of several days is taken as if each had its even part.
    fn total(&mut self, line: u64, total: &Total<'_>) {
        let (from, to) = match (total.day, self.days) {
            (Some(day), _) => (day, day),
            (None, Some(days)) => days,
            (None, None) => return self.report.malformed(line, "it does not say of which day it is"),
        };
        let (Some(first @ 0..), Some(last)) = (end(from), end(to)) else {
            return self.report.malformed(line, "its day is not one");
        };
        if self.is_before(last) {
            return self.report.before += 1;
        }
        // A day that is not over would be counted in part, and its rest never.
        if last >= self.scale.now {
            return self.report.unfinished += 1;
        }
        self.newest = self.newest.max(Some(last));
        let found = self.articles.find(&total.path);
        let Some(place) = self.place(found, &total.path, total.reads) else { return };
        let days = u64::try_from((last - first) / DAY + 1).unwrap_or(1);
        let part = |day: u64| u128::from(total.reads) * u128::from(day) / u128::from(days);
        for (day, time) in (0..days).zip((first..=last).step_by(DAY.unsigned_abs() as usize)) {
            let reads = u64::try_from(part(day + 1) - part(day)).unwrap_or_default();
            self.add(place, time, reads);
            self.show(place, time, reads);
        }
    }

    fn is_before(&self, time: i64) -> bool {
        self.before.is_some_and(|before| time <= before)
    }

    fn place(&mut self, found: Found, path: &str, reads: u64) -> Option<usize> {
        match found {
            Found::Article(place) => return Some(place),
            Found::Unknown => self.report.unknown(path, reads),
            Found::Page => self.report.pages = self.report.pages.saturating_add(reads),
            Found::Part | Found::File => self.report.parts = self.report.parts.saturating_add(reads),
        }
        None
    }

    fn add(&mut self, place: usize, time: i64, reads: u64) {
        if reads > 0 {
            self.report.reads = self.report.reads.saturating_add(reads);
            self.tallies[place].add(time, reads, &self.scale);
        }
    }

    fn show(&mut self, place: usize, time: i64, reads: u64) {
        if reads > 0 {
            self.shown_reads = self.shown_reads.saturating_add(reads);
            self.shown[place].add(time, reads, &self.scale);
        }
    }

    /// Enters what was counted, and says what was done.
    pub fn enter(mut self, ledger: &mut Ledger, source: &str) -> Report {
        let Some(newest) = self.newest else { return self.report };
        if !self.everyone && self.shown_reads.saturating_mul(SHOWN) >= self.report.reads {
            self.report.alone = self.report.reads - self.shown_reads;
            self.report.reads = self.shown_reads;
            self.tallies = mem::take(&mut self.shown);
        }
        let until = ledger.until.unwrap_or(newest).max(newest);
        // Everything is as of the run; then it is put as of the last moment that was counted.
        let counted = ledger.until.map_or(1.0, |until| self.scale.weight(until));
        for tally in ledger.reads.values_mut() {
            tally.score *= counted;
        }
        self.settle(ledger);
        for (slug, tally) in
            self.articles.slugs().iter().zip(&self.tallies).filter(|(_, tally)| tally.all > 0)
        {
            ledger.reads.entry(slug.clone()).or_default().join(tally);
            self.report.articles += 1;
        }
        let now = self.scale.weight(until);
        for tally in ledger.reads.values_mut() {
            tally.score /= now;
        }
        ledger.until = Some(until);
        ledger.sources.insert(source.to_owned(), self.before.unwrap_or(newest).max(newest));
        self.report.rank(ledger);
        self.report
    }

    /// Moves what was counted under a slug that an article has no more to the one it has.
    fn settle(&self, ledger: &mut Ledger) {
        let slugs = self.articles.slugs();
        let moved: Vec<(String, usize)> = ledger
            .reads
            .keys()
            .filter_map(|slug| Some((slug.clone(), self.articles.named(slug)?)))
            .filter(|(slug, place)| slugs[*place] != *slug)
            .collect();
        for (slug, place) in moved {
            if let Some(tally) = ledger.reads.remove(&slug) {
                ledger.reads.entry(slugs[place].clone()).or_default().join(&tally);
            }
        }
    }
}
