//! The browser's speech synthesis.

use crate::browser::dom::window;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// Speaks one sentence after another.
pub struct Voice {
    synthesis: SpeechSynthesis,
    /// Held here because some browsers stop speaking when the utterance is garbage-collected.
    utterance: SpeechSynthesisUtterance,
    ended: Closure<dyn FnMut()>,
}

impl Voice {
    /// A voice for a language that calls `ended` after each sentence; `None` if the browser has no speech synthesis.
    pub fn new(language: &str, ended: impl FnMut() + 'static) -> Option<Self> {
        let utterance = SpeechSynthesisUtterance::new().ok()?;
        utterance.set_lang(language);
        Some(Self { synthesis: synthesis()?, utterance, ended: Closure::new(ended) })
    }

    /// Speaks `text`; a rate of 1 is the voice's normal speed.
    pub fn say(&self, text: &str, rate: f32) {
        self.utterance.set_text(text);
        self.utterance.set_rate(rate);
        self.utterance.set_onend(Some(self.ended.as_ref().unchecked_ref()));
        self.synthesis.speak(&self.utterance);
    }

    /// Stops speaking, without calling `ended`.
    pub fn cancel(&self) {
        self.utterance.set_onend(None);
        self.synthesis.cancel();
    }
}

/// Whether the browser can speak and split text into sentences. Calls `changed` whenever its voices change, as when
/// they have been loaded.
pub fn is_supported(changed: fn()) -> bool {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).unwrap_or_default();
    let segments = Reflect::has(&intl, &"Segmenter".into()).unwrap_or_default();
    let Some(synthesis) = synthesis().filter(|_| segments) else { return false };
    let changed = Closure::<dyn FnMut()>::new(changed);
    synthesis.set_onvoiceschanged(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
    true
}

/// Whether there is a voice for a language, `en` or `pt-BR`, of any region.
pub fn speaks(language: &str) -> bool {
    synthesis().is_some_and(|synthesis| {
        let voices = synthesis.get_voices();
        voices.iter().any(|voice| {
            let tag = voice.unchecked_into::<SpeechSynthesisVoice>().lang();
            primary(&tag).eq_ignore_ascii_case(primary(language))
        })
    })
}

/// `pt` of `pt-BR`, or of `pt_BR` as some systems write it.
fn primary(tag: &str) -> &[u8] {
    let letters = tag.bytes().take_while(u8::is_ascii_alphabetic).count();
    tag.as_bytes().get(..letters).unwrap_or_default()
}

fn synthesis() -> Option<SpeechSynthesis> {
    // Some browsers are built without it; the property is then missing.
    window().speech_synthesis().ok().filter(|synthesis| synthesis.is_object())
}
