//! Exports of analytics services.

use crate::popular::desk::{BROWSER, desk};
use popular::options::Options;
use popular::run::popular;

/// Each export's format and text, and the number of reads of the article `two` in it.
fn exports() -> Vec<(&'static str, String, u64)> {
    let rows = |rows: &[&str]| rows.join("\n");
    vec![
        (
            "goatcounter",
            rows(&[
                "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,Location,FirstVisit,Date",
                "/articles/two/,Two,false,,Firefox 136,Linux,a1,0,,,,,true,2025-03-10T10:00:00Z",
                "/articles/two/,Two,false,,Firefox 136,Linux,a1,0,,,,,false,2025-03-10T10:05:00Z",
                "/articles/two/,\"T, w\",false,,Firefox 136,Linux,b2,0,,,,,true,2025-03-10T10:05:00Z",
                "/articles/two/,Two,false,,Firefox 136,Linux,c3,150,,,,,true,2025-03-10T10:05:00Z",
                "a-click,Two,true,,Firefox 136,Linux,d4,0,,,,,true,2025-03-10T10:05:00Z",
            ]),
            2,
        ),
        (
            "plausible",
            rows(&[
                "\"date\",\"hostname\",\"page\",\"visits\",\"visitors\",\"pageviews\"",
                "\"2025-03-10\",\"x.example\",\"/articles/two/\",3,2,5",
                "\"2025-03-12\",\"x.example\",\"/articles/two/\",9,9,9",
            ]),
            3,
        ),
        ("plausible", "{\"results\":[{\"dimensions\":[\"/articles/two/\",\"2025-03-10\"],\"metrics\":[4]}],\"query\":{}}".into(), 4),
        ("plausible", rows(&["name,visitors,pageviews,bounce_rate,time_on_page", "/articles/two/,7,9,50,60"]), 7),
        (
            "umami",
            rows(&[
                "website_id,session_id,visit_id,event_id,url_path,url_query,event_type,event_name,created_at",
                "w,s,v,e,/articles/two/,,1,,2025-03-10 10:00:00",
                "w,s,v,e,/articles/two/,,2,signup,2025-03-10 10:00:01",
            ]),
            1,
        ),
        ("umami", "[{\"x\":\"/articles/two/\",\"y\":5}]".into(), 5),
        (
            "matomo",
            rows(&[
                "label,nb_visits,nb_hits,sum_time_spent,url",
                "/articles/two,6,8,100,https://x.example/articles/two/",
                "/articles,60,80,100,",
            ]),
            6,
        ),
        (
            "matomo",
            "{\"2025-03-10\":[{\"label\":\"/two\",\"nb_visits\":2,\"nb_hits\":3,\"url\":\"https:\\/\\/x.example\\/articles\\/two\\/\"}],\"2025-03-11\":[]}".into(),
            2,
        ),
        (
            "ga4",
            rows(&[
                "# ----------------------------------------",
                "# Pages and screens",
                "# Start date: 20250301",
                "# End date: 20250310",
                "# ----------------------------------------",
                "",
                "Page path and screen class,Views,Active users,Event count",
                ",\"1,300\",10,10,Grand total",
                "/articles/two/,\"1,234\",10,10",
            ]),
            1234,
        ),
        (
            "ga4",
            "{\"dimensionHeaders\":[{\"name\":\"date\"},{\"name\":\"pagePath\"}],\"metricHeaders\":[{\"name\":\"screenPageViews\"}],\"rows\":[{\"dimensionValues\":[{\"value\":\"20250310\"},{\"value\":\"/articles/two/\"}],\"metricValues\":[{\"value\":\"8\"}]}]}".into(),
            8,
        ),
    ]
}

#[test]
fn analytics_exports_are_read() {
    for (format, text, reads) in exports() {
        let mut desk = desk();
        desk.options.days = Some(("2025-03-01".parse().unwrap(), "2025-03-10".parse().unwrap()));
        let report = desk.read(&text);
        assert_eq!((report.reads, report.malformed), (reads, 0), "{format}: {text}\n{report}");
        let toml = desk.toml();
        assert!(
            toml.contains(&format!("two = {{ all = {reads}, year = {reads}, month = {reads}, ")),
            "{toml}"
        );
        let again = desk.read(&text);
        assert_eq!(again.reads, 0, "{format} again: {again}");
        assert_eq!(desk.toml(), toml, "{format} again");
    }
}

#[test]
fn pages_of_other_hosts_are_left_out() {
    for (format, heading, row) in [
        ("plausible", "date,hostname,page,visits,visitors,pageviews", "2025-03-10,HOST,/articles/two/,3,3,3"),
        (
            "umami",
            "website_id,session_id,visit_id,event_id,hostname,url_path,url_query,event_type,event_name,created_at",
            "w,s,v,e,HOST,/articles/two/,,1,,2025-03-10 10:00:00",
        ),
        ("ga4", "Date,Hostname,Page path,Views", "20250310,HOST,/articles/two/,3"),
    ] {
        let rows =
            ["x.example", "www.X.example:443", "docs.x.example", ""].map(|host| row.replace("HOST", host));
        let text = format!("{heading}\n{}\n", rows.join("\n"));
        for (site, elsewhere) in [("url = \"https://www.x.example/\"", 1), ("", 0)] {
            let desk = desk();
            desk.file("content/site.toml", format!("title = \"T\"\n{site}\n"));
            let report = desk.read(&text);
            let each = if format == "umami" { 1 } else { 3 };
            assert_eq!(report.elsewhere, elsewhere * each, "{format} {site}: {report}");
            assert!(report.reads > 0 && report.malformed == 0, "{format}: {report}");
        }
    }
}

#[test]
fn matomos_utf16_exports_are_read() {
    let desk = desk();
    let wide: Vec<u8> = "\u{feff}date,label,nb_visits\n2025-03-10,/articles/two/,3\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(desk.count(&[&desk.file("pages.csv", wide)]).reads, 3);
}

#[test]
fn totals_without_dates_need_a_date_range() {
    let desk = desk();
    let options = |text: &str, days: Option<(&str, &str)>| Options {
        files: vec![desk.file("pages.csv", text)],
        days: days.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap())),
        ..desk.options.clone()
    };
    let text = "name,visitors,pageviews\n/articles/two/,7,9\n";
    let refused = |options: &Options| popular(options).unwrap_err().as_slice()[0].message.clone();
    assert_eq!(refused(&options(text, None)), "the reads have no dates");
    popular(&options(text, Some(("2025-02-27", "2025-03-05")))).unwrap();
    // Each of seven days has one read; five of them are in March.
    assert!(desk.reads()[0].starts_with("two = { all = 7, year = 7, month = 5, "), "{:?}", desk.reads());
    let overlapping = options(text, Some(("2025-03-01", "2025-03-10")));
    assert_eq!(refused(&overlapping), "overlaps days already counted (through 2025-03-05)");
}

#[test]
fn times_out_of_range_are_malformed() {
    let desk = desk();
    let line = |time: &str| {
        format!(
            r#"{{"ts":{time},"logger":"http.log.access","request":{{"method":"GET","uri":"/articles/two/","headers":{{"User-Agent":["{BROWSER}"]}}}},"status":200}}"#
        )
    };
    let report = desk.read(&[line("-1e300"), line("-1"), line("1741600000"), line("1e300")].join("\n"));
    assert_eq!((report.reads, report.malformed), (1, 3));
    assert_eq!(desk.reads(), ["two = { all = 1, year = 1, month = 1, score = 1.0 }"]);
}

#[test]
fn sums_saturate() {
    let desk = desk();
    let file = desk.file(
        "pages.json",
        r#"[{"x":"/articles/two/","y":9223372036854775808},{"x":"/articles/two/","y":9223372036854775808}]"#,
    );
    let days = Some(("2025-03-10".parse().unwrap(), "2025-03-10".parse().unwrap()));
    let report = popular(&Options { files: vec![file], days, ..desk.options.clone() }).unwrap();
    assert_eq!(report.reads, u64::MAX);
    let reads = desk.reads();
    assert!(
        reads[0].starts_with("two = { all = 9223372036854775807, year = 9223372036854775807, "),
        "{reads:?}"
    );
}

#[test]
fn old_reads_have_a_finite_score() {
    let mut desk = desk();
    desk.options.half_life = Some(7);
    let day = |year: &str| {
        crate::popular::line("192.0.2.1", &format!("10/Mar/{year}:10:00:00"), "/articles/two/", BROWSER)
    };
    desk.read(&day("1971"));
    assert_eq!(desk.reads(), ["two = { all = 1, year = 1, month = 1, score = 1.0 }"]);
    desk.read(&day("2025"));
    assert_eq!(desk.reads(), ["two = { all = 2, year = 1, month = 1, score = 1.0 }"]);
}
