//! Checks every kind of page with axe, in every theme, at three widths.

use crate::magazine::{ARTICLE, PAGES};
use crate::{listen, settings};
use e2e::{
    axe,
    browser::Browser,
    server::{Fault, Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        chromium: light_on_a_phone, light_on_a_tablet, light_on_a_desk, dark_on_a_phone, dark_on_a_tablet,
            dark_on_a_desk, sepia_on_a_phone, sepia_on_a_tablet, sepia_on_a_desk;
        everywhere: app_rendered_pages_pass_axe, overlays_pass_axe, error_views_pass_axe
    ]
}

fn every_page(browser: &Browser, theme: &str, width: u32, height: u32) {
    let server = Site::dist().serve();
    browser.set_viewport(width, height);
    choose_theme(browser, &server, theme);
    for (path, _) in PAGES.into_iter().chain([("no-such-page/", "")]) {
        browser.open(&server.url(path));
        axe::check(browser, &format!("/{path}, {theme}, {width} px"));
    }
}

/// Stores a theme, as if chosen on an earlier visit.
fn choose_theme(browser: &Browser, server: &Server, theme: &str) {
    browser.open(&server.url("about/"));
    browser.eval::<()>(&format!("localStorage.setItem('theme', {theme:?})"));
}

/// The tests of one theme, one per width.
macro_rules! on_every_screen {
    ($theme:literal: $phone:ident, $tablet:ident, $desk:ident) => {
        on_every_screen!($theme, 390, 844, $phone);
        on_every_screen!($theme, 820, 1180, $tablet);
        on_every_screen!($theme, 1440, 900, $desk);
    };
    ($theme:literal, $width:literal, $height:literal, $name:ident) => {
        fn $name(browser: &Browser) {
            every_page(browser, $theme, $width, $height);
        }
    };
}

on_every_screen!("light": light_on_a_phone, light_on_a_tablet, light_on_a_desk);
on_every_screen!("dark": dark_on_a_phone, dark_on_a_tablet, dark_on_a_desk);
on_every_screen!("sepia": sepia_on_a_phone, sepia_on_a_tablet, sepia_on_a_desk);

fn overlays_pass_axe(browser: &Browser) {
    let server = listen::with_voices(browser, "['en']");
    for theme in ["light", "dark", "sepia"] {
        choose_theme(browser, &server, theme);
        browser.open(&server.url(ARTICLE));
        settings::open(browser);
        axe::check(browser, &format!("the settings, {theme}"));
        browser.button("Show keyboard shortcuts").click();
        browser.by_role("dialog", "Keyboard shortcuts");
        axe::check(browser, &format!("the keys, {theme}"));
        browser.button("Close").click();
        browser.button("Listen").click();
        browser.button("Pause");
        axe::check(browser, &format!("the player, {theme}"));
    }
}

fn app_rendered_pages_pass_axe(browser: &Browser) {
    let server = Site::dist().serve();
    browser.set_viewport(820, 1180);
    choose_theme(browser, &server, "dark");
    browser.open(&server.url("about/"));
    for (link, path, heading) in [
        ("Broadsheet", "/", "Broadsheet"),
        ("Popular", "/popular/", "Most Popular"),
        (crate::magazine::DOCKER, "/articles/docker-backbone-of-modern-devops/", crate::magazine::DOCKER),
        ("Topics", "/topics/", "Topics"),
    ] {
        browser.link(link).click();
        browser.arrive(path, heading);
        axe::check(browser, path);
    }
}

fn error_views_pass_axe(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    server.fail("data/topics.json", Fault::Status(500));
    server.fail("topics/", Fault::Status(500));
    browser.link("Topics").click();
    browser.button("Try again");
    axe::check(browser, "a fault");

    let server = Site::dist().unprinted().serve();
    server.fail("articles.json", Fault::Status(500));
    browser.open(&server.url(""));
    browser.button("Try again");
    axe::check(browser, "a fault of the very first file");
}
