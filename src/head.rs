//! The page's metadata in `<head>`. Pages set it; prerendering and the browser render its tags.

mod linked;
mod tag;

pub use tag::{Tag, meta, void};

use contract::model::{Site, Summary};
use contract::url::{Route, Slug};
use leptos::prelude::*;

/// The title and metadata of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The page's own title; empty if it is the site's title.
    pub title: String,
    /// A description of one or two sentences, as plain text.
    pub description: String,
    /// The page's route; `None` on error pages, which are not indexed.
    pub route: Option<Route>,
    /// The article, if the page is one.
    pub article: Option<Summary>,
    /// The breadcrumbs between the front page and this page: name and route.
    pub above: Vec<(String, Route)>,
}

/// The head of the current page; `None` until its content is loaded.
#[derive(Clone, Copy)]
pub struct CurrentHead(pub RwSignal<Option<Head>>);

impl CurrentHead {
    /// Provides an empty head as context, to be set by the page.
    pub fn provide() -> Self {
        let head = Self(RwSignal::new(None));
        provide_context(head);
        head
    }
}

/// Sets the head of the page being rendered, if a [`CurrentHead`] is provided.
pub fn set(head: Head) {
    if let Some(CurrentHead(current)) = use_context() {
        current.set(Some(head));
    }
}

/// Selects all tags that [`Head::tags`] can return. Only the app adds or removes such tags.
pub const TAGS: &str = "title, meta[name=description], meta[name=robots], link[rel=canonical], link.b-topic, \
                        meta[property^='og:'], meta[property^='article:'], meta[name^='twitter:'], \
                        script[type='application/ld+json']";

impl Head {
    /// The title shown in the browser tab.
    pub fn full_title(&self, site: &Site) -> String {
        if self.title.is_empty() || self.title == site.title {
            site.title.clone()
        } else {
            format!("{} · {}", self.title, site.title)
        }
    }

    /// The language of the page's content.
    fn language<'a>(&'a self, site: &'a Site) -> &'a str {
        self.article.as_ref().and_then(|article| article.language.as_deref()).unwrap_or(&site.language)
    }

    /// All tags for this page.
    pub fn tags(&self, site: &Site) -> Vec<Tag> {
        let mut tags = vec![Tag { name: "title", attributes: Vec::new(), text: self.full_title(site) }];
        if !self.description.is_empty() {
            tags.push(meta("name", "description", &self.description));
        }
        let Some(route) = &self.route else {
            tags.push(meta("name", "robots", "noindex"));
            return tags;
        };
        let address = absolute(site, &route.href());
        let title = if self.title.is_empty() { &site.title } else { &self.title };
        // Fall back to the title: link previews without a description look broken.
        let description = if self.description.is_empty() { title } else { &self.description };
        let picture = absolute(site, &contract::url::file(&contract::url::share_picture(route)));
        let canonical =
            self.article.as_ref().and_then(|article| article.canonical.as_ref()).unwrap_or(&address);
        tags.push(void("link", vec![("rel", "canonical".to_owned()), ("href", canonical.clone())]));
        // Feeds require an absolute site URL. Links to the site's own feeds are in the template.
        let list = match route {
            Route::Topic(slug, _) => Some(Route::Topic(slug.clone(), None)),
            Route::Author(slug, _) => Some(Route::Author(slug.clone(), None)),
            Route::Series(_) => Some(route.clone()),
            _ => None,
        };
        if let Some(list) = list
            && !site.url.is_empty()
        {
            let feed = list.href() + "feed.xml";
            let attributes = vec![
                ("class", "b-topic".to_owned()),
                ("rel", "alternate".to_owned()),
                ("type", "application/rss+xml".to_owned()),
                ("title", title.clone()),
                ("href", absolute(site, &feed)),
            ];
            tags.push(void("link", attributes));
        }
        let language = self.language(site);
        let kind = if self.article.is_some() { "article" } else { "website" };
        for (name, content) in [
            ("og:type", kind),
            ("og:site_name", &site.title),
            ("og:title", title),
            ("og:description", description),
            ("og:url", canonical),
            ("og:locale", &locale(language)),
            ("og:image", &picture),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("og:image:alt", title),
        ] {
            tags.push(meta("property", name, content));
        }
        if let Some(article) = &self.article {
            tags.push(meta("property", "article:published_time", article.published_at()));
            if let Some(updated) = article.modified_at() {
                tags.push(meta("property", "article:modified_time", updated));
            }
            let profiles = article.authors.iter().map(|name| profile(site, name));
            tags.extend(profiles.map(|address| meta("property", "article:author", &address)));
            let section = article.topics.first();
            tags.extend(section.map(|topic| meta("property", "article:section", topic)));
            tags.extend(article.topics.iter().map(|topic| meta("property", "article:tag", topic)));
        }
        tags.push(meta("name", "twitter:card", "summary_large_image"));
        tags.push(Tag {
            name: "script",
            attributes: vec![("type", "application/ld+json".to_owned())],
            text: linked::data(self, site, &address, &picture).to_string(),
        });
        tags
    }

    /// All tags as HTML.
    pub fn html(&self, site: &Site) -> String {
        self.tags(site).iter().map(Tag::html).collect()
    }
}

/// The country where a language, or a language in a script, is mainly written, unless their codes are the same letters.
const LANDS: &str = "af:ZA am:ET ar:AR az-arab:IR be:BY bn:IN bs:BA ca:ES cs:CZ cy:GB da:DK el:GR en:US et:EE eu:ES \
                     fa:IR ga:IE gl:ES gu:IN he:IL hi:IN hy:AM ja:JP ka:GE kk:KZ km:KH kn:IN ko:KR ky:KG lo:LA ml:IN \
                     mr:IN ms:MY my:MM nb:NO ne:NP nn:NO pa-arab:PK pa:IN si:LK sl:SI sq:AL sr:RS sv:SE sw:KE ta:IN \
                     te:IN tg:TJ uk:UA ur:PK uz-arab:AF vi:VN zh-hant:TW zh:CN zu:ZA";

/// The Open Graph locale of a language tag: `en_US` for `en`, `pt_BR` for `pt-BR`, `zh_TW` for `zh-Hant`. It includes a
/// country, unless that is not known of the language.
fn locale(language: &str) -> String {
    let language = language.to_ascii_lowercase();
    // Extensions follow a single letter.
    let mut parts = language.split('-').take_while(|part| part.len() > 1);
    let name = parts.next().unwrap_or_default();
    let known = |tag: &str| LANDS.split(' ').find_map(|known| known.strip_prefix(tag)?.strip_prefix(':'));
    let mut land = known(name).or((name.len() == 2).then_some(name));
    for part in parts {
        match part.len() {
            2 => land = Some(part),
            4 => land = known(&[name, "-", part].concat()).or(land),
            _ => {}
        }
    }
    match land {
        Some(land) => [name, "_", &land.to_ascii_uppercase()].concat(),
        None => name.to_owned(),
    }
}

/// The absolute URL of an author's page.
fn profile(site: &Site, name: &str) -> String {
    absolute(site, &Route::Author(Slug::of(name), None).href())
}

/// Makes a path absolute with the origin of the site's URL. Without a site URL, it remains a path.
pub fn absolute(site: &Site, href: &str) -> String {
    let origin = site.url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    format!("{origin}{href}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site { title: "Broadsheet".into(), url: "https://example.org/blog/".into(), ..Site::default() }
    }

    #[test]
    fn title_and_canonical_link_occur_once() {
        let head = Head { title: "Topics".into(), route: Some(Route::Topics), ..Head::default() };
        let tags = head.tags(&site());
        for name in ["title", "link"] {
            assert_eq!(tags.iter().filter(|tag| tag.name == name).count(), 1);
        }
        assert_eq!(tags[0].text, "Topics · Broadsheet");
    }

    #[test]
    fn addresses_are_absolute() {
        assert_eq!(absolute(&site(), "/blog/topics/"), "https://example.org/blog/topics/");
    }

    #[test]
    fn locale_includes_a_country() {
        for (language, expected) in [
            ("en", "en_US"),
            ("en-GB", "en_GB"),
            ("de", "de_DE"),
            ("ja", "ja_JP"),
            ("zh", "zh_CN"),
            ("zh-Hans", "zh_CN"),
            ("zh-Hant", "zh_TW"),
            ("zh-Hant-TW", "zh_TW"),
            ("zh-Hant-HK", "zh_HK"),
            ("zh-HK", "zh_HK"),
            ("sr-Latn", "sr_RS"),
            ("pa-Arab", "pa_PK"),
            ("ar", "ar_AR"),
            ("ar-u-nu-latn", "ar_AR"),
            ("de-AT-1996", "de_AT"),
            ("yue", "yue"),
        ] {
            assert_eq!(locale(language), expected);
        }
    }

    #[test]
    fn missing_page_is_not_indexed() {
        let tags = Head::default().tags(&site());
        assert!(tags.contains(&meta("name", "robots", "noindex")));
        assert!(!tags.iter().any(|tag| tag.name == "link"));
    }
}
