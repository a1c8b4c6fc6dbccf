//! `broadsheet popular`: counts access logs and analytics exports into `popular.toml`.
//!
//! [`input`](crate::input) opens a file and [`format`](crate::format) detects its format. [`common`](crate::common),
//! [`cloudfront`](crate::cloudfront), [`json_lines`](crate::json_lines), [`table`](crate::table) and
//! [`document`](crate::document) parse each line into an [`entry`](crate::entry). [`count`](crate::count) decides
//! whether it is a read, with the help of [`articles`](crate::articles), [`agents`](crate::agents), `repeats` and
//! `visitors`, and adds it to a [`tally`](crate::tally). [`ledger`] reads the file, [`write`](mod@write) writes it, and
//! [`report`](crate::report) summarises the run. The site crate's `ranking` turns the file into rankings.

use crate::articles::Articles;
use crate::count::Count;
use crate::options::Options;
use crate::report::Report;
use crate::tally::Scale;
use crate::{ingest, ledger, write};
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::folder::POPULAR;
use content::lock::Lock;
use content::root::Root;
use content::site_config;
use std::path::Path;

/// Counts the reads in all files and adds them to `popular.toml`.
///
/// # Errors
/// If a file cannot be read, its format is unknown, or `popular.toml` has errors. Nothing is written then.
pub fn popular(options: &Options) -> Result<Report, Diagnostics> {
    let folder = &options.content.content;
    if !folder.is_dir() {
        let help = "pass the folder of the magazine with `--magazine`";
        return Err(Diagnostic::in_file(Code::MissingFolder, folder, "no such folder", help).into());
    }
    // Concurrent runs would overwrite each other's counts. If locking is not supported, assume a single run.
    let _lock = Lock::exclusive(&options.content.text_cache).ok();
    let (settings, _) = site_config::settings(&options.content);
    let (mut ledger, found) = ledger::read(&Root::new(folder, &settings.allowed_folders));
    let mut problems = Diagnostics::default();
    problems.extend(found);
    problems.checked()?;
    let articles = Articles::read(&options.content);
    let half_life = options.half_life.unwrap_or(ledger.half_life);
    let scale = Scale { now: options.now, half_life };
    let before = ledger.sources.get(&options.source).copied();
    let mut count = Count::new(&articles, scale, before, options.everyone);
    for name in &options.files {
        ingest::file(name, options, &mut count).map_err(|error| {
            let path = Path::new(if name == "-" { "standard input" } else { name });
            let line = error.line.and_then(|line| usize::try_from(line).ok());
            Diagnostic { line, ..Diagnostic::in_file(Code::InvalidLog, path, error.message, error.help) }
        })?;
    }
    let report = count.enter(&mut ledger, &options.source);
    if ledger.until.is_none() {
        return Ok(report);
    }
    ledger.half_life = half_life;
    write::write(folder, &ledger).map_err(|error| {
        let help = "check the permissions of the folder and the free space on the disk";
        Diagnostic::in_file(
            Code::Unwritable,
            &folder.join(POPULAR),
            format!("cannot write to this path: {error}"),
            help,
        )
    })?;
    Ok(report)
}
