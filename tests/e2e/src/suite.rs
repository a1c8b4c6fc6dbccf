//! Runs tests in their browsers, which stay open between tests.

use crate::browser::{Ability, Browser, Kind};
use crate::{places, pool};
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    cell::RefCell,
    fs,
    panic::{self, AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

thread_local! {
    /// The location and message of the last panic on this thread, reported with the failed test.
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A test, and where it runs.
pub struct Test {
    /// `module::name`.
    pub name: &'static str,
    /// The test function.
    pub run: Run,
}

/// A test function, and where it runs.
#[derive(Clone, Copy)]
pub enum Run {
    /// In every browser.
    Everywhere(fn(&Browser)),
    /// In every browser but WebKit, where the test fails for a reason that the list of tests gives.
    ButWebKit(fn(&Browser)),
    /// In every browser that can do something.
    Able(Ability, fn(&Browser)),
    /// In Chromium only, because the test needs its features or measurements.
    Chromium(fn(&Browser)),
    /// Without a browser.
    Alone(fn()),
    /// A benchmark in Chromium, which runs only with `--bench`.
    Bench(fn(&Browser)),
}

/// Creates a list of [`Test`]s from function names, below where they run: `tests![everywhere: a, b; but_webkit: c;
/// chromium: d; alone: e; bench: f]`, or below the [`Ability`] that they need: `tests![tabs: g; offline: h; printing: i; reading_pdf: j;
/// pixel_ratio: k]`.
#[macro_export]
macro_rules! tests {
    ($($where:ident: $($name:ident),+ $(,)?);+ $(;)?) => {
        vec![$($($crate::suite::Test {
            name: $crate::suite::short(concat!(module_path!(), "::", stringify!($name))),
            run: $crate::tests!(@ $where $name),
        }),+),+]
    };
    (@ everywhere $name:ident) => { $crate::suite::Run::Everywhere($name) };
    (@ but_webkit $name:ident) => { $crate::suite::Run::ButWebKit($name) };
    (@ tabs $name:ident) => { $crate::suite::Run::Able($crate::browser::Ability::Tabs, $name) };
    (@ offline $name:ident) => { $crate::suite::Run::Able($crate::browser::Ability::Offline, $name) };
    (@ printing $name:ident) => { $crate::suite::Run::Able($crate::browser::Ability::Printing, $name) };
    (@ reading_pdf $name:ident) => { $crate::suite::Run::Able($crate::browser::Ability::ReadingPdf, $name) };
    (@ pixel_ratio $name:ident) => { $crate::suite::Run::Able($crate::browser::Ability::PixelRatio, $name) };
    (@ chromium $name:ident) => { $crate::suite::Run::Chromium($name) };
    (@ alone $name:ident) => { $crate::suite::Run::Alone($name) };
    (@ bench $name:ident) => { $crate::suite::Run::Bench($name) };
}

/// Removes the crate's name from a path.
pub fn short(path: &'static str) -> &'static str {
    path.split_once("::").map_or(path, |(_, rest)| rest)
}

/// Runs tests with the command-line arguments from `cargo test`, then closes the browsers.
pub fn main(tests: Vec<Test>) -> ExitCode {
    let mut arguments = Arguments::from_args();
    let measuring = arguments.bench;
    // Tests mostly wait for their browsers, but more than four slow each other down, and benchmarks must run alone.
    arguments.test_threads = arguments.test_threads.or(Some(if measuring { 1 } else { 4 }));
    if !Kind::tested().contains(&Kind::WebKit) {
        println!(
            "not in WebKit: this needs WebKitWebDriver and Xvfb on PATH (Debian: webkit2gtk-driver, xvfb)"
        );
    }
    panic::set_hook(Box::new(|info| LAST_PANIC.set(info.to_string())));
    // Benchmarks are registered as ordinary tests, which libtest-mimic would skip with `--bench`.
    arguments.bench = false;
    let wanted = tests.into_iter().filter(|test| matches!(test.run, Run::Bench(_)) == measuring);
    let conclusion = libtest_mimic::run(&arguments, wanted.flat_map(trials).collect());
    pool::close();
    conclusion.exit_code()
}

fn trials(Test { name, run }: Test) -> Vec<Trial> {
    let in_browser = |kind: Kind, test: fn(&Browser)| {
        let name = format!("{kind}::{name}");
        Trial::test(name.clone(), move || in_browser(kind, &name, test))
    };
    match run {
        Run::Everywhere(test) => Kind::tested().into_iter().map(|kind| in_browser(kind, test)).collect(),
        Run::ButWebKit(test) => {
            let others = Kind::tested().into_iter().filter(|kind| *kind != Kind::WebKit);
            others.map(|kind| in_browser(kind, test)).collect()
        }
        Run::Able(ability, test) => {
            let able = Kind::tested().into_iter().filter(|kind| kind.can(ability));
            able.map(|kind| in_browser(kind, test)).collect()
        }
        Run::Chromium(test) | Run::Bench(test) => vec![in_browser(Kind::Chromium, test)],
        Run::Alone(test) => {
            vec![Trial::test(name, move || catch_unwind(test).map_err(|_| Failed::from(LAST_PANIC.take())))]
        }
    }
}

fn in_browser(kind: Kind, name: &str, test: fn(&Browser)) -> Result<(), Failed> {
    let browser = pool::take(kind);
    let run = catch_unwind(AssertUnwindSafe(|| {
        browser.refresh();
        test(&browser);
        browser.must_be_untroubled();
    }));
    match run {
        Ok(()) => {
            pool::give_back(browser);
            Ok(())
        }
        Err(_) => {
            let reason = LAST_PANIC.take();
            let picture = keep_picture(&browser, name);
            // Its state is unknown.
            browser.quit();
            Err(format!("{reason}\n  {picture}").into())
        }
    }
}

fn keep_picture(browser: &Browser, name: &str) -> String {
    let path = places::failures().join(format!("{}.png", name.replace("::", "-")));
    let Some(picture) = browser.picture() else { return "the browser gives no picture".to_owned() };
    let written = fs::create_dir_all(places::failures()).and_then(|()| fs::write(&path, picture));
    written
        .map_or_else(|error| format!("{}: {error}", path.display()), |()| format!("see {}", path.display()))
}
