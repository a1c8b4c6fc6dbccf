//! What can be written after `broadsheet`.

mod writing;

use crate::commands::build::{self, Verbosity};
use crate::commands::{clean, popular, serve};
use crate::failure::Failure;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use content::diagnostics::Diagnostics;
use content::target::Target;
use jiff::civil::Date;
use std::io::{self, Write};
use std::path::PathBuf;
use writing::{Add, Check, List, New, Schema};

/// Publish an engineering magazine: from a folder of Markdown to finished pages, with one program.
#[derive(Debug, Parser)]
#[command(name = "broadsheet", version, max_term_width = 100, arg_required_else_help = true, after_long_help = AFTER)]
pub struct CommandLine {
    /// Print only errors and warnings
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print more about what is done
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Fail if there are warnings
    #[arg(long, global = true)]
    deny_warnings: bool,
    #[command(subcommand)]
    command: Command,
}

/// Names [`Target::Any`].
const ANY: &str = "any";

const AFTER: &str = "\
A magazine is a folder with `site.toml`; commands find it from any folder inside it.

Exit codes: 0 if all is well, 1 if the content has errors, 2 if the command is wrong.

What makes the next build faster is kept in $BROADSHEET_CACHE, by default `broadsheet` in the user's cache folder:
~/.cache on Linux, ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows. `broadsheet clean` empties it.";

#[derive(Debug, Subcommand)]
enum Command {
    New(New),
    Add(Add),
    Serve(Serve),
    Build(Build),
    Check(Check),
    List(List),
    Popular(Popular),
    Clean(Clean),
    Schema(Schema),
    Completions(Completions),
    /// Print the manual page, for `man`
    #[command(hide = true)]
    Manual,
}

/// Show the magazine in a browser while you write it
#[derive(Debug, Args)]
#[command(after_help = "\
Drafts and scheduled articles are shown, marked. A change shows at once in every open tab, and a mistake with its file,
line and fix. Nothing is written into the magazine.

Examples:
  broadsheet serve --open
  broadsheet serve ~/magazine --port 8080
  broadsheet serve --host 192.168.1.20     for a phone in the same network")]
struct Serve {
    /// A folder of the magazine [default: the current one]
    dir: Option<PathBuf>,
    /// The port to listen on, or the next free one
    #[arg(short, long, default_value_t = serve::PORT)]
    port: u16,
    /// The address to listen on, or the name of this machine
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// Open the front page in a browser
    #[arg(long)]
    open: bool,
}

/// Check the magazine and write the finished site into dist/
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet build
  broadsheet build --target netlify
  broadsheet build --base-url https://you.github.io/magazine/ --target github --out docs")]
struct Build {
    /// A folder of the magazine [default: the current one]
    dir: Option<PathBuf>,
    /// Write here instead of dist/ in the magazine
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Use this instead of `url` in site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Publish drafts and articles with a future date, too
    #[arg(long)]
    drafts: bool,
    /// Write what this kind of host can use
    #[arg(long, value_name = "HOST", value_parser = targets())]
    target: Option<String>,
    /// Write into a folder that no build has made; replaces files of the same name, deletes none
    #[arg(long)]
    force: bool,
}

/// Rank articles by reads, from access logs or analytics exports
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet popular /var/log/nginx/access.log*
  zcat old.log.gz | broadsheet popular -
  broadsheet popular --format plausible --from 2025-01-01 --to 2025-01-31 export.csv")]
struct Popular {
    /// Logs or exports, possibly compressed with gzip; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// combined, caddy, cloudfront, cloudfront-json, cloudflare, goatcounter, plausible, umami, matomo or ga4
    /// [default: detected]
    #[arg(long, value_name = "NAME")]
    format: Option<String>,
    /// The name of the source, if there are several; progress is stored for each [default: main]
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Days after which a read weighs half [default: as before, initially 30]
    #[arg(long, value_name = "DAYS")]
    half_life: Option<String>,
    /// First day of an export that has no dates
    #[arg(long, value_name = "DAY", requires = "to")]
    from: Option<Date>,
    /// Last day of an export that has no dates
    #[arg(long, value_name = "DAY", requires = "from")]
    to: Option<Date>,
    /// Also count clients that load no assets (usually bots)
    #[arg(long)]
    everyone: bool,
    /// A folder of the magazine [default: the current one]
    #[arg(long, value_name = "DIR")]
    magazine: Option<PathBuf>,
}

/// Delete what earlier builds have kept
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet clean
  broadsheet clean --all")]
struct Clean {
    /// A folder of the magazine [default: the current one]
    dir: Option<PathBuf>,
    /// Delete the caches of all magazines
    #[arg(long, conflicts_with = "dir")]
    all: bool,
}

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet completions bash > ~/.local/share/bash-completion/completions/broadsheet
  broadsheet completions zsh > \"${fpath[1]}/_broadsheet\"
  broadsheet completions fish > ~/.config/fish/completions/broadsheet.fish")]
struct Completions {
    /// The shell
    shell: Shell,
}

impl CommandLine {
    /// Does what the command line says.
    ///
    /// # Errors
    /// Why it could not be done.
    pub fn run(self) -> Result<(), Failure> {
        let verbosity = match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Normal,
        };
        let warnings = match self.command {
            Command::Serve(Serve { dir, port, host, open }) => {
                let options = serve::Options { folder: dir, port: Some(port), host: Some(host), open };
                serve::serve(&options).map(|()| none())?
            }
            Command::Build(command) => command.run(verbosity)?,
            Command::Popular(command) => command.run()?,
            Command::Clean(Clean { dir, all }) => {
                clean::clean(dir.as_deref(), all, verbosity).map(|()| none())?
            }
            Command::New(command) => command.run(verbosity).map(|()| none())?,
            Command::Add(command) => command.run().map(|()| none())?,
            Command::Check(command) => command.run(verbosity)?,
            Command::List(command) => command.run().map(|()| none())?,
            Command::Schema(command) => put(command.text().trim_end())?,
            Command::Completions(Completions { shell }) => {
                let mut text = Vec::new();
                clap_complete::generate(shell, &mut Self::command(), "broadsheet", &mut text);
                put(String::from_utf8_lossy(&text).trim_end())?
            }
            Command::Manual => {
                let mut text = Vec::new();
                clap_mangen::Man::new(Self::command())
                    .render(&mut text)
                    .map_err(|error| unprinted(&error))?;
                put(String::from_utf8_lossy(&text).trim_end())?
            }
        };
        match self.deny_warnings && !warnings.is_empty() {
            true => {
                Err(Failure::Other("there are warnings, and `--deny-warnings` makes them errors".to_owned()))
            }
            false => Ok(()),
        }
    }
}

impl Build {
    fn run(self, verbosity: Verbosity) -> Result<Diagnostics, Failure> {
        let Self { dir, out, base_url, drafts, target, force } = self;
        let target =
            target.and_then(|name| if name == ANY { Some(Target::Any) } else { Target::named(&name) });
        build::build(&build::Options { folder: dir, out, base_url, drafts, target, force, verbosity })
    }
}

impl Popular {
    fn run(self) -> Result<Diagnostics, Failure> {
        let Self { files, format, source, half_life, from, to, everyone, magazine } = self;
        let days = from.zip(to);
        if days.is_some_and(|(from, to)| from > to) {
            return Err(Failure::Usage("`--from` is later than `--to`".to_owned()));
        }
        let folder = magazine;
        popular::popular(&popular::Options { files, format, source, half_life, days, everyone, folder })?;
        Ok(none())
    }
}

/// The targets, and the one for our tests, which is not shown.
fn targets() -> PossibleValuesParser {
    let named = Target::NAMED.map(|(name, _)| PossibleValue::new(name));
    PossibleValuesParser::new(named.into_iter().chain([PossibleValue::new(ANY).hide(true)]))
}

/// Prints what was asked for.
fn put(text: &str) -> Result<Diagnostics, Failure> {
    match writeln!(io::stdout(), "{text}").and_then(|()| io::stdout().flush()) {
        // The reader has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(none()),
        Err(error) => Err(unprinted(&error)),
        Ok(()) => Ok(none()),
    }
}

fn unprinted(error: &io::Error) -> Failure {
    Failure::Other(format!("standard output cannot be written to: {error}"))
}

/// No warnings.
fn none() -> Diagnostics {
    Diagnostics::default()
}
