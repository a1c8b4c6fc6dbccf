//! Runs searches and shows their results.

use super::{
    dialog,
    fetch::{self, Article, Failed},
    form::{Form, root, window},
    list,
    markup::insert,
    remembered,
};
use crate::{
    article_paths::{self, ArticlePaths},
    engine::{self, Query, Ranking},
    excerpt::Marker,
    html,
    index_manifest::IndexManifest,
    render::{self, Hit},
    strings::Strings,
};
use js_sys::{Array, Date, Intl::PluralRules, Number, Object, Reflect};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;

/// The number of results in the dialog.
const FEW: usize = 6;
/// The number of results on the page, and how many each request for more adds.
const MANY: usize = 10;

thread_local! {
    /// The number of the latest search; results of earlier ones are discarded.
    static ROUND: Cell<u32> = const { Cell::new(0) };
    /// The number of results on the page.
    static SHOWN: Cell<usize> = const { Cell::new(MANY) };
}

/// Searches for the typed text once `pause` milliseconds have passed without another call.
pub fn soon(form: Form, pause: i32) {
    SHOWN.set(MANY);
    if pause == 0 {
        // Start immediately, so that Back can restore the scroll position.
        begin(form, None);
        return;
    }
    let round = next_round();
    let later = Closure::once_into_js(move || {
        if ROUND.get() == round {
            begin(form, None);
        }
    });
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), pause);
}

/// Shows more results, and focuses the first new one.
pub fn more(form: Form) {
    let before = SHOWN.get();
    SHOWN.set(before + MANY);
    begin(form, Some(before));
}

fn next_round() -> u32 {
    ROUND.set(ROUND.get() + 1);
    ROUND.get()
}

fn begin(form: Form, focus: Option<usize>) {
    let round = next_round();
    spawn_local(async move {
        let query = form.query();
        let known = fetch::has_manifest();
        let mut shown = look(&form, &query, round).await;
        if shown.is_err() {
            fetch::forget();
            // What was fetched for this search need not be fetched again.
            if known {
                shown = look(&form, &query, round).await;
            }
        }
        if ROUND.get() != round || !form.is_there() {
            return;
        }
        match shown {
            Ok(()) => list::arrive(&form, focus),
            Err(Failed) => form.fail(),
        }
    });
}

async fn look(form: &Form, query: &Query, round: u32) -> Result<(), Failed> {
    form.put_into_address(query);
    let manifest = fetch::manifest().await?;
    let words = Strings::new(manifest.words.clone());
    let late = || ROUND.get() != round;
    if !form.is_dialog() && !late() {
        draw_filters(form, &manifest, query, &words);
    }
    if query.text.trim().is_empty() {
        if !late() {
            form.say("");
            form.put(&render::recents(&remembered::kept(), &words));
            form.expand(false);
        }
        return Ok(());
    }
    let ranking = fetch::with_files(|files| engine::rank(&manifest, query, files)).await?;
    if late() {
        return Ok(());
    }
    let count = if form.is_dialog() { FEW } else { SHOWN.get() };
    let hits = hits(&ranking, count).await?;
    if late() {
        return Ok(());
    }
    form.say(&render::status(&ranking, query, |count| plural(&words, count), number, &words));
    if hits.is_empty() {
        form.put(&render::nothing(&words));
        form.expand(false);
    } else if form.is_dialog() {
        form.put(&render::options(&hits, &query.text, &form.address_of(query), &words));
        form.expand(true);
        dialog::activate(form, 0);
    } else {
        form.put(&render::list(&hits, ranking.articles.len() > count, &words));
    }
    Ok(())
}

/// The first `count` results, with excerpts.
async fn hits(ranking: &Ranking, count: usize) -> Result<Vec<Hit>, Failed> {
    let first: Vec<u32> = ranking.articles.iter().take(count).copied().collect();
    let all_paths = fetch::with_files(|files| article_paths::find(&first, files)).await?;
    let articles = fetch::articles(all_paths.iter().map(|paths| paths.data.clone()).collect()).await?;
    let marker = Marker::new(&ranking.terms);
    let found: Vec<(ArticlePaths, Rc<Article>)> =
        all_paths.into_iter().zip(articles).filter_map(|(paths, article)| Some((paths, article?))).collect();
    let read: Vec<Vec<html::Section>> =
        found.iter().map(|(_, article)| html::sections(&article.html)).collect();
    let fits: Vec<f32> =
        found.iter().zip(&read).map(|((_, article), read)| marker.fit(&article.title, read)).collect();
    let hit = |at: usize| {
        let (paths, article) = found.get(at)?;
        let language = &article.language;
        Some(Hit {
            href: format!("{}{}", root("data-base"), paths.page),
            title: marker.mark(&article.title),
            excerpt: marker.best(&article.title, read.get(at)?),
            topic: article.topic.clone(),
            date: (article.date.clone(), written(&article.date)),
            language: if *language == root("lang") { String::new() } else { language.clone() },
        })
    };
    let order = engine::settle(ranking, &fits);
    let hits: Vec<Hit> = order.into_iter().filter_map(hit).collect();
    if hits.is_empty() && !first.is_empty() { Err(Failed) } else { Ok(hits) }
}

/// Shows the filters, unless they are already there.
fn draw_filters(form: &Form, manifest: &IndexManifest, query: &Query, words: &Strings) {
    if let Some(filters) = form.find(".b-search-filters").filter(|filters| !filters.has_child_nodes()) {
        insert(&filters, "beforeend", &render::filters(manifest, query, words));
    }
}

/// The CLDR plural category of a number in the language of the messages.
fn plural(words: &Strings, number: usize) -> String {
    let language = if words.is_english() { "en".to_owned() } else { root("lang") };
    let rules = PluralRules::new(&Array::of1(&language.into()), &Object::new());
    rules.select(number as f64).into()
}

/// A number formatted in the site's language.
fn number(number: usize) -> String {
    Number::from(number as f64).to_locale_string(&root("lang")).into()
}

/// A date formatted in the site's language and style.
fn written(date: &str) -> String {
    let day = Date::new(&date.into());
    let mut style = root("data-dates");
    if date.is_empty() || day.get_time().is_nan() || style == "iso" {
        return date.to_owned();
    }
    if style.is_empty() {
        style += "medium";
    }
    let options = Object::new();
    for (name, value) in [("dateStyle", &*style), ("timeZone", "UTC")] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    // As the app writes dates elsewhere.
    day.to_locale_date_string(&root("data-region"), &options).into()
}
