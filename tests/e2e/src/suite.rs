//! Running tests: each in the browsers it is for, in browsers that stay open.

use crate::browser::{Browser, Kind};
use crate::{places, pool};
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    cell::RefCell,
    fs,
    panic::{self, AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

thread_local! {
    /// Where and why a test has stopped on this thread: told with the failed test, not in the middle of others.
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A test and the browsers it is for; none for a test that needs no browser.
pub struct Test {
    /// `module::name`.
    pub name: &'static str,
    /// What it does.
    pub run: Run,
}

/// What a test does, and in which browsers.
#[derive(Clone, Copy)]
pub enum Run {
    /// In every browser.
    Everywhere(fn(&Browser)),
    /// In Chromium, which alone can measure it.
    Chromium(fn(&Browser)),
    /// In no browser.
    Alone(fn()),
    /// In Chromium, to measure something: with `--bench`, and then nothing else.
    Bench(fn(&Browser)),
}

/// A list of [`Test`]s from the names of functions: `tests![everywhere: a, b; chromium: c; alone: d; bench: e]`.
#[macro_export]
macro_rules! tests {
    ($($where:ident: $($name:ident),+ $(,)?);+ $(;)?) => {
        vec![$($($crate::suite::Test {
            name: $crate::suite::short(concat!(module_path!(), "::", stringify!($name))),
            run: $crate::tests!(@ $where $name),
        }),+),+]
    };
    (@ everywhere $name:ident) => { $crate::suite::Run::Everywhere($name) };
    (@ chromium $name:ident) => { $crate::suite::Run::Chromium($name) };
    (@ alone $name:ident) => { $crate::suite::Run::Alone($name) };
    (@ bench $name:ident) => { $crate::suite::Run::Bench($name) };
}

/// A path without the crate in front.
pub fn short(path: &'static str) -> &'static str {
    path.split_once("::").map_or(path, |(_, rest)| rest)
}

/// Runs tests with the arguments that `cargo test` hands over, and closes the browsers.
pub fn main(tests: Vec<Test>) -> ExitCode {
    let mut arguments = Arguments::from_args();
    let measuring = arguments.bench;
    // Browsers wait for themselves most of the time; more than this many make each other late, and two a measurement.
    arguments.test_threads = arguments.test_threads.or(Some(if measuring { 1 } else { 4 }));
    panic::set_hook(Box::new(|info| LAST_PANIC.set(info.to_string())));
    // To libtest-mimic a measurement is a test that was asked for.
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
        Run::Everywhere(test) => vec![in_browser(Kind::Chromium, test), in_browser(Kind::Firefox, test)],
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
            // Nobody knows what state it is in.
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
