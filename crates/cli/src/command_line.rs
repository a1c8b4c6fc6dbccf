//! What can be written after `broadsheet`.

mod build;
mod popular;
mod trunk;
mod writing;

use crate::commands::build::Verbosity;
use crate::commands::{clean, serve};
use crate::failure::Failure;
use build::Build;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use content::diagnostics::Diagnostics;
use popular::Popular;
use std::io::{self, Write};
use std::path::PathBuf;
use trunk::Trunk;
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

const AFTER: &str = "\
A magazine is a folder with `site.toml`; commands find it from any folder inside it.

Exit codes: 0 if all is well, 1 if the content has errors or something else failed, 2 if the command is wrong, 130 after
Ctrl+C.

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
    Host(Host),
    Completions(Completions),
    Trunk(Trunk),
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

/// Print the configuration of a web server for a magazine
#[derive(Debug, Args)]
#[command(after_help = "\
It has the headers and caching that pages need, and serves the compressed copies that `broadsheet build --target nginx`
or `caddy` writes. Set the name and the folder in it.

Examples:
  broadsheet host nginx > /etc/nginx/conf.d/broadsheet.conf
  broadsheet host caddy > /etc/caddy/Caddyfile")]
struct Host {
    /// The web server
    server: Server,
}

/// A web server of one's own.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Server {
    Nginx,
    Caddy,
}

impl Server {
    fn configuration(self) -> &'static str {
        match self {
            Self::Nginx => publish::http_headers::NGINX,
            Self::Caddy => publish::http_headers::CADDY,
        }
    }
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
            Command::Popular(command) => command.run().map(|()| none())?,
            Command::Clean(Clean { dir, all }) => {
                clean::clean(dir.as_deref(), all, verbosity).map(|()| none())?
            }
            Command::New(command) => command.run(verbosity).map(|()| none())?,
            Command::Add(command) => command.run().map(|()| none())?,
            Command::Check(command) => command.run(verbosity)?,
            Command::Trunk(command) => command.run(verbosity)?,
            Command::List(command) => command.run().map(|()| none())?,
            Command::Schema(command) => put(command.text().trim_end())?,
            Command::Host(Host { server }) => put(server.configuration().trim_end())?,
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
