//! Coming back to an article that was not read to its end: the place one left is offered, never forced. It is kept
//! on the device only, for the last articles, as words rather than pixels, so that it is found again in a text that
//! has changed a little or is laid out otherwise.

use crate::{
    browser::{
        announcer,
        dom::{all, first, focus, focus_first, scroll_to, window},
        events::later,
        location::page_url,
        navigation::lifecycle::{self, Moment},
        reader::sections,
    },
    markup,
    words::words,
};
use web_sys::{HtmlElement, Storage};

/// Under which name the places are stored: a line each, the last first.
const KEY: &str = "places";

/// How many articles' places are kept.
const KEPT: usize = 50;

/// How long after the page the offer is announced, in milliseconds: a screen reader says the page's title first.
const AFTER_TITLE: i32 = 1500;

/// The button that offers a place.
const OFFER: &str = ".b-resume button";

/// A place in an article.
struct Place {
    /// The id of the heading above it; empty above the first.
    heading: String,
    /// How many blocks below that heading.
    below: u32,
    /// What the block says, as a number.
    words: u32,
    /// How many hundredths of the block have been read.
    share: u32,
}

/// Starts to follow the reader.
pub fn start() {
    lifecycle::subscribe(|moment| match moment {
        Moment::Saving => keep(),
        Moment::Arrived { fresh } => arrive(fresh),
        _ => {}
    });
}

/// Remembers where the reader is, unless that is the beginning; forgets it where that is the end.
fn keep() {
    match sections::progress() {
        Some(progress) if progress > 900 => store(None),
        Some(progress) if progress > 100 => {
            remove_offer();
            store(here());
        }
        _ => {}
    }
}

/// A page is shown; `new` where the reader did not come back to it by the history.
fn arrive(new: bool) {
    remove_offer();
    let Some((_, heading)) = new.then(stored).flatten().and_then(|place| find(&place)) else { return };
    let Some(head) = first(".b-article-head").filter(|_| window().scroll_y().is_ok_and(|y| y < 1.0)) else {
        return;
    };
    // Behind the head, so that it is what Tab leads to from there; fixed, so that nothing moves, and in the top layer,
    // so that it does not move with a page that settles.
    markup::insert(
        &head,
        "afterend",
        "<div class=b-resume popover=manual><button type=button data-b-do=resume></button>\
         <button type=button data-b-do=forget>×</button></div>",
    );
    if let Some(offer) = first(".b-resume") {
        // In a browser without popovers it is shown as it is.
        let _ = offer.show_popover();
    }
    let Some(button) = first(OFFER) else { return };
    button.set_text_content(Some(&words().resume(&heading)));
    if let Some(dismiss) = button.next_element_sibling() {
        let _ = dismiss.set_attribute("aria-label", words().dismiss());
    }
    later(AFTER_TITLE, announce);
}

fn announce() {
    if let Some(button) = first(OFFER) {
        announcer::announce(&button.text_content().unwrap_or_default());
    }
}

/// The reader wants to go on.
pub fn accept() {
    if let Some((place, (block, _))) = stored().and_then(|place| find(&place).map(|found| (place, found))) {
        let rect = block.get_bounding_client_rect();
        let y = window().scroll_y().unwrap_or_default();
        let read = f64::from(place.share) / 100.0 * rect.height();
        scroll_to(y + rect.top() + read - sections::line());
        // So that Tab and a screen reader go on from there, too.
        let _ = block.set_attribute("tabindex", "-1");
        focus(&block);
    }
    remove_offer();
}

/// The reader does not want to go on, now or later.
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

/// Storage may be blocked: then nothing is kept and nothing offered.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn lines() -> String {
    storage().and_then(|storage| storage.get_item(KEY).ok()?).unwrap_or_default()
}

/// Whether a line is of the article that is shown.
fn is_here(line: &str) -> bool {
    line.split('\t').next() == Some(&page_url())
}

fn stored() -> Option<Place> {
    let lines = lines();
    let mut parts = lines.split('\n').find(|line| is_here(line))?.split('\t');
    parts.next();
    Some(Place {
        heading: parts.next()?.to_owned(),
        below: parts.next()?.parse().ok()?,
        words: parts.next()?.parse().ok()?,
        share: parts.next()?.parse().ok()?,
    })
}

fn store(place: Option<Place>) {
    let mut after = String::new();
    if let Some(Place { heading, below, words, share }) = place {
        after = format!("{}\t{heading}\t{below}\t{words}\t{share}", page_url());
    }
    for other in lines().split('\n').take(KEPT).filter(|line| !line.is_empty() && !is_here(line)) {
        after.push('\n');
        after.push_str(other);
    }
    // A full or a blocked storage keeps nothing more.
    storage().map(|storage| storage.set_item(KEY, &after));
}

fn blocks() -> Vec<HtmlElement> {
    all(".b-article > .b-prose > *")
}

fn is_heading(block: &HtmlElement) -> bool {
    matches!(block.tag_name().as_str(), "H2" | "H3")
}

/// What a block says, as a number by which it is known again.
fn fingerprint(block: &HtmlElement) -> u32 {
    let text = block.text_content().unwrap_or_default();
    // FNV-1a. The beginning will do, so that a word mended at the end does not count.
    let fold = |hash: u32, c: char| (hash ^ u32::from(c)).wrapping_mul(16_777_619);
    text.chars().take(60).fold(2_166_136_261, fold)
}

fn here() -> Option<Place> {
    let blocks = blocks();
    let line = sections::line();
    let at = blocks.partition_point(|block| block.get_bounding_client_rect().bottom() <= line);
    let block = blocks.get(at)?;
    let rect = block.get_bounding_client_rect();
    let above = blocks[..=at].iter().rposition(is_heading);
    Some(Place {
        heading: above.map_or_else(String::new, |above| blocks[above].id()),
        below: (at - above.unwrap_or_default()) as u32,
        words: fingerprint(block),
        // A conversion that is out of range gives the nearest number.
        share: ((line - rect.top()) / rect.height() * 100.0) as u32,
    })
}

/// The block that a place is in, and what the heading above it says: the block that begins with the same words, first
/// below the same heading, then anywhere; else the one that is as far below the same heading.
fn find(place: &Place) -> Option<(HtmlElement, String)> {
    let blocks = blocks();
    let above = blocks.iter().position(|block| is_heading(block) && block.id() == place.heading);
    let same = |block: &HtmlElement| fingerprint(block) == place.words;
    let from = above.unwrap_or_default();
    let at = blocks[from..].iter().position(same).map(|below| from + below);
    let at = at.or_else(|| blocks.iter().position(same)).or_else(|| Some(above? + place.below as usize))?;
    let block = blocks.get(at)?.clone();
    let heading = blocks[..=at].iter().rfind(|block| is_heading(block)).cloned();
    // Above the first heading it is the article's own that names the place.
    let text = heading.or_else(|| first("main h1"))?.text_content()?;
    Some((block, text.trim_end_matches('#').to_owned()))
}
