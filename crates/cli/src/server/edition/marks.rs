//! Marks articles that readers would not see yet.

use jiff::Timestamp;
use site::model::Article;

/// Marks an article that readers would not see yet, where its title is shown.
pub fn mark_unpublished(article: &mut Article, now: Timestamp) {
    if let Some(mark) = mark(article, now) {
        article.summary.title = format!("{mark} · {}", article.summary.title);
    }
}

fn mark(article: &Article, now: Timestamp) -> Option<String> {
    if article.meta.draft {
        return Some("Draft".to_owned());
    }
    let from = article.meta.shown_from();
    (from.at > now).then(|| format!("Scheduled for {}", from.local.strftime("%Y-%m-%d %H:%M")))
}
