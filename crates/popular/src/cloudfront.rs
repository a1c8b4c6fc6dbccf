//! CloudFront access logs in the W3C extended format: a header line names the tab-separated fields.

use crate::entry::{Entry, Hit, Read};
use crate::time;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// The column names from the last `#Fields:` line.
#[derive(Debug, Default)]
pub struct Columns {
    names: Vec<String>,
}

impl Columns {
    /// Parses one line.
    pub fn read<'a>(&mut self, line: &'a str) -> Read<'a> {
        if let Some(names) = line.strip_prefix("#Fields:") {
            self.names = names.split_whitespace().map(str::to_owned).collect();
            return Ok(Entry::Nothing);
        }
        if line.starts_with('#') || line.trim().is_empty() {
            return Ok(Entry::Nothing);
        }
        if self.names.is_empty() {
            return Err("no line `#Fields:` above it");
        }
        // With three dozen fields, a linear scan is faster than an index.
        let mut fields = Fields::default();
        let (mut visitor, mut path, mut agent) = ("", "", None);
        for (value, name) in line.split('\t').zip(&self.names) {
            match name.as_str() {
                "date" => fields.date = value,
                "time" => fields.time = value,
                "cs-method" => fields.method = value,
                "sc-status" => fields.status = value,
                "c-ip" => visitor = value,
                "cs-uri-stem" => path = value,
                "cs(User-Agent)" => agent = Some(value.into()),
                _ => {}
            }
        }
        hit(&fields, visitor.into(), path.into(), agent)
    }
}

/// The fields of a request that are parsed right away.
#[derive(Default)]
pub struct Fields<'a> {
    /// Such as `2025-03-10`.
    pub date: &'a str,
    /// Such as `12:55:36`, in UTC.
    pub time: &'a str,
    /// Such as `GET`.
    pub method: &'a str,
    /// Such as `200`.
    pub status: &'a str,
}

/// Builds an entry from the fields of one request, in either log format.
pub fn hit<'a>(
    fields: &Fields<'_>,
    visitor: Cow<'a, str>,
    path: Cow<'a, str>,
    agent: Option<Cow<'a, str>>,
) -> Read<'a> {
    let time = time::iso(&format!("{}T{}Z", fields.date, fields.time)).ok_or("invalid time")?;
    let status = fields.status.parse().map_err(|_| "no status")?;
    if path.is_empty() {
        return Err("no path");
    }
    // Agents are percent-encoded, some characters twice.
    let agent = agent.map(|agent| {
        let once = percent_decode_str(&agent).decode_utf8_lossy();
        percent_decode_str(&once).decode_utf8_lossy().into_owned().into()
    });
    Ok(Entry::Hit(Hit { time, path, visitor, agent, status, get: fields.method == "GET", ..Hit::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_line_defines_the_columns() {
        let mut columns = Columns::default();
        assert_eq!(columns.read("a\tb"), Err("no line `#Fields:` above it"));
        assert_eq!(columns.read("#Version: 1.0"), Ok(Entry::Nothing));
        let names = "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent)";
        assert_eq!(columns.read(names), Ok(Entry::Nothing));
        let line = "2025-03-10\t12:55:36\t2001:db8::7\tGET\t/a/\t200\tMozilla/5.0%2520(X11)";
        let expected = Hit {
            time: 1_741_611_336,
            path: "/a/".into(),
            visitor: "2001:db8::7".into(),
            agent: Some("Mozilla/5.0 (X11)".into()),
            ..Hit::default()
        };
        assert_eq!(columns.read(line), Ok(Entry::Hit(expected)));
    }
}
