//! Exports that are one JSON document, as returned by analytics APIs. Rows are deserialized one at a time to save
//! memory.

use crate::entry::{Entry, Read, Total};
use crate::format::Format;
use crate::time;
use jiff::civil::Date;
use loose::{Few, Loose};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

mod loose;

/// Receives a parsed row; returns `false` to stop.
pub type Take<'t> = dyn FnMut(Read<'_>) -> bool + 't;

/// Passes every row to `take`.
///
/// # Errors
/// If the document is not JSON, or not an export in this format.
pub fn read(format: Format, document: &[u8], take: &mut Take<'_>) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(document);
    match format {
        Format::Umami => reader.deserialize_any(Rows::new(|row: Page<'_>| take(row.views())))?,
        Format::Matomo => reader.deserialize_any(Matomo(take))?,
        Format::Plausible => {
            reader.deserialize_map(Under("results", Rows::new(|row: Page<'_>| take(row.plausible()))))?;
        }
        Format::Ga4 => {
            let columns = Headers::deserialize(&mut reader)?.columns().map_err(Error::custom)?;
            reader = serde_json::Deserializer::from_slice(document);
            reader.deserialize_map(Under("rows", Rows::new(|row: Ga4<'_>| take(row.total(&columns)))))?;
        }
        _ => return Err(Error::custom("this format has no JSON export")),
    }
    reader.end()
}

/// A list of rows of one kind.
struct Rows<T, F> {
    take: F,
    kind: PhantomData<T>,
}

impl<T, F: FnMut(T) -> bool> Rows<T, F> {
    fn new(take: F) -> Self {
        Self { take, kind: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> bool> Visitor<'de> for Rows<T, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of pages")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut rows: A) -> Result<(), A::Error> {
        let mut wanted = true;
        while wanted {
            let Some(row) = rows.next_element()? else { return Ok(()) };
            wanted = (self.take)(row);
        }
        while rows.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> bool> DeserializeSeed<'de> for Rows<T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_seq(self)
    }
}

/// A page in the lists of Umami, Matomo and Plausible.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Page<'a> {
    #[serde(borrow)]
    x: Loose<'a>,
    #[serde(borrow)]
    y: Loose<'a>,
    #[serde(borrow)]
    url: Loose<'a>,
    #[serde(borrow)]
    label: Loose<'a>,
    #[serde(borrow)]
    page: Loose<'a>,
    nb_visits: Loose<'a>,
    nb_hits: Loose<'a>,
    visits: Loose<'a>,
    visitors: Loose<'a>,
    pageviews: Loose<'a>,
    #[serde(borrow)]
    dimensions: Option<Few<'a>>,
    #[serde(borrow)]
    metrics: Option<Few<'a>>,
}

impl<'a> Page<'a> {
    fn views(self) -> Read<'a> {
        total([self.x], &[self.y], None)
    }

    fn matomo(self, day: Option<Date>) -> Read<'a> {
        total([self.url, self.label], &[self.nb_visits, self.nb_hits], day)
    }

    /// Parses a row of either version of Plausible's API.
    fn plausible(self) -> Read<'a> {
        let Some(dimensions) = self.dimensions else {
            return total([self.page], &[self.visits, self.visitors, self.pageviews], None);
        };
        let texts = || dimensions.0.iter().filter_map(Loose::text);
        let path = texts().find(|text| text.starts_with('/')).ok_or("no path")?;
        let day = texts().find_map(|text| time::day(text.get(..10).unwrap_or(text)));
        let reads = self.metrics.as_ref().and_then(|metrics| metrics.0.first()?.count());
        let reads = reads.ok_or("no number of reads")?;
        Ok(Entry::Total(Total { path: path.to_owned().into(), host: None, reads, day }))
    }
}

fn total<'a, const N: usize>(paths: [Loose<'a>; N], counts: &[Loose<'_>], day: Option<Date>) -> Read<'a> {
    // A folder of pages has no address of its own.
    let Some(path) = paths.into_iter().find_map(Loose::into_text) else { return Ok(Entry::Nothing) };
    let reads = counts.iter().find_map(Loose::count);
    let reads = reads.ok_or("no number of reads")?;
    Ok(Entry::Total(Total { path, host: None, reads, day }))
}

/// Matomo's pages, as a list or as lists by day.
struct Matomo<'t, 'c>(&'t mut Take<'c>);

impl<'de> Visitor<'de> for Matomo<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of pages, or one by day")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, rows: A) -> Result<(), A::Error> {
        Rows::new(|row: Page<'_>| (self.0)(row.matomo(None))).visit_seq(rows)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut days: A) -> Result<(), A::Error> {
        while let Some(name) = days.next_key::<Loose<'_>>()? {
            let day = name.text().and_then(time::day);
            let unlisted = "pages are not listed by day: export them with `period=day`";
            let day = day.ok_or_else(|| A::Error::custom(unlisted))?;
            days.next_value_seed(Rows::new(|row: Page<'_>| (self.0)(row.matomo(Some(day)))))?;
        }
        Ok(())
    }
}

/// An object of which only the field with this name is read.
struct Under<S>(&'static str, S);

impl<'de, T, F> Visitor<'de> for Under<Rows<T, F>>
where
    T: Deserialize<'de>,
    F: FnMut(T) -> bool,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with `{}`", self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(wanted, rows) = self;
        let mut rows = Some(rows);
        while let Some(name) = map.next_key::<Loose<'_>>()? {
            match rows.take_if(|_| name.text() == Some(wanted)) {
                Some(rows) => map.next_value_seed(rows)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if rows.is_some() { Err(A::Error::custom("it has no list of pages")) } else { Ok(()) }
    }
}

/// The column headers of a Google Analytics report.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Headers<'a> {
    #[serde(borrow)]
    dimension_headers: Few<'a>,
    #[serde(borrow)]
    metric_headers: Few<'a>,
}

/// Positions of the relevant columns in a Google Analytics report.
struct Columns {
    path: usize,
    day: Option<usize>,
    reads: usize,
}

impl Headers<'_> {
    fn columns(&self) -> Result<Columns, &'static str> {
        let at = |headers: &Few<'_>, names: &[&str]| {
            names.iter().find_map(|name| headers.0.iter().position(|header| header.text() == Some(*name)))
        };
        let paths = ["pagePath", "pagePathPlusQueryString", "unifiedPagePathScreen", "fullPageUrl"];
        let path = at(&self.dimension_headers, &paths).ok_or("no dimension `pagePath`")?;
        let reads = at(&self.metric_headers, &["sessions", "screenPageViews"]);
        let reads = reads.ok_or("no metric `screenPageViews`")?;
        Ok(Columns { path, day: at(&self.dimension_headers, &["date"]), reads })
    }
}

/// A row of a Google Analytics report.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Ga4<'a> {
    #[serde(borrow)]
    dimension_values: Few<'a>,
    #[serde(borrow)]
    metric_values: Few<'a>,
}

impl<'a> Ga4<'a> {
    fn total(&self, columns: &Columns) -> Read<'a> {
        let dimension = |at: usize| self.dimension_values.0.get(at)?.text();
        let entry = || {
            let day = match columns.day {
                Some(at) => Some(time::day(dimension(at)?)?),
                None => None,
            };
            let path = dimension(columns.path)?.to_owned().into();
            Some(Total { path, host: None, reads: self.metric_values.0.get(columns.reads)?.count()?, day })
        };
        entry().map(Entry::Total).ok_or("a value is missing or invalid")
    }
}
