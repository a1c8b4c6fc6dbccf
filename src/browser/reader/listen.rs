//! An article read aloud by the browser's own voices, sentence by sentence, with the sentence marked. Nothing of it
//! starts before a reader asks for it.

mod mark;
mod player;
mod text;
mod voice;

use crate::browser::{
    dom::{first, hit, root},
    events::listen,
    navigation::lifecycle::{self, Moment},
    reader::settings,
};
use std::cell::RefCell;
use text::Sentence;
use voice::Voice;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// What is being read.
struct Reading {
    voice: Voice,
    sentences: Vec<Sentence>,
    /// The sentence that is spoken, or would be.
    at: usize,
    playing: bool,
}

/// The speeds of the setting, in its order: 1 is as fast as the voice usually does. Reading a number from a text brings
/// 10 KB of tables.
const RATES: [f32; 5] = [0.75, 1.0, 1.25, 1.5, 2.0];

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// Offers to read where there is a voice, and follows the player's buttons.
pub fn start() {
    if !voice::exist(look) {
        return;
    }
    look();
    listen("click", |event: Event| {
        if hit(&event, ".b-listen").is_some() {
            begin();
        } else if hit(&event, "[data-b-play]").is_some() {
            toggle();
        } else if hit(&event, "[data-b-stop]").is_some() {
            stop();
            if let Some(button) = first(".b-listen") {
                // Where it cannot take the focus, the browser places it.
                let _ = button.focus();
            }
        }
    });
    listen("change", |event: Event| {
        if let Some(speed) = hit(&event, "#b-player select") {
            let speed: HtmlSelectElement = speed.unchecked_into();
            settings::choose(&settings::RATE, speed.selected_index() as usize);
            again();
        }
    });
    lifecycle::subscribe(|moment| {
        if moment == Moment::Painted {
            look();
        }
    });
    // Some browsers speak on when the page is left.
    listen("pagehide", |_: Event| stop());
}

/// Another page is shown: nothing of the last is read on, and this one may have a voice or none.
fn look() {
    stop();
    if let Some(root) = root() {
        // Setting an attribute with a valid name does not fail.
        let _ = root.toggle_attribute_with_force("data-voice", voice::speaks(&text::language()));
    }
}

fn begin() {
    stop();
    let sentences = text::sentences();
    let voice = Voice::new(&text::language(), || {
        let more = READING.with_borrow_mut(|reading| {
            reading.as_mut().is_some_and(|reading| {
                reading.at += 1;
                reading.at < reading.sentences.len()
            })
        });
        if more { again() } else { stop() }
    });
    if let (Some(voice), false) = (voice, sentences.is_empty()) {
        READING.set(Some(Reading { voice, sentences, at: 0, playing: true }));
        player::show();
        again();
    }
}

/// Pauses or goes on. A pause forgets no more than the sentence it falls into, where browsers' own pause may lose all.
fn toggle() {
    READING.with_borrow_mut(|reading| {
        if let Some(reading) = reading {
            reading.playing = !reading.playing;
            player::set_playing(reading.playing);
        }
    });
    again();
}

/// Speaks the sentence that is due, from its beginning, if not paused.
fn again() {
    READING.with_borrow(|reading| {
        let Some(Reading { voice, sentences, at, playing }) = reading else { return };
        voice.hush();
        if let (true, Some(sentence)) = (playing, sentences.get(*at)) {
            mark::mark(sentence);
            voice.say(&sentence.text, RATES[settings::chosen(&settings::RATE)]);
        }
    });
}

/// Ends the reading and takes the player away.
fn stop() {
    if let Some(reading) = READING.take() {
        reading.voice.hush();
        mark::clear();
        player::hide();
    }
}
