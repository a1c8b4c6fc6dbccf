//! Exports as one JSON document, as the counters' interfaces answer.

use super::entry::{Entry, Read, Total};
use super::format::Format;
use super::time;
use jiff::civil::Date;
use serde_json::Value;

/// What a document says, or why it says nothing.
pub fn entries(format: Format, document: &Value) -> Result<Vec<Read<'_>>, &'static str> {
    match format {
        Format::Umami => Ok(rows(document)?.iter().map(|row| total(row, &["x"], &["y"], None)).collect()),
        Format::Matomo => matomo(document),
        Format::Plausible => Ok(rows(&document["results"])?.iter().map(plausible).collect()),
        Format::Ga4 => ga4(document),
        _ => Err("this format is not JSON"),
    }
}

fn rows(value: &Value) -> Result<&Vec<Value>, &'static str> {
    value.as_array().ok_or("there is no list of pages in it")
}

/// Pages in a list, or lists by day.
fn matomo(document: &Value) -> Result<Vec<Read<'_>>, &'static str> {
    let row = |row, day| total(row, &["url", "label"], &["nb_visits", "nb_hits"], day);
    let Some(days) = document.as_object() else {
        return Ok(rows(document)?.iter().map(|page| row(page, None)).collect());
    };
    let mut entries = Vec::new();
    for (name, pages) in days {
        let day = time::day(name).ok_or("it is not listed by day: export it with `period=day`")?;
        entries.extend(rows(pages)?.iter().map(|page| row(page, Some(day))));
    }
    Ok(entries)
}

fn total<'v>(row: &'v Value, paths: &[&str], counts: &[&str], day: Option<Date>) -> Read<'v> {
    // A folder of pages has no address of its own.
    let Some(path) = paths.iter().find_map(|name| row[*name].as_str()) else { return Ok(Entry::Nothing) };
    let reads = counts.iter().find_map(|name| count(&row[*name]));
    let reads = reads.ok_or("it does not say how often the page was read")?;
    Ok(Entry::Total(Total { path: path.into(), reads, day }))
}

/// A row of either version of Plausible's interface.
fn plausible(row: &Value) -> Read<'_> {
    let Some(dimensions) = row["dimensions"].as_array() else {
        return total(row, &["page"], &["visits", "visitors", "pageviews"], None);
    };
    let texts = || dimensions.iter().filter_map(Value::as_str);
    let path = texts().find(|text| text.starts_with('/')).ok_or("it has no path")?;
    let day = texts().find_map(|text| time::day(text.get(..10).unwrap_or(text)));
    let reads = row["metrics"].get(0).and_then(count).ok_or("it does not say how often the page was read")?;
    Ok(Entry::Total(Total { path: path.into(), reads, day }))
}

/// A report of the Data API: which dimensions and counts there are, then rows of values.
fn ga4(document: &Value) -> Result<Vec<Read<'_>>, &'static str> {
    let at = |headers: &Value, names: &[&str]| {
        let headers = headers.as_array()?;
        names.iter().find_map(|name| headers.iter().position(|header| header["name"] == **name))
    };
    let dimensions = &document["dimensionHeaders"];
    let path =
        at(dimensions, &["pagePath", "pagePathPlusQueryString", "unifiedPagePathScreen", "fullPageUrl"]);
    let path = path.ok_or("it has no dimension `pagePath`")?;
    let day = at(dimensions, &["date"]);
    let reads = at(&document["metricHeaders"], &["sessions", "screenPageViews"]);
    let reads = reads.ok_or("it has no metric `screenPageViews`")?;
    let entry = |row: &'_ Value| -> Option<(String, u64, Option<Date>)> {
        let dimension = |at: usize| row["dimensionValues"].get(at)?["value"].as_str();
        let day = match day {
            Some(day) => Some(time::day(dimension(day)?)?),
            None => None,
        };
        Some((dimension(path)?.to_owned(), count(&row["metricValues"].get(reads)?["value"])?, day))
    };
    let total = |row: &Value| match entry(row) {
        Some((path, reads, day)) => Ok(Entry::Total(Total { path: path.into(), reads, day })),
        None => Err("a value is missing or not as it should be"),
    };
    Ok(rows(&document["rows"])?.iter().map(total).collect())
}

/// A count as a number or in quotes.
fn count(value: &Value) -> Option<u64> {
    value
        .as_u64()
        .or_else(|| value.as_f64().map(|count| count as u64))
        .or_else(|| value.as_str()?.parse().ok())
}
