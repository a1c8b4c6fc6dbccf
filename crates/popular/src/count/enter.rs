//! Adds the counts to the ledger of `popular.toml`.

use super::{Count, SHOWN};
use crate::ledger::Ledger;
use crate::report::Report;
use std::mem;

impl Count<'_> {
    /// Adds the counts to the ledger and returns the report.
    pub fn enter(mut self, ledger: &mut Ledger, source: &str) -> Report {
        self.requests();
        let Some(newest) = self.newest else { return self.report };
        if !self.everyone && self.shown_reads.saturating_mul(SHOWN) >= self.report.reads {
            self.report.alone = self.report.reads.saturating_sub(self.shown_reads);
            self.report.reads = self.shown_reads;
            self.tallies = mem::take(&mut self.shown);
        }
        let until = ledger.until.unwrap_or(newest).max(newest);
        // First weigh everything as of this run, then as of the last counted moment.
        let counted = ledger.until.map_or(1.0, |until| self.scale.weight(until));
        for tally in ledger.reads.values_mut() {
            tally.weigh(counted);
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
            tally.weigh(now.recip());
        }
        ledger.until = Some(until);
        ledger.sources.insert(source.to_owned(), self.before.unwrap_or(newest).max(newest));
        self.report.rank(ledger);
        self.report
    }

    /// Moves counts from an article's former slugs to its current one.
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
