//! Resuming an article that was not read to its end: a button offers the place where the reader left. Places are
//! stored on the device only, for the most recent articles, and as words rather than pixels, so that they are found
//! again in a text that has changed a little or has another layout.

use crate::browser::announcer;
use crate::browser::dom::{all, first, focus_anything, focus_first, scroll_to, set_attr, window};
use crate::browser::events::later;
use crate::browser::location::page_url;
use crate::browser::navigation::lifecycle::{self, PageEvent};
use crate::browser::reader::sections;
use crate::markup;
use contract::text::fnv_1a;
use i18n::messages::messages;
use web_sys::{HtmlElement, Storage};

/// The key under which the places are stored, one a line, the most recent first.
const KEY: &str = "places";

/// How many articles' places are stored.
const STORED: usize = 50;

/// How long after the page the offer is announced, in milliseconds, so that a screen reader says the title first.
const AFTER_TITLE: i32 = 1500;

/// The button that offers a place.
const OFFER: &str = ".b-resume button";

/// A place in an article.
struct ReadPosition {
    /// The id of the heading above; empty above the first heading.
    heading: String,
    /// How many blocks below that heading.
    below: u32,
    /// The fingerprint of the block's text.
    fingerprint: u64,
    /// How much of the block has been read, in percent.
    share: u32,
}

/// Stores places, and offers a stored one when an article is opened.
pub fn start() {
    lifecycle::subscribe(|moment| match moment {
        PageEvent::Saving => store_progress(),
        PageEvent::Arrived { fresh } => offer(fresh),
        _ => {}
    });
}

/// Stores the reader's place, except near the beginning; forgets it near the end.
fn store_progress() {
    match sections::progress() {
        Some(progress) if progress > 900 => store(None),
        Some(progress) if progress > 100 => {
            remove_offer();
            store(current());
        }
        _ => {}
    }
}

/// Offers the stored place on a page that is `fresh`: opened at its beginning, and not by the history.
fn offer(fresh: bool) {
    remove_offer();
    let Some((_, heading)) = fresh.then(stored).flatten().and_then(|place| find(&place)) else { return };
    let Some(head) = first(".b-article-head").filter(|_| window().scroll_y().is_ok_and(|y| y < 1.0)) else {
        return;
    };
    // After the head, so that Tab leads there next; in the top layer, so that it neither moves the page nor moves
    // with one that settles.
    markup::insert(
        &head,
        "afterend",
        "<div class=b-resume popover=manual><button type=button data-b-do=resume></button>\
         <button type=button data-b-do=forget>×</button></div>",
    );
    if let Some(offer) = first(".b-resume") {
        // Fails in a browser without popovers, which shows the element anyway.
        let _ = offer.show_popover();
    }
    let Some(button) = first(OFFER) else { return };
    button.set_text_content(Some(&messages().resume(&heading)));
    if let Some(dismiss) = button.next_element_sibling() {
        set_attr(&dismiss, "aria-label", messages().dismiss());
    }
    later(AFTER_TITLE, announce);
}

fn announce() {
    if let Some(button) = first(OFFER) {
        announcer::announce(&button.text_content().unwrap_or_default());
    }
}

/// Brings the reader to the stored place.
pub fn accept() {
    if let Some((place, (block, _))) = stored().and_then(|place| find(&place).map(|found| (place, found))) {
        let rect = block.get_bounding_client_rect();
        let y = window().scroll_y().unwrap_or_default();
        let read = f64::from(place.share) / 100.0 * rect.height();
        scroll_to(y + rect.top() + read - sections::line());
        focus_anything(&block);
    }
    remove_offer();
}

/// Forgets the stored place.
pub fn dismiss() {
    store(None);
    remove_offer();
    focus_first("main h1");
}

fn remove_offer() {
    if let Some(offer) = first(".b-resume") {
        offer.remove();
    }
}

/// The browser may block storage: then nothing is stored and nothing offered.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn lines() -> String {
    storage().and_then(|storage| storage.get_item(KEY).ok()?).unwrap_or_default()
}

/// Whether a line is about the current article.
fn is_here(line: &str) -> bool {
    line.split('\t').next() == Some(&page_url())
}

fn stored() -> Option<ReadPosition> {
    let lines = lines();
    let mut parts = lines.split('\n').find(|line| is_here(line))?.split('\t');
    parts.next();
    Some(ReadPosition {
        heading: parts.next()?.to_owned(),
        below: parts.next()?.parse().ok()?,
        fingerprint: parts.next()?.parse().ok()?,
        share: parts.next()?.parse().ok()?,
    })
}

fn store(place: Option<ReadPosition>) {
    let mut updated = String::new();
    if let Some(ReadPosition { heading, below, fingerprint, share }) = place {
        updated = format!("{}\t{heading}\t{below}\t{fingerprint}\t{share}", page_url());
    }
    let stored = lines();
    let others = stored.split('\n').filter(|line| !line.is_empty() && !is_here(line));
    for other in others.take(STORED - usize::from(!updated.is_empty())) {
        updated.push('\n');
        updated.push_str(other);
    }
    // Fails when storage is full or blocked; then the place is not stored.
    storage().map(|storage| storage.set_item(KEY, &updated));
}

fn blocks() -> Vec<HtmlElement> {
    all(".b-article > .b-prose > *")
}

fn is_heading(block: &HtmlElement) -> bool {
    matches!(block.tag_name().as_str(), "H2" | "H3")
}

/// A number by which a block's text is recognised.
fn fingerprint(block: &HtmlElement) -> u64 {
    let text = block.text_content().unwrap_or_default();
    // Of the beginning only: a correction further on must not change it.
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    fnv_1a(0, text[..end].bytes())
}

fn current() -> Option<ReadPosition> {
    let blocks = blocks();
    let line = sections::line();
    let at = blocks.partition_point(|block| block.get_bounding_client_rect().bottom() <= line);
    let block = blocks.get(at)?;
    let rect = block.get_bounding_client_rect();
    let above = blocks[..=at].iter().rposition(is_heading);
    Some(ReadPosition {
        heading: above.map_or_else(String::new, |above| blocks[above].id()),
        below: (at - above.unwrap_or_default()) as u32,
        fingerprint: fingerprint(block),
        // The cast saturates.
        share: ((line - rect.top()) / rect.height() * 100.0) as u32,
    })
}

/// The block of a place and the text of the heading above it. The block is one with the same fingerprint, preferably
/// below the same heading, or else the one as far below that heading.
fn find(place: &ReadPosition) -> Option<(HtmlElement, String)> {
    let blocks = blocks();
    let above = blocks.iter().position(|block| is_heading(block) && block.id() == place.heading);
    let same = |block: &HtmlElement| fingerprint(block) == place.fingerprint;
    let from = above.unwrap_or_default();
    let at = blocks[from..].iter().position(same).map(|below| from + below);
    let at = at.or_else(|| blocks.iter().position(same)).or_else(|| Some(above? + place.below as usize))?;
    let block = blocks.get(at)?.clone();
    let heading = blocks[..=at].iter().rfind(|block| is_heading(block)).cloned();
    // Above the first heading, the article's title names the place.
    Some((block, heading.or_else(|| first("main h1"))?.text_content()?))
}
