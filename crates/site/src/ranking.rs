//! Ranks articles at build time: editors' choices first, then read counts.

use crate::model::{Article, Rankings};
use content::diagnostics::{Code, Diagnostic};
use content::folder::POPULAR;
use content::front_matter::fields::At;
use content::root::Root;
use content::source_file::SourceFile;
use content::suggest::Suggestions;
use jiff::civil::Date;
use popular::articles::Articles;
use popular::ledger::{self, Ledger};
use popular::tally::Tally;
use popular::time::day_of;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

/// Maximum number of articles ranked by their reads.
const LENGTH: usize = 30;

/// Reads `popular.toml` and checks it against all articles, including unpublished ones.
pub fn read(content: &Root, source_files: &[SourceFile]) -> (Ledger, Vec<Diagnostic>) {
    let (mut ledger, mut problems) = ledger::read(content);
    let path = content.path.join(POPULAR);
    let articles = Articles::of(source_files);
    let slugs: HashSet<&str> = articles.slugs().iter().map(String::as_str).collect();
    let suggestions = LazyCell::new(|| Suggestions::new(articles.slugs().iter().cloned()));
    let mut seen = HashMap::new();
    for (list, named) in [("pinned", &ledger.pinned), ("hidden", &ledger.hidden)] {
        for At { line, value } in named {
            if !slugs.contains(value.as_str()) {
                let help = match suggestions.nearest(value) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "remove it, or use an article's slug: the last part of its address".to_owned(),
                };
                problems.push(Diagnostic::at(
                    Code::UnknownArticle,
                    &path,
                    *line,
                    format!("there is no article `{value}`"),
                    help,
                ));
            } else if let Some(before) = seen.insert(value.clone(), list) {
                let message = match before == list {
                    true => format!("`{value}` is {list} twice"),
                    false => format!("`{value}` is both {before} and {list}"),
                };
                problems.push(Diagnostic::at(Code::Duplicate, &path, *line, message, "list it once"));
            }
        }
    }
    // Reads counted under a former slug belong to the same article.
    let reads = std::mem::take(&mut ledger.reads);
    for (slug, tally) in reads {
        let slug = articles.named(&slug).map_or(slug, |place| articles.slugs()[place].clone());
        ledger.reads.entry(slug).or_default().join(&tally);
    }
    (ledger, problems)
}

/// Ranks the articles as of `today`.
pub fn rank(articles: &[Article], ledger: &Ledger, today: Date) -> Rankings {
    let places: HashMap<&str, usize> =
        articles.iter().enumerate().map(|(place, article)| (article.summary.slug.as_str(), place)).collect();
    let mut ranked: Vec<(i64, usize)> = articles
        .iter()
        .enumerate()
        .filter_map(|(place, article)| Some((article.meta.popular.as_ref()?.value, place)))
        .collect();
    ranked.sort_unstable();
    let mut first: Vec<usize> = ranked.into_iter().map(|(_, place)| place).collect();
    for pinned in ledger.pinned.iter().filter_map(|slug| places.get(slug.value.as_str())) {
        if !first.contains(pinned) {
            first.push(*pinned);
        }
    }
    let hidden: HashSet<&str> = ledger.hidden.iter().map(|slug| slug.value.as_str()).collect();
    let counted: Vec<(usize, &Tally)> = ledger
        .reads
        .iter()
        .filter(|(slug, _)| !hidden.contains(slug.as_str()))
        .filter_map(|(slug, tally)| Some((*places.get(slug.as_str())?, tally)))
        .collect();
    let by = |key: &dyn Fn(&Tally) -> f64| {
        let mut list: Vec<(usize, f64)> = counted.iter().map(|(place, tally)| (*place, key(tally))).collect();
        list.retain(|(_, reads)| *reads > 0.0);
        // Ties go to the newest article, which has the lower index.
        list.sort_by(|(a, one), (b, other)| other.total_cmp(one).then_with(|| a.cmp(b)));
        list.truncate(LENGTH);
        list.into_iter().map(|(place, _)| place).collect::<Vec<_>>()
    };
    let led = |list: Vec<usize>| {
        let rest = list.into_iter().filter(|place| !first.contains(place));
        first.iter().copied().chain(rest).collect::<Vec<_>>()
    };
    let Some(until) = ledger.until else {
        return Rankings { now: first.clone(), ever: first, ..Rankings::default() };
    };
    // Counts of an earlier month say nothing about the current one.
    let day = day_of(until);
    let this_year = day.year() == today.year();
    let this_month = this_year && day.month() == today.month();
    let of_year = |tally: &Tally| tally.in_year_and_month(until).0 as f64;
    let of_month = |tally: &Tally| tally.in_year_and_month(until).1 as f64;
    Rankings {
        now: led(by(&|tally| tally.score)),
        ever: led(by(&|tally| tally.all as f64)),
        year: if this_year { by(&of_year) } else { Vec::new() },
        month: if this_month { by(&of_month) } else { Vec::new() },
        until: Some(day),
    }
}
