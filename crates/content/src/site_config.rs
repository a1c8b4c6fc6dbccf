//! `site.toml`: the magazine's name, its presentation, and what its texts may do.

mod footer;
mod home;
mod links;
mod nav;
mod strings;
mod topics;

pub use footer::FooterColumn;
pub use home::{HomeBlock, HomeContent, HomeStyle, MOST, STYLES, names as home_blocks};
pub use nav::NavEntry;
pub use strings::fault as string_fault;

use crate::allowlist::{can_allow, can_allow_attribute};
use crate::cache::store::{self, Key};
use crate::diagnostics::{Code, Diagnostic};
use crate::folder::SITE;
use crate::front_matter::fields::{At, Fields, name_fault, same};
use crate::front_matter::toml;
use crate::front_matter::tree::Entry;
use crate::host::Host;
use crate::options::Options;
use crate::target::Target;
use crate::theme::{self, Theme};
use crate::{names, sources, time_zone, web};
use contract::model::{Allowed, Site};
use i18n::messages::Messages;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The default number of articles per page of a list.
const DEFAULT_PER_PAGE: u32 = 10;

/// The placeholder in `edit` for the path of an article's file, relative to the content folder.
pub const PATH: &str = "{path}";

/// The settings in `site.toml`.
#[derive(Clone, Debug, Default)]
pub struct SiteConfig {
    /// What the pages show about the magazine.
    pub site: Site,
    /// The time zone of dates without an offset, if that is not UTC.
    pub time_zone: Option<TimeZone>,
    /// The kind of host that the magazine is built for, unless a build names another.
    pub target: Target,
    /// The author of articles that name no author.
    pub author: Option<String>,
    /// The descriptions of topics, by slug.
    pub topics: HashMap<String, At<String>>,
    /// Whether dollars delimit formulas, if that is set; by default they do.
    pub math: Option<bool>,
    /// HTML elements allowed in Markdown besides the default ones.
    pub extra_elements: Vec<String>,
    /// Front matter fields to ignore.
    pub ignored_fields: Vec<String>,
    /// Folders that symbolic links in the content folder may lead to.
    pub allowed_folders: Vec<PathBuf>,
    /// The URL where an article's source can be edited; [`PATH`] stands for the path of its file.
    pub edit: Option<String>,
    /// The targets of the links in this file.
    pub targets: Vec<At<String>>,
    /// The menu of the masthead; empty for the built-in one.
    pub nav: Vec<NavEntry>,
    /// The columns of the footer.
    pub footer_columns: Vec<FooterColumn>,
    /// The blocks of the front page; empty for the default ones.
    pub home: Vec<HomeBlock>,
    /// Whether the featured article also appears among the newest ones below it.
    pub repeat_featured: bool,
    /// The magazine's own look.
    pub theme: Theme,
    /// A hash of the file's text.
    pub key: Key,
}

impl SiteConfig {
    /// The time zone of dates without an offset.
    pub fn zone(&self) -> TimeZone {
        self.time_zone.clone().unwrap_or(TimeZone::UTC)
    }

    /// Whether `ignore_fields` lists a field or a table that contains it. Case, `_` and `-` make no difference.
    pub fn ignores(&self, name: &str) -> bool {
        let tables = name.match_indices('.').map(|(at, _)| &name[..at]);
        tables.chain([name]).any(|name| self.ignored_fields.iter().any(|ignored| same(name, ignored)))
    }
}

/// Reads `site.toml` and reports what is wrong with it.
pub fn settings(options: &Options) -> (SiteConfig, Vec<Diagnostic>) {
    let path = options.content.join(SITE);
    if !path.exists() {
        let help = "create it with at least `title = \"…\"`";
        return (
            SiteConfig::default(),
            vec![Diagnostic::in_file(Code::MissingSettings, &path, "`site.toml` is missing", help)],
        );
    }
    let text = sources::text(&path);
    let key = text.as_ref().map_or_else(|_| Key::default(), |text| store::key([text.as_bytes()]));
    let entries = text.and_then(|text| {
        toml::read(&text, 1).map_err(|malformed| {
            let message = format!("invalid TOML: {}", malformed.reason);
            Diagnostic::at(Code::InvalidToml, &path, malformed.line, message, malformed.help)
        })
    });
    match entries {
        Ok(entries) => {
            let (mut settings, found) = read(&path, entries);
            if let Some(url) = &options.url {
                settings.site.url.clone_from(url);
            }
            let key = options.url.as_ref().map_or(key, |url| store::key([key.as_slice(), url.as_bytes()]));
            (SiteConfig { key, ..settings }, found)
        }
        Err(problem) => (SiteConfig::default(), vec![problem]),
    }
}

/// Reads the fields of `site.toml`.
pub fn read(path: &Path, entries: Vec<Entry>) -> (SiteConfig, Vec<Diagnostic>) {
    let mut fields = Fields::new(path, "site.toml", entries);
    let settings = take(&mut fields, path);
    (settings, fields.finish(|_| false))
}

/// Takes every field of `site.toml`.
pub(crate) fn take(fields: &mut Fields<'_>, path: &Path) -> SiteConfig {
    let title = fields.required(&["title"], "add the magazine's name: `title = \"…\"`");
    let language =
        fields.language(&["language", "lang"]).map_or_else(|| "en".to_owned(), |language| language.value);
    let strings = strings::read(fields, &language);
    let mut links = links::Reader { words: Messages::with(&language, &strings), targets: Vec::new() };
    let text = |text: Option<At<String>>| text.map_or_else(String::new, |text| text.value);
    let values = |texts: Vec<At<String>>| texts.into_iter().map(|text| text.value).collect();
    let theme = theme::read(fields);
    let site = Site {
        title: text(title),
        description: text(fields.shown(&["description"])),
        url: address(fields),
        language,
        links: links.links(fields),
        footer: text(fields.shown(&["footer"])),
        menu: String::new(),
        columns: String::new(),
        strings,
        date_style: theme.date_style.unwrap_or_default(),
        per_page: per_page(fields),
        allow: Allowed {
            pictures: hosts(fields, "allow_remote_pictures"),
            frames: hosts(fields, "allow_frames"),
        },
    };
    SiteConfig {
        site,
        time_zone: time_zone(fields),
        target: target(fields),
        author: author(fields),
        topics: topics::read(fields),
        math: fields.truth(&["math"]).map(|math| math.value),
        extra_elements: elements(fields),
        ignored_fields: values(fields.texts(&["ignore_fields"])),
        allowed_folders: folders(fields, path),
        edit: edit(fields),
        nav: nav::read(fields, &mut links),
        footer_columns: footer::read(fields, &mut links),
        targets: links.targets,
        home: home::read(fields),
        repeat_featured: fields.truth(&["repeat_featured"]).is_some_and(|repeat| repeat.value),
        theme,
        key: Key::default(),
    }
}

/// The author of articles that name none.
fn author(fields: &mut Fields<'_>) -> Option<String> {
    let At { line, value } = fields.text(&["author"])?;
    let Some(help) = name_fault(&value) else { return Some(names::nfc(&value)) };
    let message = format!("the name `{value}` cannot be turned into an address");
    fields.at(Code::InvalidName, line, message, help);
    None
}

fn target(fields: &mut Fields<'_>) -> Target {
    let Some(At { line, value }) = fields.text(&["target"]) else { return Target::default() };
    Target::named(&value).unwrap_or_else(|| {
        let help = format!("choose one of {}", Target::NAMED.map(|(name, _)| format!("`{name}`")).join(", "));
        fields.at(Code::InvalidValue, line, format!("there is no target `{value}`"), help);
        Target::default()
    })
}

fn time_zone(fields: &mut Fields<'_>) -> Option<TimeZone> {
    let At { line, value } = fields.text(&["timezone"])?;
    let report = |help| fields.at(Code::InvalidValue, line, format!("there is no time zone `{value}`"), help);
    time_zone::parse(&value).map_err(report).ok()
}

fn address(fields: &mut Fields<'_>) -> String {
    let Some(At { line, value }) = fields.text(&["url"]) else { return String::new() };
    web::home(&value).unwrap_or_else(|(what, help)| {
        fields.at(Code::InvalidUrl, line, format!("`url` is not {what}: `{value}`"), help);
        String::new()
    })
}

/// The URL where an article's source can be edited.
fn edit(fields: &mut Fields<'_>) -> Option<String> {
    let At { line, value } = fields.text(&["edit"])?;
    let help = "write it like `edit = \"https://source.example/edit/main/content/{path}\"`";
    if web::absolute(&value.replace(PATH, "")).is_err() {
        fields.at(Code::InvalidUrl, line, format!("`edit` is not an absolute URL: `{value}`"), help);
    } else if !value.contains(PATH) {
        fields.at(
            Code::InvalidUrl,
            line,
            "`edit` has no placeholder `{path}` for the path of the article's file",
            help,
        );
    }
    Some(value)
}

/// Host names, which also go into the Content Security Policy.
fn hosts(fields: &mut Fields<'_>, name: &'static str) -> Vec<String> {
    let mut hosts = Vec::new();
    if let Some(line) = fields.empty_item(name) {
        let help = "write a host name; what the magazine itself serves needs no permission";
        fields.at(Code::InvalidHost, line, format!("`{name}` contains an empty text"), help);
    }
    for At { line, value } in fields.texts(&[name]) {
        match Host::parse(&value) {
            Some(host) => hosts.push(host.to_string()),
            None => {
                let help = format!("write only the host name: `{name} = [\"media.example\"]`");
                fields.at(Code::InvalidHost, line, format!("`{value}` is not a host name"), help);
            }
        }
    }
    hosts
}

/// Folders outside the content folder, by their path relative to it.
fn folders(fields: &mut Fields<'_>, site: &Path) -> Vec<PathBuf> {
    let content = site.parent().unwrap_or(Path::new("."));
    let mut folders = Vec::new();
    for At { line, value } in fields.texts(&["allow_folders"]) {
        let folder = content.join(&value);
        if folder.is_dir() {
            folders.push(folder);
        } else {
            let help = "write its path relative to the content folder: `allow_folders = [\"../shared\"]`";
            fields.at(Code::InvalidValue, line, format!("there is no folder `{value}`"), help);
        }
    }
    folders
}

/// Elements with their allowed attributes, as in `iframe src title`.
fn elements(fields: &mut Fields<'_>) -> Vec<String> {
    let mut elements = Vec::new();
    for At { line, value } in fields.texts(&["allow_html"]) {
        let value = value.to_ascii_lowercase();
        let mut words = value.split_whitespace();
        let element =
            words.next().filter(|element| !can_allow(element)).map(|element| format!("<{element}>"));
        let attribute = words.find(|word| !can_allow_attribute(word)).map(str::to_owned);
        if let Some(refused) = element.or(attribute) {
            let help = match &*refused {
                "<svg>" | "<math>" => {
                    "put drawings into files beside the text, and write formulas between `$` signs"
                }
                _ => "remove it; scripts and styles belong in the site itself, not in articles",
            };
            fields.at(Code::ForbiddenElement, line, format!("`{refused}` cannot be allowed"), help);
        } else {
            elements.push(value);
        }
    }
    elements
}

fn per_page(fields: &mut Fields<'_>) -> u32 {
    let Some(At { line, value }) = fields.number(&["per_page"]) else { return DEFAULT_PER_PAGE };
    u32::try_from(value).ok().filter(|number| (1..=100).contains(number)).unwrap_or_else(|| {
        fields.at(
            Code::InvalidValue,
            line,
            format!("`per_page` is out of range: {value}"),
            "choose a number from 1 to 100",
        );
        DEFAULT_PER_PAGE
    })
}
