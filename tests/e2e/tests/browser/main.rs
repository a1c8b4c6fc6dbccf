//! User journeys through the built magazine, in Chromium, Firefox and WebKit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod accessibility;
mod ahead;
mod around;
mod arrangement;
mod arriving;
mod article;
mod below;
mod blocked;
mod beside;
mod by_hand;
mod copying;
mod deploy;
mod faults;
mod finding;
mod first_fault;
mod fonts;
mod fragments;
mod frame;
mod harness;
mod heads;
mod history;
mod home;
mod hosts;
mod input;
mod keyboard;
mod keys;
mod languages;
mod layout;
mod links;
mod listen;
mod lists;
mod magazine;
mod media;
mod names;
mod notes;
mod pages;
mod pictures;
mod print;
mod reading_view;
mod resume;
mod return_to_top;
mod scriptless;
mod scrolling;
mod search;
mod search_faults;
mod search_page;
mod sections;
mod security;
mod serving;
mod settings;
mod start;
mod takeover;
mod text;
mod theme;
mod validity;
mod walks;
mod weight;

fn main() -> std::process::ExitCode {
    if !e2e::places::dist().join("index.html").exists() {
        eprintln!(
            "{} holds no built magazine: run `cargo xtask test release`, or say where it is with BROADSHEET_DIST.",
            e2e::places::dist().display()
        );
        return std::process::ExitCode::FAILURE;
    }
    // Start the slowest tests first, so that none runs alone at the end.
    let tests = [
        accessibility::tests(),
        faults::tests(),
        harness::tests(),
        takeover::tests(),
        walks::tests(),
        text::tests(),
        theme::tests(),
        deploy::tests(),
        serving::tests(),
        heads::tests(),
        first_fault::tests(),
        languages::tests(),
        arrangement::tests(),
        layout::tests(),
        history::tests(),
        return_to_top::tests(),
        fragments::tests(),
        blocked::tests(),
        input::tests(),
        ahead::tests(),
        links::tests(),
        arriving::tests(),
        sections::tests(),
        resume::tests(),
        article::tests(),
        names::tests(),
        pictures::tests(),
        search::tests(),
        search_faults::tests(),
        search_page::tests(),
        pages::tests(),
        by_hand::tests(),
        copying::tests(),
        notes::tests(),
        settings::tests(),
        start::tests(),
        fonts::tests(),
        finding::tests(),
        keyboard::tests(),
        keys::tests(),
        listen::tests(),
        lists::tests(),
        media::tests(),
        print::tests(),
        reading_view::tests(),
        frame::tests(),
        home::tests(),
        below::tests(),
        hosts::tests(),
        beside::tests(),
        weight::tests(),
        validity::tests(),
        around::tests(),
        security::tests(),
        scriptless::tests(),
        scrolling::tests(),
    ];
    e2e::suite::main(tests.into_iter().flatten().collect())
}
