//! Decides which requests are reads of articles and adds them up.

mod enter;

use crate::agents::Agents;
use crate::articles::{Articles, Found};
use crate::entry::{Entry, Hit, Read, Total};
use crate::in_order::{InOrder, Request, Requested};
use crate::repeats::Repeats;
use crate::report::Report;
use crate::spread::Spread;
use crate::tally::{Scale, Tally, Weighting};
use crate::time::day_of;
use crate::visitors::Visitors;
use jiff::civil::Date;

/// Maximum clock skew, in seconds. A line from the future makes later runs skip everything before it.
const AHEAD: i64 = 5 * 60;

/// If at least 1 in `SHOWN` reads comes from a client that also loads assets, ignore clients that don't. If fewer do, the
/// source does not record assets (an analytics export, for example), and all reads count.
const SHOWN: u64 = 20;

/// A count in progress.
pub struct Count<'a> {
    articles: &'a Articles,
    scale: Scale,
    /// Time up to which earlier runs counted this source. This run does not change it, so the order of files does not
    /// matter.
    before: Option<i64>,
    newest: Option<i64>,
    tallies: Vec<Tally>,
    /// The reads of clients that also load assets.
    shown: Vec<Tally>,
    shown_reads: u64,
    everyone: bool,
    agents: Agents,
    requests: InOrder,
    repeats: Repeats,
    visitors: Visitors,
    days: Option<(Date, Date)>,
    /// The days of the previous total.
    spread: Option<Spread>,
    report: Report,
}

impl<'a> Count<'a> {
    /// Starts a count. `before` is the time up to which earlier runs counted; `everyone` also counts clients that load
    /// no assets.
    pub fn new(articles: &'a Articles, scale: Scale, before: Option<i64>, everyone: bool) -> Self {
        let tallies = vec![Tally::default(); articles.slugs().len()];
        Self {
            articles,
            scale,
            // An earlier version may have counted a line from the future.
            before: before.map(|before| before.min(scale.now.saturating_add(AHEAD))),
            newest: None,
            shown: tallies.clone(),
            tallies,
            shown_reads: 0,
            everyone,
            agents: Agents::default(),
            requests: InOrder::default(),
            repeats: Repeats::default(),
            visitors: Visitors::default(),
            days: None,
            spread: None,
            report: Report::default(),
        }
    }

    /// Starts a file; `days` is the date range of totals that have none of their own.
    pub fn begin(&mut self, name: &str, days: Option<(Date, Date)>) {
        self.report.files.push(name.to_owned());
        self.days = days;
    }

    /// Sets the date range that the file itself states for its totals.
    pub fn of_days(&mut self, days: (Date, Date)) {
        self.days = Some(days);
    }

    /// The date range of the file's totals.
    pub fn days(&self) -> Option<(Date, Date)> {
        self.days
    }

    /// Returns the last day counted before if this date range is only partly counted.
    pub fn counted_in_part(&self, (from, to): (Date, Date)) -> Option<Date> {
        let before = day_of(self.before?);
        (from <= before && before < to).then_some(before)
    }

    /// Counts one line.
    pub fn take(&mut self, line: u64, read: Read<'_>) {
        self.report.lines += 1;
        match read {
            Ok(Entry::Hit(hit)) if hit.time > self.scale.now.saturating_add(AHEAD) => {
                self.report.malformed(line, "its time is in the future");
            }
            Ok(Entry::Hit(hit)) if hit.time < 0 => {
                self.report.malformed(line, "its time is before 1970");
            }
            Ok(Entry::Hit(Hit { host: Some(host), .. })) if self.articles.is_elsewhere(host) => {
                self.report.elsewhere += 1;
            }
            Ok(Entry::Total(Total { host: Some(host), reads, .. })) if self.articles.is_elsewhere(host) => {
                add(&mut self.report.elsewhere, reads);
            }
            Ok(Entry::Hit(hit)) => self.hit(&hit),
            Ok(Entry::Total(total)) => self.total(line, &total),
            Ok(Entry::Nothing) => self.report.lines -= 1,
            Err(reason) => self.report.malformed(line, reason),
        }
    }

    /// Counts a request, or the first reason why it is not a read.
    fn hit(&mut self, hit: &Hit<'_>) {
        if self.is_before(hit.time) {
            return self.report.before += 1;
        }
        self.newest = self.newest.max(Some(hit.time));
        if !hit.get {
            return self.report.other_methods += 1;
        }
        // 304 is the answer if the reader's cached copy is still current.
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
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        let what = if hit.visitor.is_empty() { Requested::Anonymous(place) } else { Requested::Read(place) };
        self.queue(hit, what);
    }

    /// A client that loads assets displays pages.
    fn part(&mut self, hit: &Hit<'_>) {
        if self.is_bot(hit) {
            return;
        }
        self.queue(hit, Requested::Part);
    }

    /// Counts a request once all earlier ones have been counted.
    fn queue(&mut self, hit: &Hit<'_>, what: Requested) {
        let client = self.requests.client(&hit.visitor, hit.agent.as_deref().unwrap_or_default());
        if let Some(earliest) = self.requests.push(Request { time: hit.time, what, client }) {
            self.request(earliest);
        }
    }

    /// Counts the requests that are still in the queue.
    fn requests(&mut self) {
        while let Some(earliest) = self.requests.pop() {
            self.request(earliest);
        }
    }

    fn request(&mut self, Request { time, what, client }: Request) {
        let page = match what {
            Requested::Part => {
                for (page, time) in self.visitors.part(client, time) {
                    self.show(page as usize, &self.scale.at(time), 1);
                }
                return;
            }
            Requested::Read(page) if self.repeats.is_one(client, page, time) => {
                return self.report.repeats += 1;
            }
            Requested::Read(page) | Requested::Anonymous(page) => page,
        };
        let moment = self.scale.at(time);
        self.add(page as usize, &moment, 1);
        if self.visitors.read(client, page, time) {
            self.show(page as usize, &moment, 1);
        }
    }

    fn is_bot(&mut self, hit: &Hit<'_>) -> bool {
        hit.bot || hit.agent.as_deref().is_some_and(|agent| self.agents.is_bot(agent))
    }

    /// A total over several days is spread evenly over them.
    fn total(&mut self, line: u64, total: &Total<'_>) {
        let (from, to) = match (total.day, self.days) {
            (Some(day), _) => (day, day),
            (None, Some(days)) => days,
            (None, None) => return self.report.malformed(line, "no date"),
        };
        let spread = self.spread.take().filter(|spread| spread.days == (from, to));
        let Some(spread) = spread.or_else(|| Spread::of((from, to), &self.scale)) else {
            return self.report.malformed(line, "invalid date");
        };
        self.days_of(&spread, total);
        // The next total probably covers the same days.
        self.spread = Some(spread);
    }

    fn days_of(&mut self, spread: &Spread, total: &Total<'_>) {
        if self.is_before(spread.last) {
            return self.report.before += 1;
        }
        // Counting an unfinished day would lose the rest of it.
        if spread.last >= self.scale.now {
            return self.report.unfinished += 1;
        }
        self.newest = self.newest.max(Some(spread.last));
        let found = self.articles.find(&total.path);
        let Some(place) = self.place(found, &total.path, total.reads) else { return };
        for (day, reads) in spread.parts(total.reads) {
            self.add(place, day, reads);
            self.show(place, day, reads);
        }
    }

    fn is_before(&self, time: i64) -> bool {
        self.before.is_some_and(|before| time <= before)
    }

    fn place(&mut self, found: Found, path: &str, reads: u64) -> Option<usize> {
        match found {
            Found::Article(place) => return Some(place),
            Found::Unknown => self.report.unknown(path, reads),
            Found::Page => add(&mut self.report.pages, reads),
            Found::Part | Found::File => add(&mut self.report.parts, reads),
        }
        None
    }

    fn add(&mut self, place: usize, moment: &Weighting, reads: u64) {
        add(&mut self.report.reads, reads);
        self.tallies[place].add(moment, reads);
    }

    fn show(&mut self, place: usize, moment: &Weighting, reads: u64) {
        add(&mut self.shown_reads, reads);
        self.shown[place].add(moment, reads);
    }
}

/// Saturates, because an export can contain any number.
fn add(sum: &mut u64, reads: u64) {
    *sum = sum.saturating_add(reads);
}
