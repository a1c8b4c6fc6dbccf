//! The command for counting reads.

use crate::commands::popular;
use crate::failure::Failure;
use clap::Args;
use jiff::civil::Date;
use std::path::PathBuf;

/// Rank articles by reads, from access logs or analytics exports
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  broadsheet popular /var/log/nginx/access.log*
  zcat old.log.gz | broadsheet popular -
  broadsheet popular --format plausible --from 2025-01-01 --to 2025-01-31 export.csv")]
pub struct Popular {
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
    /// Use this instead of `url` in site.toml; addresses in logs are below its path
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// A folder of the magazine [default: the current one]
    #[arg(long, value_name = "DIR")]
    magazine: Option<PathBuf>,
}

impl Popular {
    pub fn run(self) -> Result<(), Failure> {
        let Self { files, format, source, half_life, from, to, everyone, base_url, magazine: folder } = self;
        let days = from.zip(to);
        if days.is_some_and(|(from, to)| from > to) {
            return Err(Failure::Usage("`--from` is later than `--to`".to_owned()));
        }
        popular::popular(&popular::Options {
            files,
            format,
            source,
            half_life,
            days,
            everyone,
            base_url,
            folder,
        })
    }
}
