//! Reading an article aloud. Test browsers have no voices, so each page gets fake ones, which record what they are told
//! to say.

use crate::magazine::{ARTICLE, DOCKER};
use e2e::{
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: listen_requires_a_matching_voice, listen_reads_sentence_by_sentence,
            listen_highlights_the_sentence, listen_pauses_and_resumes, listen_speed_can_be_changed,
            stopping_listen_restores_focus, leaving_the_page_stops_listen
    ]
}

/// Gives every page fake voices for these languages, a list in JavaScript.
pub fn give_voices(browser: &Browser, voices: &str) {
    browser.before_load(&format!(
        "const said = [];
         let current = null;
         window.speech = {{ said, finish() {{ const done = current; current = null; done.onend?.(new Event('end')); }} }};
         class Voice {{ constructor(lang) {{ this.lang = lang; }} }}
         window.SpeechSynthesisVoice = Voice;
         window.SpeechSynthesisUtterance = class {{ constructor() {{ this.rate = 1; }} }};
         Object.defineProperty(window, 'speechSynthesis', {{ value: {{
             getVoices: () => {voices}.map(lang => new Voice(lang)),
             speak(utterance) {{ current = utterance; said.push([utterance.text, utterance.rate, utterance.lang]); }},
             cancel() {{ current = null; }},
         }} }});"
    ));
}

/// Opens an article in a browser with voices for these languages.
pub fn with_voices(browser: &Browser, voices: &str) -> Server {
    give_voices(browser, voices);
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    server
}

fn said(browser: &Browser) -> Vec<(String, f64, String)> {
    browser.eval("speech.said")
}

fn last(browser: &Browser) -> String {
    said(browser).pop().map(|(text, ..)| text).unwrap_or_default()
}

fn listen_requires_a_matching_voice(browser: &Browser) {
    let shown = "document.querySelector('.b-listen').checkVisibility({ visibilityProperty: true })";
    let _server = with_voices(browser, "[]");
    assert!(!browser.eval::<bool>(shown), "no voice");
    let _server = with_voices(browser, "['de-DE']");
    assert!(!browser.eval::<bool>(shown), "none for this language");
    let _server = with_voices(browser, "['de-DE', 'en_GB']");
    assert!(browser.eval::<bool>(shown));
    assert!(said(browser).is_empty(), "nothing before it is asked for");
}

fn listen_reads_sentence_by_sentence(browser: &Browser) {
    let _server = with_voices(browser, "['en-US']");
    browser.button("Listen").click();
    let mut count = 0;
    while browser.count("#b-player") > 0 {
        browser.act("speech.finish()");
        count += 1;
        assert!(count < 2000, "it ends");
    }
    let said = said(browser);
    assert_eq!(said[0], (DOCKER.to_owned(), 1.0, "en".to_owned()));
    let whole: String = said.iter().map(|(text, ..)| text.as_str()).collect::<Vec<_>>().join(" ");
    let (read, silent): (Vec<String>, Vec<String>) = browser.eval(
        "[[...document.querySelectorAll('.b-standfirst, .b-prose > :is(p, h2)')].map(({ firstChild }) => firstChild.textContent.trim().split(/[.:?!]/)[0]),
          [...document.querySelectorAll('.b-prose pre')].map(({ textContent }) => textContent.trim().slice(0, 60))]",
    );
    assert!(read.len() > 10 && !silent.is_empty(), "{read:?} {silent:?}");
    for text in read {
        assert!(whole.contains(&text), "{text} is read in {whole}");
    }
    for code in silent {
        assert!(!whole.contains(&code), "{code} is not read in {whole}");
    }
    assert!(said.iter().all(|(text, ..)| text.len() < 700), "sentences, not chapters");
}

fn listen_highlights_the_sentence(browser: &Browser) {
    let _server = with_voices(browser, "['en-US']");
    let before: String = browser.css(".b-prose").run("element.innerHTML");
    browser.button("Listen").click();
    for _ in 0..4 {
        browser.act("speech.finish()");
        let marked: String = browser.eval("[...CSS.highlights.get('listen')].map(String).join()");
        assert_eq!(marked.trim(), last(browser));
    }
    assert_eq!(browser.css(".b-prose").run::<String>("element.innerHTML"), before, "the text is not touched");
    browser.button("Stop").click();
    assert!(!browser.eval::<bool>("CSS.highlights.has('listen')"));
}

fn listen_pauses_and_resumes(browser: &Browser) {
    let _server = with_voices(browser, "['en-US']");
    browser.button("Listen").click();
    assert!(browser.button("Pause").is_focused(), "who hears a page can stop it at once");
    browser.act("speech.finish()");
    let sentence = last(browser);
    let count = said(browser).len();
    browser.button("Pause").click();
    assert_eq!(said(browser).len(), count);
    browser.button("Play").click();
    assert_eq!(last(browser), sentence, "the sentence it fell into");
    assert_eq!(said(browser).len(), count + 1);
}

fn listen_speed_can_be_changed(browser: &Browser) {
    let server = with_voices(browser, "['en-US']");
    browser.button("Listen").click();
    browser
        .by_role("combobox", "Speed")
        .act("element.selectedIndex = 3; element.dispatchEvent(new Event('change', { bubbles: true }))");
    assert!((said(browser).last().unwrap().1 - 1.5).abs() < 0.01);
    browser.open(&server.url(ARTICLE));
    browser.button("Listen").click();
    assert!((said(browser)[0].1 - 1.5).abs() < 0.01, "and is the next time");
}

fn stopping_listen_restores_focus(browser: &Browser) {
    let _server = with_voices(browser, "['en-US']");
    browser.button("Listen").click();
    browser.button("Stop").click();
    assert_eq!(browser.count("#b-player"), 0);
    assert!(browser.button("Listen").is_focused());
}

fn leaving_the_page_stops_listen(browser: &Browser) {
    let _server = with_voices(browser, "['en-US']");
    browser.button("Listen").click();
    browser.css("header.b-masthead").link("Topics").click();
    browser.arrive("/topics/", "Topics");
    assert_eq!(browser.count("#b-player"), 0);
    browser.back();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.button("Listen").click();
    browser.button("Stop");
}
