use content::root::Root;
use jiff::civil::date;
use popular::{format, ledger};
use std::fs;

/// Counts logs and exports in every format: the ledger can be read back, and nothing is counted twice.
///
/// If the first byte is below the number of formats, it selects the format; otherwise the format is detected.
pub fn logs(data: &[u8]) {
    let (format, data) = match data.split_first() {
        Some((first, rest)) if usize::from(*first) < format::NAMES.len() => {
            (Some(format::NAMES[usize::from(*first)].1), rest)
        }
        _ => (None, data),
    };
    let Ok(folder) = tempfile::tempdir() else { return };
    let content = folder.path().join("content");
    let articles = content.join("articles");
    let log = folder.path().join("log");
    let article = "---\ntitle: A\nsummary: S\ndate: 2025-01-02\naliases: [/old/]\n---\n";
    let written = fs::create_dir_all(&articles)
        .and_then(|()| fs::write(content.join("site.toml"), "title = \"T\"\n"))
        .and_then(|()| fs::write(articles.join("a.md"), article))
        .and_then(|()| fs::write(&log, data));
    if written.is_err() {
        return;
    }
    let options = popular::options::Options {
        files: vec![log.to_string_lossy().into_owned()],
        format,
        source: "main".to_owned(),
        half_life: None,
        everyone: true,
        days: Some((date(2025, 3, 1), date(2025, 3, 9))),
        now: 1_741_611_336,
        content: content::options::Options {
            content: content.clone(),
            ..content::options::Options::below(&content)
        },
    };
    let Ok(report) = popular::run::popular(&options) else { return };
    let shown = report.to_string();
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?} could steer a terminal");
    let (counted, problems) = ledger::read(&Root::new(&content, &[]));
    assert!(problems.is_empty(), "popular.toml cannot be read again: {problems:?}");
    for (slug, tally) in &counted.reads {
        assert_eq!(slug, "a");
        assert!(tally.score.is_finite() && tally.score >= 0.0, "{tally:?}");
    }
    // Counting the same log again must not add reads.
    let again = popular::run::popular(&options);
    assert!(again.is_ok_and(|again| again.reads == 0), "what was counted is counted again");
}
