//! The player, shown at the bottom of the window while an article is read aloud.

use crate::browser::dom::{append, element, first, focus_and_scroll};
use crate::browser::reader::settings::{self, RATE};
use i18n::messages::messages;

/// Shows the player and moves the focus to it, so that a listener can stop it at once.
pub fn show() {
    let words = messages();
    let mut choices = RATE.labels();
    let name = choices.next().unwrap_or_default();
    let now = settings::chosen(&RATE);
    let mut speeds = String::new();
    for (index, choice) in choices.enumerate() {
        speeds += if index == now { "<option selected>" } else { "<option>" };
        speeds += choice;
    }
    append(
        "#b-app",
        &[
            "<section id=b-player aria-label=\"",
            words.listen(),
            "\"><button type=button data-b-play>",
            words.pause(),
            "</button><label><span>",
            name,
            "</span> <select>",
            &speeds,
            "</select></label><button type=button data-b-stop>",
            words.stop(),
            "</button></section>",
        ],
    );
    if let Some(button) = first("#b-player [data-b-play]") {
        focus_and_scroll(&button);
    }
}

/// Labels the button with what it does next.
pub fn set_playing(playing: bool) {
    if let Some(button) = first("#b-player [data-b-play]") {
        let words = messages();
        button.set_text_content(Some(if playing { words.pause() } else { words.play() }));
    }
}

/// Removes the player.
pub fn hide() {
    if let Some(player) = element("b-player") {
        player.remove();
    }
}
