//! Turns a folder of Markdown into the magazine's JSON and prints its pages.

use press::pages::{Options, pages};

fn main() {
    let env = |name: &str| std::env::var(name).unwrap_or_default();
    broadsheet::url::set_base(&env("TRUNK_PUBLIC_URL"));
    let options = Options {
        staging: env("TRUNK_STAGING_DIR").into(),
        site: "target/site".into(),
        release: env("TRUNK_PROFILE") == "release",
    };
    match pages(&options) {
        Ok(n) => println!("{n} pages"),
        Err(e) => {
            eprintln!("error: {e}");
            std::process::exit(1)
        }
    }
}
