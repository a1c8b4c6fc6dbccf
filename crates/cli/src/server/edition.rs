//! What is served at one moment: the whole magazine in memory, and the pages that can be made from it.

mod data;
mod marks;

use super::app::App;
use super::extras::{Extras, Inputs};
use super::{OWN, SCRIPT};
use crate::cache;
use crate::failure::Failure;
use crate::location::Location;
use crate::written_data::Copied;
use app::load::Source;
use content::aliases::Aliases;
use content::diagnostics::Diagnostics;
use content::hash::short_hash;
use content::options::Options;
use contract::model::Front;
use contract::text::escaped;
use contract::url::{self, Route};
use data::{Data, Written};
use i18n::messages;
use marks::mark_unpublished;
use publish::artifacts;
use publish::template::Template;
use publish::theme::Look;
use site::model::{Article, Magazine};
use site::{related, search_index};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// By these numbers a tab knows whether what it shows is current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Of the edition.
    pub edition: u64,
    /// Of the publisher's style sheet.
    pub style: u64,
}

/// What an edition needs beside the magazine.
pub struct Setup<'a> {
    /// Where the magazine is.
    pub location: &'a Location,
    /// The folders that were read, and the time.
    pub options: &'a Options,
    /// The magazine's own look.
    pub look: &'a Look,
    /// The app.
    pub app: &'a App,
    /// The port that is listened on, which tells servers of one magazine apart.
    pub port: u16,
}

/// What is served at one moment.
pub struct Edition {
    data: Data,
    /// The search index, which is made when a search begins.
    search: OnceLock<HashMap<String, String>>,
    /// Feeds, icons, redirects and share pictures, which are made when one of them is asked for.
    extras: Extras,
    /// The name and text of the message file, if the language needs one.
    words: Option<(String, String)>,
    look: Look,
    /// The app's template with the look.
    dressed: String,
    template: Template,
    source: Source,
    front: Arc<Front>,
    options: Options,
    /// Identifies the edition.
    number: u64,
}

impl Edition {
    /// Prepares a magazine that has been read.
    ///
    /// # Errors
    /// The settings are invalid.
    pub fn new(
        numbers: Numbers,
        mut magazine: Magazine,
        setup: &Setup<'_>,
        former: Option<&Self>,
    ) -> Result<Self, Failure> {
        magazine.related = related(&magazine, former.and_then(|edition| edition.data.magazine()));
        let articles = magazine.articles.iter_mut().chain(&mut magazine.unlisted);
        articles.for_each(|article| mark_unpublished(article, setup.options.now));
        Self::of(numbers, Data::of(magazine), setup)
    }

    /// The same magazine with newer texts of some articles.
    ///
    /// # Errors
    /// The settings are invalid.
    pub fn renewed(
        &self,
        numbers: Numbers,
        articles: Vec<Article>,
        setup: &Setup<'_>,
    ) -> Result<Self, Failure> {
        let mut data = self.data.clone();
        if let Data::Made { files, renewed } = &mut data {
            for mut article in articles {
                mark_unpublished(&mut article, setup.options.now);
                files.borrow_owner().pictures.set_cover(&mut article.summary.cover);
                renewed.insert(Route::Article(article.summary.slug.clone()).data(), Arc::new(article));
            }
        }
        Self::of(numbers, data, setup)
    }

    /// Prepares a magazine that others have written, from a checked copy of its data.
    ///
    /// # Errors
    /// The data is invalid.
    pub fn written(
        numbers: Numbers,
        copy: Copied,
        articles: usize,
        setup: &Setup<'_>,
    ) -> Result<Self, Failure> {
        let written = Written { copy, articles, aliases: Aliases::default(), routes: OnceLock::new() };
        Self::of(numbers, Data::Written(Arc::new(written)), setup)
    }

    fn of(numbers: Numbers, data: Data, setup: &Setup<'_>) -> Result<Self, Failure> {
        let Setup { location, options, look, app, port } = setup;
        let source = {
            let data = data.clone();
            Source::new(move |path| data.text(path))
        };
        let front = source.front().map_err(publish::error::RenderError::from)?;
        let words = messages::file(&front.site.language, &front.site.strings);
        let words = words.map(|text| (format!("words-{}.json", short_hash(text.as_bytes())), text));
        let dressed = look.apply_inline(&app.template)?;
        let template =
            artifacts::add_links(&dressed, &front.site, location.public().join(artifacts::ICON).exists())?;
        let template = template.replacen("</body>", &format!("{}</body>", script(numbers)), 1);
        let name = words.as_ref().map(|(name, _)| name.as_str());
        let template = Template::new(&template, &front, name, true)?;
        let extras = Extras::new(location.cache().join(cache::SERVED).join(port.to_string()));
        let options = Options::clone(options);
        Ok(Self {
            data,
            search: OnceLock::new(),
            extras,
            words,
            look: Look::clone(look),
            dressed,
            template,
            source,
            front,
            options,
            number: numbers.edition,
        })
    }

    /// The page at a route, if there is one.
    pub fn page(&self, route: &Route) -> Option<String> {
        let is_there = self.data.has(route, &self.front);
        is_there.then(|| self.template.fill(&app::prerender::prerender(&self.source, Some(route.clone()))))
    }

    /// The page for addresses without one.
    pub fn missing_page(&self) -> String {
        self.template.fill(&app::prerender::prerender(&self.source, None))
    }

    /// A file that the app loads, or that pages show.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn file(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostics>> {
        if let Some((name, text)) = &self.words
            && name == path
        {
            return Some(Ok(text.as_bytes().to_vec()));
        }
        if path == site::release::VERSION {
            let version =
                serde_json::json!({ "version": self.template.version(), "data": self.number.to_string() });
            return Some(Ok(version.to_string().into_bytes()));
        }
        if path.starts_with(search_index::OUTPUT) {
            return self.search().get(path).map(|text| Ok(text.clone().into_bytes()));
        }
        if path.starts_with('.') {
            return None;
        }
        self.data.content(path).map(|made| made.map_err(Diagnostics::from))
    }

    /// The page that a former address leads to.
    pub fn moved(&self, path: &str) -> Option<&str> {
        let paths = &self.data.aliases().paths;
        paths.get(path).or_else(|| paths.get(&format!("{path}/"))).map(String::as_str)
    }

    /// A feed, an icon, a share picture or the like.
    pub fn extra(&self, path: &str, app: &App) -> Option<Vec<u8>> {
        self.extras.file(path, || Inputs {
            icon: self.look.file("icon.svg").or_else(|| app.file("icon.svg")),
            template: &self.dressed,
            headings: self.look.headings(),
            source: &self.source,
            routes: self.data.routes(&self.front),
            aliases: self.data.aliases(),
            public: &self.options.public,
        })
    }

    /// The number of articles.
    pub fn articles(&self) -> usize {
        self.data.articles()
    }

    /// The magazine's own look.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// The folders that were read.
    pub fn options(&self) -> &Options {
        &self.options
    }

    fn search(&self) -> &HashMap<String, String> {
        self.search.get_or_init(|| self.data.search(&self.front))
    }
}

/// The related articles of each. Finding them takes longer than anything else in a large magazine, so those of the
/// edition before are kept where only texts have changed.
fn related(magazine: &Magazine, former: Option<&Magazine>) -> Vec<Vec<usize>> {
    let is_same = |one: &Article, other: &Article| {
        one.summary.slug == other.summary.slug
            && one.summary.topics == other.summary.topics
            && one.meta.series == other.meta.series
    };
    let same = former.filter(|former| {
        former.articles.len() == magazine.articles.len()
            && former.articles.iter().zip(&magazine.articles).all(|(one, other)| is_same(one, other))
    });
    same.map_or_else(|| related::find(&magazine.articles), |former| former.related.clone())
}

/// The element that loads [`SCRIPT`].
fn script(Numbers { edition, style }: Numbers) -> String {
    let address = escaped(&url::file(&format!("{OWN}live-{}.js", short_hash(SCRIPT.as_bytes()))));
    format!("<script defer src=\"{address}\" data-edition=\"{edition}\" data-style=\"{style}\"></script>")
}
