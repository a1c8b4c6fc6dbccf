//! Supported formats, and their detection from the first lines of a file.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// A format that reads can be counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Common and Combined Log Format.
    Combined,
    /// Caddy's JSON log.
    Caddy,
    /// CloudFront, tab-separated.
    CloudFront,
    /// CloudFront, JSON.
    CloudFrontJson,
    /// Cloudflare Logpush.
    Cloudflare,
    /// GoatCounter's CSV: one view per row.
    GoatCounter,
    /// Plausible: reads per day and page in `imported_pages…csv`, or totals in `pages.csv` and JSON.
    Plausible,
    /// Umami: one view per row, or totals.
    Umami,
    /// Matomo's page report.
    Matomo,
    /// Google Analytics 4's page report.
    Ga4,
}

/// All formats by name.
pub const NAMES: [(&str, Format); 10] = [
    ("combined", Format::Combined),
    ("caddy", Format::Caddy),
    ("cloudfront", Format::CloudFront),
    ("cloudfront-json", Format::CloudFrontJson),
    ("cloudflare", Format::Cloudflare),
    ("goatcounter", Format::GoatCounter),
    ("plausible", Format::Plausible),
    ("umami", Format::Umami),
    ("matomo", Format::Matomo),
    ("ga4", Format::Ga4),
];

impl Display for Format {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(_, format)| format == self).map_or("", |(name, _)| name);
        f.write_str(name)
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known =
            NAMES.iter().find(|(known, _)| *known == name || *known == "combined" && name == "common");
        known.map(|(_, format)| *format).ok_or_else(|| {
            let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
            format!("unknown format `{name}`; use one of {}", names.join(", "))
        })
    }
}

/// Detects the format of a text from its beginning.
pub fn detect(head: &str) -> Option<Format> {
    let has = |mark: &str| head.contains(mark);
    let first = head.lines().map(str::trim).find(|line| !line.is_empty())?;
    if first.starts_with(['{', '[']) {
        return Some(match () {
            () if has("\"ClientRequestMethod\"") || has("\"EdgeResponseStatus\"") => Format::Cloudflare,
            () if has("\"cs-uri-stem\"") => Format::CloudFrontJson,
            () if has("\"ts\"") && has("\"logger\"") => Format::Caddy,
            () if has("\"nb_visits\"") || has("\"nb_hits\"") => Format::Matomo,
            () if has("\"dimensionValues\"") || has("\"dimensionHeaders\"") => Format::Ga4,
            () if has("\"results\"") => Format::Plausible,
            () if has("\"x\"") && has("\"y\"") => Format::Umami,
            () => return None,
        });
    }
    if first.starts_with("#Version:") || first.starts_with("#Fields:") {
        return Some(Format::CloudFront);
    }
    // Google Analytics' CSV starts with comments.
    let header = head.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let header = header.to_lowercase().replace('"', "");
    let columns: Vec<&str> = header.split([',', ';', '\t']).map(str::trim).collect();
    let column = |name: &str| columns.contains(&name);
    Some(match () {
        () if column("session") && column("firstvisit") => Format::GoatCounter,
        () if column("url_path") || (column("x") && column("y")) => Format::Umami,
        () if columns.iter().any(|name| name.starts_with("page path") || *name == "pagepath") => Format::Ga4,
        () if column("nb_visits") || column("nb_hits") || column("unique pageviews") => Format::Matomo,
        () if column("visitors") && (column("page") || column("name")) => Format::Plausible,
        () if header.contains('[') && header.contains(']') => Format::Combined,
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_detected_from_their_first_lines() {
        for (head, format) in [
            ("192.0.2.7 - - [10/Mar/2025:13:55:36 +0100] \"GET / HTTP/2.0\" 200 512\n", Format::Combined),
            ("{\"level\":\"info\",\"ts\":1.5,\"logger\":\"http.log.access\",\"msg\":\"\"}", Format::Caddy),
            ("#Version: 1.0\n#Fields: date time\n", Format::CloudFront),
            ("{\"date\":\"2025-03-10\",\"cs-uri-stem\":\"/\"}", Format::CloudFrontJson),
            ("{\"ClientIP\":\"192.0.2.7\",\"EdgeResponseStatus\":200}", Format::Cloudflare),
            (
                "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,Location,FirstVisit,Date",
                Format::GoatCounter,
            ),
            ("\"date\",\"hostname\",\"page\",\"visits\",\"visitors\",\"pageviews\"", Format::Plausible),
            ("name,visitors,pageviews,bounce_rate,time_on_page", Format::Plausible),
            ("website_id,session_id,url_path,event_type,created_at", Format::Umami),
            ("[{\"x\":\"/\",\"y\":5}]", Format::Umami),
            ("label,nb_visits,nb_hits,url", Format::Matomo),
            ("{\"2025-03-10\":[{\"label\":\"/\",\"nb_visits\":5}]}", Format::Matomo),
            (
                "# ----\n# Pages and screens\n# Start date: 20250301\n\nPage path and screen class,Views\n",
                Format::Ga4,
            ),
            ("{\"dimensionHeaders\":[{\"name\":\"pagePath\"}]}", Format::Ga4),
        ] {
            assert_eq!(detect(head), Some(format), "{head}");
        }
        assert_eq!(detect("What is this?"), None);
        assert_eq!(detect(""), None);
    }

    #[test]
    fn every_format_has_a_name() {
        for (name, format) in NAMES {
            assert_eq!((name.parse(), format.to_string()), (Ok(format), name.to_owned()));
        }
        assert!("iis".parse::<Format>().is_err());
    }
}
