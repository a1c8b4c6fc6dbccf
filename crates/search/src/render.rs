//! Renders results as HTML. All text from readers and articles is escaped here.

use crate::{
    engine::{Query, Ranking},
    excerpt::{Excerpt, Piece},
    index_manifest::{Group, IndexManifest},
    recent,
    strings::Strings,
};
use contract::text::escaped;

/// A result to show.
#[derive(Clone, Debug, Default)]
pub struct Hit {
    /// The address of the page, without a fragment.
    pub href: String,
    /// The title, with highlights.
    pub title: Vec<Piece>,
    /// The passage to show.
    pub excerpt: Excerpt,
    /// The main topic; may be empty.
    pub topic: String,
    /// The date of publication, as `YYYY-MM-DD` and formatted; may be empty.
    pub date: (String, String),
    /// The language tag; empty if it is the site's language.
    pub language: String,
}

impl Hit {
    fn href(&self) -> String {
        let id = &self.excerpt.id;
        let fragment = if id.is_empty() { String::new() } else { format!("#{id}") };
        escaped(&format!("{}{fragment}", self.href))
    }

    fn lang(&self) -> String {
        let language = &self.language;
        if language.is_empty() { String::new() } else { format!(" lang=\"{}\"", escaped(language)) }
    }

    /// The HTML below the title.
    fn body(&self) -> String {
        let Excerpt { heading, text, .. } = &self.excerpt;
        let mut html = String::new();
        if !self.excerpt.id.is_empty() {
            html += &format!("<span class=\"b-hit-where\">{}</span>", marked(heading));
        }
        html += &format!("<span class=\"b-hit-text\">{}</span><span class=\"b-meta\">", marked(text));
        if !self.topic.is_empty() {
            html += &format!("<span>{}</span>", escaped(&self.topic));
        }
        let (machine, reader) = &self.date;
        if !machine.is_empty() {
            html += &format!("<time datetime=\"{}\">{}</time>", escaped(machine), escaped(reader));
        }
        html + "</span>"
    }
}

fn marked(pieces: &[Piece]) -> String {
    let piece = |(text, marked): &Piece| match marked {
        true => format!("<mark>{}</mark>", escaped(text)),
        false => escaped(text),
    };
    pieces.iter().map(piece).collect()
}

/// The results as options of a listbox, followed by a link to all results. No option is focusable.
pub fn options(hits: &[Hit], query: &str, all: &str, words: &Strings) -> String {
    let option = |(at, hit): (usize, &Hit)| {
        let (href, lang, title, body) = (hit.href(), hit.lang(), marked(&hit.title), hit.body());
        format!(
            "<a class=\"b-hit\" role=\"option\" id=\"b-hit-{at}\" aria-selected=\"false\" tabindex=\"-1\" href=\"{href}\"{lang}>\
             <span class=\"b-hit-title\">{title}</span>{body}</a>"
        )
    };
    let options: String = hits.iter().enumerate().map(option).collect();
    let label = escaped(&words.fill("all", &[("query", query.trim())]));
    format!(
        "<div role=\"listbox\" id=\"b-search-hits\" aria-label=\"{label}\">{options}\
         <a class=\"b-hit b-hit-all\" role=\"option\" id=\"b-hit-all\" aria-selected=\"false\" tabindex=\"-1\" href=\"{}\">\
         {label}</a></div>",
        escaped(all)
    )
}

/// The results as a list of links, followed by a button if there are `more`.
pub fn list(hits: &[Hit], more: bool, words: &Strings) -> String {
    let item = |hit: &Hit| {
        let (href, lang, title, body) = (hit.href(), hit.lang(), marked(&hit.title), hit.body());
        format!("<li class=\"b-hit\"{lang}><h2><a href=\"{href}\">{title}</a></h2>{body}</li>")
    };
    let items: String = hits.iter().map(item).collect();
    let button = if more {
        format!("<button type=\"button\" data-b-search-more>{}</button>", words.say("more"))
    } else {
        String::new()
    };
    format!("<ol>{items}</ol>{button}")
}

/// The status message: the number of results, corrected and unknown words. Returns text, not HTML. `plural` returns the
/// CLDR plural category of a number, `number` formats it.
pub fn status(
    ranking: &Ranking,
    query: &Query,
    plural: impl Fn(usize) -> String,
    number: impl Fn(usize) -> String,
    words: &Strings,
) -> String {
    let text = query.text.trim();
    let filtered = [&query.topic, &query.author, &query.year].iter().any(|filter| !filter.is_empty());
    let mut said = vec![match ranking.articles.len() {
        0 if filtered => words.fill("none_filtered", &[("query", text)]),
        0 => words.fill("none", &[("query", text)]),
        count => words.count("results", &plural(count), &[("n", &number(count))]),
    }];
    if !ranking.articles.is_empty() {
        for (typed, meant) in &ranking.meant {
            said.push(words.fill("meant", &[("typed", typed), ("meant", meant)]));
        }
        said.extend(ranking.unknown.iter().map(|typed| words.fill("unknown", &[("typed", typed)])));
        if ranking.partial && ranking.unknown.is_empty() {
            said.push(words.say("partial").to_owned());
        }
    }
    said.join(" \u{b7} ")
}

/// The suggestion to show if there are no results.
pub fn nothing(words: &Strings) -> String {
    format!("<p class=\"b-search-none\">{}</p>", escaped(words.say("none_cure")))
}

/// Recent searches with a button to clear them; empty without any.
pub fn recents(kept: &str, words: &Strings) -> String {
    let item = |query: &str| {
        let query = escaped(query);
        format!("<li><button type=\"button\" data-b-search-recent=\"{query}\">{query}</button></li>")
    };
    let items: String = recent::list(kept).map(item).collect();
    if items.is_empty() {
        return items;
    }
    format!(
        "<div class=\"b-search-recent\"><h2>{}</h2><ul>{items}</ul><button type=\"button\" data-b-search-clear>{}</button></div>",
        escaped(words.say("recent")),
        escaped(words.say("clear"))
    )
}

/// The filters, with those of the query selected.
pub fn filters(manifest: &IndexManifest, query: &Query, words: &Strings) -> String {
    let select = |name: &str, groups: &[Group], chosen: &str| {
        // A filter with one option is useless.
        if groups.len() < 2 {
            return String::new();
        }
        let option = |group: &Group| {
            let selected = if group.slug == chosen { " selected" } else { "" };
            format!(
                "<option value=\"{}\"{selected}>{} ({})</option>",
                escaped(&group.slug),
                escaped(&group.name),
                group.count
            )
        };
        let options: String = groups.iter().map(option).collect();
        format!(
            "<label><span>{}</span> <select name=\"{name}\"><option value=\"\">{}</option>{options}</select></label>",
            escaped(words.say(name)),
            escaped(words.say("any"))
        )
    };
    [
        select("topic", &manifest.topics, &query.topic),
        select("author", &manifest.authors, &query.author),
        select("year", &manifest.years, &query.year),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit() -> Hit {
        Hit {
            href: "/articles/a/".into(),
            title: vec![("On ".into(), false), ("<b>".into(), true)],
            excerpt: Excerpt { id: "one".into(), heading: vec![("One".into(), false)], ..Excerpt::default() },
            ..Hit::default()
        }
    }

    #[test]
    fn result_links_to_its_heading_and_highlights_words() {
        let html = list(&[hit()], false, &Strings::default());
        assert!(html.contains("<a href=\"/articles/a/#one\">On <mark>&lt;b&gt;</mark></a>"), "{html}");
        assert!(html.contains("hit-where\">One<"), "{html}");
        assert!(!html.contains("<button"), "{html}");
    }

    #[test]
    fn query_is_escaped() {
        let words = Strings::default();
        let typed = "\"><img src=x>";
        for html in [options(&[hit()], typed, "/search/?q=", &words), recents(typed, &words)] {
            assert!(!html.contains("<img"), "{html}");
        }
    }

    #[test]
    fn status_reports_corrected_and_unknown_words() {
        let query = Query { text: "dcoker zzz".into(), ..Query::default() };
        let ranking = Ranking {
            articles: vec![1, 2],
            meant: vec![("dcoker".into(), "docker".into())],
            unknown: vec!["zzz".into()],
            ..Ranking::default()
        };
        let plural = |count: usize| String::from(if count == 1 { "one" } else { "other" });
        let number = |count: usize| count.to_string();
        let said = status(&ranking, &query, plural, number, &Strings::default());
        assert_eq!(
            said,
            "2 results · No results for “dcoker”. Showing results for “docker”. · No matches for “zzz”."
        );
        let said = status(&Ranking::default(), &query, plural, number, &Strings::default());
        assert!(said.starts_with("No results for “dcoker zzz”"));
    }

    #[test]
    fn filters_with_one_option_are_omitted() {
        let group =
            |slug: &str| Group { slug: slug.into(), name: slug.to_uppercase(), count: 3, ..Group::default() };
        let manifest = IndexManifest {
            topics: vec![group("a"), group("b")],
            authors: vec![group("desk")],
            ..IndexManifest::default()
        };
        let query = Query { topic: "b".into(), ..Query::default() };
        let html = filters(&manifest, &query, &Strings::default());
        assert!(html.contains("<option value=\"b\" selected>B (3)</option>"), "{html}");
        assert!(!html.contains("author"), "{html}");
    }
}
