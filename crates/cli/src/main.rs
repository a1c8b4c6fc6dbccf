//! Turns a folder of Markdown into the magazine's JSON and prerenders its pages.

use broadsheet_cli::commands::base::path_of;
use broadsheet_cli::content_stage;
use content::diagnostics::{Colour, Diagnostics};
use content::options::{ImageMode, Options};
use publish::error::RenderError;
use publish::{prerender, schema};

use std::error::Error;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Rendering allocates and frees many small blocks on all threads at once, which mimalloc does faster.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
Usage: press content [options]    build the magazine's JSON from a folder of Markdown
       press pages [--bare]      prerender every page into Trunk's output; --bare skips the slowest steps,
                                 share pictures and compressed copies
       press watch [options]     rebuild whenever the folder of Markdown changes, alongside `trunk serve`
       press popular [options] FILE…
                                 rank articles by reads, from access logs or analytics exports
       press schema [--out FILE]  write the JSON Schema of articles.json

Options of content and watch:
  --content DIR  folder to read [$BROADSHEET_CONTENT or content]
  --out DIR      folder to write [target/site]
  --public DIR   folder that is copied as is, and that links may point to [public]
  --base PATH    path that the magazine is served under [$TRUNK_PUBLIC_URL or /]
  --drafts       include drafts and articles with a future date
  --dist DIR     folder that is served, for watch only [dist]

Options of popular (files may be compressed with gzip; - is standard input):
  --format NAME    combined, caddy, cloudfront, cloudfront-json, cloudflare, goatcounter, plausible, umami,
                   matomo or ga4 [detected]
  --source NAME    name of the source, if there are several; progress is stored for each [main]
  --half-life DAYS days after which a read weighs half [as before, initially 30]
  --from, --to DAY date range covered by an export that has no dates
  --everyone       also count clients that load no assets (usually bots)
  --content DIR    folder in which popular.toml is written [content]
  --base PATH      path that the magazine is served under [$TRUNK_PUBLIC_URL, or that of `url` in site.toml]

`pages` is a Trunk hook: it reads TRUNK_STAGING_DIR, TRUNK_PROFILE and TRUNK_PUBLIC_URL.
If TRUNK_PROFILE is `debug`, `content` generates no pictures, and uses those of the last release build.
SOURCE_DATE_EPOCH sets the date by which articles are published, and the current time for `popular`.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            match diagnostics(&*error) {
                Some(diagnostics) => report(diagnostics),
                None => eprintln!("{error}"),
            }
            ExitCode::FAILURE
        }
    }
}

/// The diagnostics that an error consists of, if any.
fn diagnostics<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Diagnostics> {
    match error.downcast_ref() {
        Some(RenderError::Content(diagnostics)) => Some(diagnostics),
        _ => error.downcast_ref(),
    }
}

/// Prints diagnostics to stderr, in colour if it is a terminal.
fn report(diagnostics: &Diagnostics) {
    eprintln!("{}", diagnostics.drawn(Colour::of_stderr()));
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next()? {
        Some(lexopt::Arg::Value(command)) if command == "content" => {
            let options = content_options(&mut arguments, None)?;
            // Trunk sets its profile; without Trunk, nobody is waiting to see a change.
            let debug = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug");
            let done = if debug {
                content_stage::content_at_once(&options)
            } else {
                content_stage::content(&options)
            }?;
            if let content_stage::Report::Written { warnings, .. } = &done
                && !warnings.is_empty()
            {
                report(warnings);
            }
            say(done);
        }
        Some(lexopt::Arg::Value(command)) if command == "pages" => {
            let done = prerender::pages(&pages_options(&mut arguments)?)?;
            if !done.warnings.is_empty() {
                report(&done.warnings);
            }
            done.notes.iter().for_each(|note| say(format_args!("note: {note}")));
            say(done);
        }
        Some(lexopt::Arg::Value(command)) if command == "watch" => {
            let mut dist = PathBuf::from("dist");
            let options = content_options(&mut arguments, Some(&mut dist))?;
            broadsheet_cli::watch::watch(&Options { effort: ImageMode::Read, ..options }, &dist)?;
        }
        Some(lexopt::Arg::Value(command)) if command == "popular" => {
            say(popular::run::popular(&popular_options(&mut arguments)?)?);
        }
        Some(lexopt::Arg::Value(command)) if command == "schema" => {
            let file = schema_file(&mut arguments)?;
            content::files::put(&file, schema::text().as_bytes())?;
        }
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) | None => say(HELP),
        Some(other) => return Err(format!("{}\n\n{HELP}", other.unexpected()).into()),
    }
    Ok(())
}

/// Prints a result to stdout. Ignores write errors, as the reader may have closed the pipe, like `head`.
fn say(what: impl Display) {
    let _ = writeln!(io::stdout(), "{what}");
}

fn content_options(
    arguments: &mut lexopt::Parser,
    mut dist: Option<&mut PathBuf>,
) -> Result<Options, Box<dyn Error>> {
    let mut options = Options { now: content::options::now()?, ..Options::default() };
    let (mut content, mut public) = (None, None);
    // While serving, a change must show at once, so images are not encoded.
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile != "release") {
        options.effort = ImageMode::Read;
    }
    let mut base = std::env::var("TRUNK_PUBLIC_URL").ok();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("content") => content = Some(arguments.value()?.into()),
            lexopt::Arg::Long("out") => options.out = arguments.value()?.into(),
            lexopt::Arg::Long("public") => public = Some(arguments.value()?.into()),
            lexopt::Arg::Long("base") => base = Some(arguments.value()?.to_string_lossy().into_owned()),
            lexopt::Arg::Long("drafts") => options.drafts = true,
            lexopt::Arg::Long("dist") if let Some(dist) = &mut dist => **dist = arguments.value()?.into(),
            other => return Err(format!("{}\n\n{HELP}", other.unexpected()).into()),
        }
    }
    contract::url::set_base(path_of(base.as_deref().unwrap_or("/")));
    options.content = content::options::folder(content)?;
    options.public = content::options::public_folder(public)?;
    Ok(options)
}

fn popular_options(arguments: &mut lexopt::Parser) -> Result<popular::options::Options, Box<dyn Error>> {
    let (mut content, mut folder) = (Options::default(), None);
    let mut base = std::env::var("TRUNK_PUBLIC_URL").ok();
    let (mut files, mut format, mut half_life) = (Vec::new(), None, None);
    let (mut from, mut to) = (None, None);
    let mut source = "main".to_owned();
    let mut everyone = false;
    let text =
        |arguments: &mut lexopt::Parser| arguments.value().map(|text| text.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(file) => files.push(file.to_string_lossy().into_owned()),
            lexopt::Arg::Long("format") => format = Some(text(arguments)?.parse()?),
            lexopt::Arg::Long("source") => source = text(arguments)?,
            lexopt::Arg::Long("half-life") => {
                let days = popular::ledger::days(&text(arguments)?);
                half_life =
                    Some(days.map_err(|help| format!("--half-life is not a number of days; {help}"))?);
            }
            lexopt::Arg::Long("everyone") => everyone = true,
            lexopt::Arg::Long("from") => from = Some(text(arguments)?.parse()?),
            lexopt::Arg::Long("to") => to = Some(text(arguments)?.parse()?),
            lexopt::Arg::Long("content") => folder = Some(arguments.value()?.into()),
            lexopt::Arg::Long("base") => base = Some(text(arguments)?),
            other => return Err(format!("{}\n\n{HELP}", other.unexpected()).into()),
        }
    }
    if files.is_empty() {
        return Err(format!("pass at least one log or export, or - for standard input\n\n{HELP}").into());
    }
    let days = match (from, to) {
        (None, None) => None,
        (Some(from), Some(to)) if from <= to => Some((from, to)),
        _ => return Err("pass --from and --to together, the earlier date first".into()),
    };
    content.content = content::options::folder(folder)?;
    let base = base.unwrap_or_else(|| content::site_config::settings(&content).0.site.url);
    contract::url::set_base(path_of(&base));
    let now = content::options::now()?.as_second();
    Ok(popular::options::Options { files, format, source, half_life, everyone, days, now, content })
}

fn pages_options(arguments: &mut lexopt::Parser) -> Result<prerender::Options, Box<dyn Error>> {
    let mut bare = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("bare") => bare = true,
            other => return Err(format!("{}\n\n{HELP}", other.unexpected()).into()),
        }
    }
    let staging = std::env::var("TRUNK_STAGING_DIR")
        .map_err(|_| "`press pages` is a Trunk hook: run `trunk build` or `cargo xtask build`")?;
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned());
    contract::url::set_base(path_of(&base));
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    Ok(prerender::Options { staging: staging.into(), site: Options::default().out, release, bare })
}

fn schema_file(arguments: &mut lexopt::Parser) -> Result<PathBuf, Box<dyn Error>> {
    let mut file = PathBuf::from("public/schema/articles.json");
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("out") => file = arguments.value()?.into(),
            other => return Err(format!("{}\n\n{HELP}", other.unexpected()).into()),
        }
    }
    Ok(file)
}
