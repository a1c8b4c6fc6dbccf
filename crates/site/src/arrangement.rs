//! The front page's blocks and the footer's columns, as `site.toml` arranges them.

use crate::document::Renderer;
use crate::model::{Group, HomePart, Magazine};
use content::diagnostics::{Code, Diagnostic};
use content::front_matter::fields::At;
use content::site_config::{FooterColumn, HomeBlock, HomeContent, HomeStyle, NavEntry, SiteConfig};
use content::suggest;
use contract::model::{Block, Link};
use contract::text::escaped;
use contract::url::{self, Route, Slug};
use markup::markdown::Document;
use std::path::Path;

/// The articles of a block that shows a topic, a series or an author, unless it says how many.
const COUNT: usize = 3;
/// The articles under "Most Popular" on the front page, unless its block says how many.
pub const POPULAR: usize = 5;

/// The rendered texts of `site.toml`, in its order.
#[derive(Debug, Default)]
pub struct OwnTexts {
    footer: Vec<Document>,
    home: Vec<Document>,
}

impl OwnTexts {
    /// Renders the texts of the footer's columns and of the front page's blocks. `path` is the file of the settings.
    pub fn render(renderer: &Renderer<'_>, path: &Path) -> Self {
        let rendered =
            |text: Option<&At<String>>| text.map_or_else(Document::default, |text| renderer.text(path, text));
        let SiteConfig { footer_columns, home, .. } = renderer.settings;
        Self {
            footer: footer_columns.iter().map(|column| rendered(column.text.as_ref())).collect(),
            home: home
                .iter()
                .map(|block| match &block.content {
                    HomeContent::Text(text) => rendered(Some(text)),
                    _ => Document::default(),
                })
                .collect(),
        }
    }

    /// All of them.
    pub fn documents(&mut self) -> impl Iterator<Item = &mut Document> {
        self.footer.iter_mut().chain(&mut self.home)
    }
}

/// Arranges the footer and the front page of a magazine whose articles are grouped and ranked. Reports blocks whose
/// topic, series or author has no articles; `path` is the file of the settings.
pub fn arrange(
    magazine: &mut Magazine,
    settings: &SiteConfig,
    texts: OwnTexts,
    path: &Path,
) -> Vec<Diagnostic> {
    magazine.site.menu = settings.nav.iter().map(entry).collect();
    let columns = settings.footer_columns.iter().zip(&texts.footer);
    magazine.site.columns = columns.map(|(settings, text)| column(settings, &text.html)).collect();
    if settings.home.is_empty() && settings.repeat_featured {
        return Vec::new();
    }
    let mut front = FrontPage { magazine, settings, path, problems: Vec::new() };
    let parts = if settings.home.is_empty() {
        let default = [HomeContent::Featured, HomeContent::Popular, HomeContent::Latest];
        let default =
            default.map(|content| HomeBlock { content, style: HomeStyle::Grid, count: None, heading: None });
        default.iter().filter_map(|block| front.part(block, String::new())).collect()
    } else {
        let blocks = settings.home.iter().zip(texts.home);
        blocks.filter_map(|(block, text)| front.part(block, text.html)).collect()
    };
    let problems = front.problems;
    magazine.home = parts;
    problems
}

struct FrontPage<'a> {
    magazine: &'a Magazine,
    settings: &'a SiteConfig,
    path: &'a Path,
    problems: Vec<Diagnostic>,
}

impl FrontPage<'_> {
    /// A part of the front page; `None` for one without articles.
    fn part(&mut self, block: &HomeBlock, html: String) -> Option<HomePart> {
        let site = &self.magazine.site;
        let heading = |default: &str| block.heading.clone().unwrap_or_else(|| default.to_owned());
        let show = match block.style {
            HomeStyle::Grid => "grid",
            HomeStyle::List => "list",
            HomeStyle::Text => "text",
        };
        let list = |heading, route: Route, members: Vec<usize>| HomePart {
            block: Block { show: show.to_owned(), heading, href: below(&route), ..Block::default() },
            members,
        };
        let named = |show: &str, heading, members| HomePart {
            block: Block { show: show.to_owned(), heading, ..Block::default() },
            members,
        };
        let part = match &block.content {
            HomeContent::Featured => named("featured", String::new(), self.featured().into_iter().collect()),
            HomeContent::Popular => {
                let members = self.magazine.popular.now.iter().take(block.count.unwrap_or(POPULAR));
                named("popular", block.heading.clone().unwrap_or_default(), members.copied().collect())
            }
            HomeContent::Text(_) => {
                let heading = block.heading.clone().unwrap_or_default();
                return Some(HomePart {
                    block: Block { heading, html, ..Block::default() },
                    members: Vec::new(),
                });
            }
            HomeContent::Latest => {
                let count = block.count.unwrap_or(site.per_page as usize);
                let members = self.without_featured(0..self.magazine.articles.len(), count);
                // Without a heading of its own, it has that of the default front page.
                let heading = block.heading.clone().unwrap_or_default();
                let mut part = list(heading, Route::Archive, members);
                if part.block.heading.is_empty() {
                    part.block.href = String::new();
                }
                part
            }
            HomeContent::Topic(name) => {
                let group = self.find(&self.magazine.topics, "topic", name)?;
                let members =
                    self.without_featured(group.members.iter().copied(), block.count.unwrap_or(COUNT));
                let route = Route::Topic(group.slug.clone(), None);
                list(heading(&group.name), route, members)
            }
            HomeContent::Author(name) => {
                let group = self.find(&self.magazine.authors, "author", name)?;
                let members =
                    self.without_featured(group.members.iter().copied(), block.count.unwrap_or(COUNT));
                let route = Route::Author(group.slug.clone(), None);
                list(heading(&group.name), route, members)
            }
            HomeContent::Series(name) => {
                let group = self.find(&self.magazine.series, "series", name)?;
                let members = group.members.iter().rev().take(block.count.unwrap_or(COUNT));
                let route = Route::Series(group.slug.clone());
                list(heading(&group.name), route, members.copied().collect())
            }
        };
        // The default front page keeps a place for the most popular articles.
        let is_kept = self.settings.home.is_empty() && block.content == HomeContent::Popular;
        Some(part).filter(|part| is_kept || !part.members.is_empty())
    }

    /// The article that opens the front page, if that shows one large.
    fn featured(&self) -> Option<usize> {
        let home = &self.settings.home;
        let is_shown = home.is_empty() || home.iter().any(|block| block.content == HomeContent::Featured);
        let newest = (!self.magazine.articles.is_empty()).then_some(0);
        self.magazine.featured.or(newest).filter(|_| is_shown)
    }

    /// The first articles, without the featured one unless that is to be repeated.
    fn without_featured(&self, articles: impl Iterator<Item = usize>, count: usize) -> Vec<usize> {
        let left_out = self.featured().filter(|_| !self.settings.repeat_featured);
        articles.filter(|article| Some(*article) != left_out).take(count).collect()
    }

    /// The group with articles that has this name or slug; reports that there is none.
    fn find<'g>(&mut self, groups: &'g [Group], kind: &str, name: &At<String>) -> Option<&'g Group> {
        let At { line, value } = name;
        let slug = Slug::of(value);
        let mut shown = groups.iter().filter(|group| !group.members.is_empty());
        let found = shown.find(|group| group.slug == slug);
        if found.is_none() {
            let message = match kind {
                "series" => format!("no article is part of the series `{value}`"),
                _ => format!("no article has the {kind} `{value}`"),
            };
            let shown = groups.iter().filter(|group| !group.members.is_empty());
            let help = match suggest::nearest(value, shown.map(|group| group.name.as_str())) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write its name as the articles do, or remove the block".to_owned(),
            };
            self.problems.push(Diagnostic::at(Code::InvalidValue, self.path, *line, message, help));
        }
        found
    }
}

/// The path of a page below the root.
fn below(route: &Route) -> String {
    let href = route.href();
    href.strip_prefix(url::base()).unwrap_or(&href).to_owned()
}

/// An entry of the menu as HTML. One that opens a list is a disclosure, which needs no script; as all have one name,
/// browsers close one when another opens.
fn entry(entry: &NavEntry) -> String {
    match entry {
        NavEntry::Link(link) => item(link),
        NavEntry::List(label, links) => format!(
            "<li><details name=\"b-menu\"><summary>{}</summary><ul>{}</ul></details></li>",
            escaped(label),
            links.iter().map(item).collect::<String>()
        ),
    }
}

/// A column of the footer as HTML.
fn column(FooterColumn { heading, links, .. }: &FooterColumn, text: &str) -> String {
    let mut html = String::from("<div>");
    if !heading.is_empty() {
        html += &format!("<h2>{}</h2>", escaped(heading));
    }
    if !links.is_empty() {
        html += &format!("<ul>{}</ul>", links.iter().map(item).collect::<String>());
    }
    html + text + "</div>"
}

/// A link in a list.
fn item(Link { label, href }: &Link) -> String {
    // An absolute address is kept; any other is below the magazine's root.
    let href = if href.contains(':') { href.clone() } else { url::file(href.trim_start_matches('/')) };
    format!("<li><a href=\"{}\">{}</a></li>", escaped(&href), escaped(label))
}
