//! The browser's own `Intl`. What it cannot do for a tag it does for English.

use crate::words::Words;
use js_sys::{Array, Date, Function, JSON, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static WORDS: Cell<Words> = const { Cell::new(Words::english("en")) };
    /// What `Intl` has made, by class, style and language.
    static MADE: RefCell<Vec<([&'static str; 2], String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// What the interface says, in the language of the document.
pub fn words() -> Words {
    WORDS.get()
}

/// From now on the interface says this.
pub fn set_words(words: Words) {
    WORDS.set(words);
}

/// The plural category of a number in a language, by its name in CLDR.
pub fn plural(language: &str, number: u32) -> String {
    ask(["PluralRules", ""], "select", language, number.into()).unwrap_or_default()
}

/// A number as a language writes it.
pub fn number(language: &str, number: u32) -> String {
    ask(["NumberFormat", ""], "format", language, number.into()).unwrap_or_else(|| number.to_string())
}

/// A day as a language writes it, in a style as `Intl` names it, `medium` or `long`; `None` where there is no such day.
pub fn day_in(language: &str, style: &'static str, year: i32, month: u8, day: u8) -> Option<String> {
    let day = Date::parse(&format!("{year:04}-{month:02}-{day:02}"));
    ask(["DateTimeFormat", style], "format", language, day.into())
}

/// What the `method` of an `Intl` class, in a style if it has any, says of a value.
fn ask(class: [&'static str; 2], method: &str, language: &str, value: JsValue) -> Option<String> {
    let known = MADE.with_borrow(|made| {
        made.iter().find(|made| made.0 == class && made.1 == language).map(|made| made.2.clone())
    });
    let object = match known {
        Some(object) => object,
        None => {
            let object = make(class, language).or_else(|| make(class, "en"))?;
            MADE.with_borrow_mut(|made| made.push((class, language.to_owned(), object.clone())));
            object
        }
    };
    let method: Function = Reflect::get(&object, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(&object, &value).ok()?.as_string()
}

/// An object of an `Intl` class. A tag that is none makes the constructor throw.
fn make([class, style]: [&str; 2], language: &str) -> Option<JsValue> {
    let intl = Reflect::get(&leptos::prelude::window(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    let arguments = Array::of1(&language.into());
    if !style.is_empty() {
        // In the calendar that addresses count years by.
        let options = format!(r#"{{"dateStyle":"{style}","timeZone":"UTC","calendar":"gregory"}}"#);
        arguments.push(&JSON::parse(&options).ok()?);
    }
    Reflect::construct(&class, &arguments).ok()
}
