//! Reads an article aloud with the browser's own voices, and highlights the sentence that is spoken. Nothing runs
//! before a reader asks for it.

mod mark;
mod player;
mod text;
mod voice;

use crate::browser::{
    dom::{first, focus_and_scroll, hit, root},
    events::listen,
    navigation::lifecycle::{self, PageEvent},
    reader::settings,
};
use std::cell::RefCell;
use text::Sentence;
use voice::Voice;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// A reading in progress.
struct Reading {
    voice: Voice,
    sentences: Vec<Sentence>,
    /// The index of the sentence that is spoken, or will be after a pause.
    at: usize,
    playing: bool,
}

/// The speeds of the setting, in the same order; 1 is the voice's normal speed. They are not parsed from its values
/// because parsing fractions would add 10 KB of tables to the app.
const RATES: [f32; 5] = [0.75, 1.0, 1.25, 1.5, 2.0];

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// Shows the button where there is a voice, and listens to the player.
pub fn start() {
    if !voice::is_supported(refresh) {
        return;
    }
    refresh();
    listen("click", |event: Event| {
        if hit(&event, ".b-listen").is_some() {
            begin();
        } else if hit(&event, "[data-b-play]").is_some() {
            toggle();
        } else if hit(&event, "[data-b-stop]").is_some() {
            stop();
            if let Some(button) = first(".b-listen") {
                focus_and_scroll(&button);
            }
        }
    });
    listen("change", |event: Event| {
        if let Some(speed) = hit(&event, "#b-player select") {
            let speed: HtmlSelectElement = speed.unchecked_into();
            settings::choose(&settings::RATE, speed.selected_index() as usize);
            speak();
        }
    });
    lifecycle::subscribe(|moment| {
        if moment == PageEvent::Painted {
            refresh();
        }
    });
    // Some browsers go on speaking after the page is left.
    listen("pagehide", |_: Event| stop());
}

/// Stops reading, and shows the button if there is a voice for the current page.
fn refresh() {
    stop();
    if let Some(root) = root() {
        // Fails only for an invalid name.
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
        if more { speak() } else { stop() }
    });
    if let (Some(voice), false) = (voice, sentences.is_empty()) {
        READING.set(Some(Reading { voice, sentences, at: 0, playing: true }));
        player::show();
        speak();
    }
}

/// Pauses or resumes. After a pause the sentence is spoken again from its beginning: the browsers' own pause may lose
/// all that follows.
fn toggle() {
    READING.with_borrow_mut(|reading| {
        if let Some(reading) = reading {
            reading.playing = !reading.playing;
            player::set_playing(reading.playing);
        }
    });
    speak();
}

/// Speaks the current sentence from its beginning, unless paused.
fn speak() {
    READING.with_borrow(|reading| {
        let Some(Reading { voice, sentences, at, playing }) = reading else { return };
        voice.cancel();
        if let (true, Some(sentence)) = (playing, sentences.get(*at)) {
            mark::mark(sentence);
            voice.say(&sentence.text, RATES[settings::chosen(&settings::RATE)]);
        }
    });
}

/// Ends the reading and removes the player.
fn stop() {
    if let Some(reading) = READING.take() {
        reading.voice.cancel();
        mark::clear();
        player::hide();
    }
}
