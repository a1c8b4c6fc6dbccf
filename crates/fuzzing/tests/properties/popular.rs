use crate::cases;
use content::options;
use content::root::Root;
use popular::ledger::{self, Ledger};
use popular::options::Options;
use popular::run::popular;
use popular::table::number;
use popular::tally::{Scale, Tally};
use popular::write;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;

fn tallies(until: i64) -> impl Strategy<Value = Tally> {
    (0_u64..1 << 40, 0_u64..1 << 30, 0_u64..1 << 20, 0_u32..1_000_000_000).prop_map(
        move |(all, year, month, score)| Tally::counted(until, all, year, month, f64::from(score) / 1000.0),
    )
}

fn ledgers() -> impl Strategy<Value = Ledger> {
    (0_i64..4_000_000_000, 7_u32..=3650).prop_flat_map(|(until, half_life)| {
        let reads = prop::collection::btree_map("[a-z0-9é借.\"' -]{1,12}", tallies(until), 0..6);
        let sources = prop::collection::btree_map("\\PC{1,8}", 0_i64..4_000_000_000, 0..3);
        (reads, sources).prop_map(move |(reads, sources)| Ledger {
            until: Some(until),
            half_life,
            sources,
            reads,
            ..Ledger::default()
        })
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn ledger_round_trips(ledger in ledgers()) {
        let folder = tempfile::tempdir().unwrap();
        let text = write::text(None, &ledger).unwrap();
        fs::write(folder.path().join("popular.toml"), &text).unwrap();
        let (read, problems) = ledger::read(&Root::new(folder.path(), &[]));
        prop_assert_eq!(problems, [], "{}", text);
        prop_assert_eq!((read.until, read.half_life), (ledger.until, ledger.half_life));
        prop_assert_eq!(&read.sources, &ledger.sources);
        prop_assert_eq!(&read.reads, &ledger.reads);
        prop_assert_eq!(write::text(Some(&text), &read).unwrap(), text, "written again it is the same");
    }

    #[test]
    fn reads_may_come_in_any_order(times in prop::collection::vec((0_i64..2_000_000_000, 1_u64..1000), 0..12)) {
        let scale = Scale { now: 2_000_000_000, half_life: 30 };
        let sum = |times: &mut dyn Iterator<Item = &(i64, u64)>| {
            let mut tally = Tally::default();
            times.for_each(|(time, reads)| tally.add(&scale.at(*time), *reads));
            (tally.all, tally.in_year_and_month(scale.now), (tally.score * 1e6).round())
        };
        prop_assert_eq!(sum(&mut times.iter()), sum(&mut times.iter().rev()));
    }

    #[test]
    fn every_row_of_a_table_is_counted(
        rows in prop::collection::vec((0_u64..1_000_000, 1_i8..=9, any::<String>()), 1..8),
        separator in prop::sample::select(vec![b',', b';', b'\t']),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("articles")).unwrap();
        fs::write(content.join("site.toml"), "title = \"T\"\n").unwrap();
        fs::write(content.join("articles/a.md"), "---\ntitle: A\nsummary: S\ndate: 2025-01-02\n---\n").unwrap();
        let log = folder.path().join("pages.csv");
        let mut table = csv::WriterBuilder::new().delimiter(separator).from_path(&log).unwrap();
        table.write_record(["date", "page", "title", "visitors"]).unwrap();
        let mut expected = BTreeMap::from([("a".to_owned(), 0)]);
        for (reads, day, title) in &rows {
            *expected.get_mut("a").unwrap() += reads;
            table.write_record([format!("2025-03-0{day}"), "/articles/a/".into(), title.clone(), reads.to_string()]).unwrap();
        }
        table.flush().unwrap();
        let options = Options {
            files: vec![log.to_string_lossy().into_owned()],
            format: Some("plausible".parse().unwrap()),
            source: "main".into(),
            half_life: None,
            everyone: false,
            days: None,
            now: 1_750_000_000,
            content: options::Options { content: content.clone(), ..options::Options::below(&content) },
        };
        let report = popular(&options).unwrap();
        prop_assert_eq!((report.reads, report.malformed), (expected["a"], 0));
        let counted: BTreeMap<String, u64> = ledger::read(&Root::new(&content, &[])).0.reads.into_iter().map(|(slug, tally)| (slug, tally.all)).collect();
        prop_assert_eq!(counted, expected);
    }

    #[test]
    fn grouped_digits_are_parsed(count in any::<u32>(), group in prop::sample::select(vec!["", ",", " ", "\u{a0}", "'"])) {
        let digits = count.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push_str(group);
            }
            grouped.push(digit);
        }
        prop_assert_eq!(number(&grouped), Some(u64::from(count)));
        prop_assert_eq!(number(&format!("{grouped}.0")), Some(u64::from(count)));
    }
}
