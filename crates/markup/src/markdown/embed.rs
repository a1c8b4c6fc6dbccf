//! Turns a paragraph that is only a link to a video, post or the like into a card with the title and the site. Nothing
//! is loaded from the other site until the reader follows the link.

use comrak::nodes::{Node, NodeLink, NodeValue};
use contract::text::escaped;
use i18n::messages::Labels;

/// The localized name of a kind of content.
type Kind = fn(Labels) -> &'static str;

/// Hosts, the name of the site, and the kind of content.
const SITES: &[(&str, &str, Kind)] = &[
    ("youtube.com", "YouTube", Labels::video),
    ("youtu.be", "YouTube", Labels::video),
    ("youtube-nocookie.com", "YouTube", Labels::video),
    ("vimeo.com", "Vimeo", Labels::video),
    ("twitch.tv", "Twitch", Labels::video),
    ("dailymotion.com", "Dailymotion", Labels::video),
    ("gist.github.com", "GitHub", Labels::code),
    ("codepen.io", "CodePen", Labels::code),
    ("codesandbox.io", "CodeSandbox", Labels::code),
    ("stackblitz.com", "StackBlitz", Labels::code),
    ("play.rust-lang.org", "Rust Playground", Labels::code),
    ("go.dev/play", "Go Playground", Labels::code),
    ("x.com", "X", Labels::post),
    ("twitter.com", "X", Labels::post),
    ("bsky.app", "Bluesky", Labels::post),
    ("threads.net", "Threads", Labels::post),
    ("reddit.com", "Reddit", Labels::post),
    ("news.ycombinator.com", "Hacker News", Labels::post),
    ("open.spotify.com", "Spotify", Labels::audio),
    ("soundcloud.com", "SoundCloud", Labels::audio),
    ("slideshare.net", "SlideShare", Labels::slides),
    ("speakerdeck.com", "Speaker Deck", Labels::slides),
];

/// Returns a card if the paragraph is only a link to a known site.
pub fn card(paragraph: Node<'_>, labels: Labels) -> Option<String> {
    let link = paragraph.first_child().filter(|link| link.next_sibling().is_none())?;
    let data = link.data();
    let NodeValue::Link(target) = &data.value else { return None };
    let NodeLink { url, .. } = &**target;
    let address = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let address = address.strip_prefix("www.").unwrap_or(address);
    let host = address.split(['/', '?', '#']).next()?;
    // A link to a site's home page stays a link.
    if address[host.len()..].trim_matches('/').is_empty() {
        return None;
    }
    let fits = |known: &str| {
        address.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    };
    let (site, kind) = match SITES.iter().find(|(known, ..)| fits(known)) {
        Some((_, site, kind)) => ((*site).to_owned(), kind(labels)),
        // `https://server.example/@name/109876543210`, as used by Mastodon and compatible servers.
        None if is_toot(&address[host.len()..]) => (host.to_owned(), labels.post()),
        None => return None,
    };
    // A linked picture stays one.
    if link.descendants().any(|node| matches!(node.data().value, NodeValue::Image(_))) {
        return None;
    }
    let text = link.collect_text();
    let titled = !text.contains("://") && !text.starts_with("www.");
    let (title, place) =
        if titled { (text, site.clone()) } else { (site.clone(), address.trim_end_matches('/').to_owned()) };
    Some(format!(
        "<p class=\"b-embed\"><a href=\"{}\"><b>{}</b><span>{kind} · {}</span></a></p>\n",
        escaped(url),
        escaped(&title),
        escaped(&place)
    ))
}

fn is_toot(path: &str) -> bool {
    let mut parts = path.trim_matches('/').split('/');
    let (name, number) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    name.starts_with('@')
        && number.len() > 8
        && number.bytes().all(|b| b.is_ascii_digit())
        && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use comrak::{Arena, Options, parse_document};

    fn card_for(text: &str) -> Option<String> {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.autolink = true;
        parse_document(&arena, text, &options)
            .first_child()
            .and_then(|paragraph| card(paragraph, Labels::of("en", "en")))
    }

    #[test]
    fn lone_links_become_cards() {
        for (text, expected) in [
            (
                "https://www.youtube.com/watch?v=1&t=2",
                "<a href=\"https://www.youtube.com/watch?v=1&amp;t=2\"><b>YouTube</b><span>Video · youtube.com/watch?v=1&amp;t=2</span></a>",
            ),
            ("[A talk](https://vimeo.com/1)", "<b>A talk</b><span>Video · Vimeo</span>"),
            ("<https://gist.github.com/a/1>", "<b>GitHub</b><span>Code · gist.github.com/a/1</span>"),
            (
                "https://hachyderm.io/@desk/109876543210",
                "<b>hachyderm.io</b><span>Post · hachyderm.io/@desk/109876543210</span>",
            ),
        ] {
            let html = card_for(text).unwrap_or_default();
            assert!(html.contains(expected), "{html}");
        }
    }

    #[test]
    fn other_links_stay_links() {
        for text in [
            "https://example.org/1",
            "See https://vimeo.com/1",
            "https://vimeo.com/",
            "https://notvimeo.com/1",
        ] {
            assert_eq!(card_for(text), None, "{text}");
        }
    }

    #[test]
    fn linked_pictures_stay_pictures() {
        assert_eq!(card_for("[![The talk](talk.jpg)](https://www.youtube.com/watch?v=1)"), None);
    }
}
