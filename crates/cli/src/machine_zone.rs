//! The time zone of this machine.

use content::time_zone;
use jiff::tz::TimeZone;

/// The machine's time zone with its name in the IANA database: that in `TZ`, or else that of the system. UTC if neither
/// is known.
pub fn get() -> (String, TimeZone) {
    let named = std::env::var("TZ").ok().map(|name| name.trim_start_matches(':').to_owned());
    let known = |name: String| time_zone::parse(&name).ok().map(|zone| (name, zone));
    named
        .filter(|name| !name.is_empty())
        .or_else(|| iana_time_zone::get_timezone().ok())
        .and_then(known)
        .unwrap_or_else(|| ("UTC".to_owned(), TimeZone::UTC))
}

/// Whether a zone is UTC under one of its names.
pub fn is_utc(name: &str) -> bool {
    let city = name.rsplit_once('/').map_or(name, |(_, city)| city);
    ["UTC", "UCT", "Universal", "Zulu", "GMT"].contains(&city)
}
