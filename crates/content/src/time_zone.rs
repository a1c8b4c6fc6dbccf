//! The magazine's time zone, by its name in the IANA database.

use crate::suggest::Suggestions;
use jiff::tz::{self, TimeZone};

/// Finds a time zone: `Europe/Berlin`. The error is a suggested fix.
pub fn parse(name: &str) -> Result<TimeZone, String> {
    let known = || tz::db().available().map(|name| name.to_string());
    // The database ignores case; other tools that read the same file may not.
    match known().find(|known| known.eq_ignore_ascii_case(name)) {
        Some(known) => TimeZone::get(&known).map_err(|_| HELP.to_owned()),
        // `Etc/GMT+5` is five hours behind, and so no suggestion for `GMT+5`.
        None if name.contains(['+', '-']) && name.contains(|c: char| c.is_ascii_digit()) => {
            Err(HELP.to_owned())
        }
        None => Err(match Suggestions::new(known().chain(known().filter_map(city))).nearest(name) {
            Some(near) => {
                let full =
                    known().find(|known| known == near || city(known.clone()).as_deref() == Some(near));
                format!("write `timezone = \"{}\"`", full.unwrap_or_default())
            }
            None => HELP.to_owned(),
        }),
    }
}

const HELP: &str = "write the name of a zone in the IANA database: `timezone = \"Europe/Berlin\"`";

/// The last part of a zone's name, by which people know it.
fn city(name: String) -> Option<String> {
    name.rsplit_once('/').map(|(_, city)| city.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_found_by_its_name() {
        let name = |text| parse(text).map(|zone| zone.iana_name().map(str::to_owned));
        assert_eq!(name("Europe/Berlin"), Ok(Some("Europe/Berlin".to_owned())));
        assert_eq!(name("UTC"), Ok(Some("UTC".to_owned())));
    }

    #[test]
    fn another_name_comes_with_a_fix() {
        for (text, fix) in [
            ("Europe/Berln", "write `timezone = \"Europe/Berlin\"`"),
            ("Tokyo", "write `timezone = \"Asia/Tokyo\"`"),
            ("GMT+5", HELP),
            ("UTC-03:00", HELP),
            ("+01:00", HELP),
            ("", HELP),
        ] {
            assert_eq!(parse(text).map(|_| ()), Err(fix.to_owned()), "{text}");
        }
    }
}
