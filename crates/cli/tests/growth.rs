//! A first visit does not need more bytes or requests in a larger magazine.

use crate::growing::Magazine;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The number of files that a page refers to, including itself, and their total size in brotli.
fn visit(dist: &Path, page: &str) -> (usize, usize) {
    let html = fs::read_to_string(dist.join(page)).unwrap();
    let mut files = BTreeSet::from([page.to_owned()]);
    for name in ["src=\"/", "href=\"/"] {
        let addresses = html.split(name).skip(1).filter_map(|rest| rest.split(['"', '#', '?']).next());
        // Paths of folders are links to pages, which are not fetched.
        files.extend(addresses.filter(|path| dist.join(path).is_file()).map(str::to_owned));
    }
    (files.len(), files.iter().map(|file| weight(&fs::read(dist.join(file)).unwrap())).sum())
}

fn weight(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut out, 1 << 16, 9, 22);
    encoder.write_all(bytes).unwrap();
    encoder.flush().unwrap();
    drop(encoder);
    out.len()
}

#[test]
#[ignore = "slow"]
fn a_first_visit_does_not_grow_with_the_magazine() {
    // Both fill the front page, whose grid leaves out the featured article.
    let visits = [11, 1_000].map(|count| {
        let magazine = Magazine::of(count);
        magazine.build(true, "2050-01-01");
        let dist = magazine.0.path().join("staging");
        let article = format!("articles/a{}/index.html", count - 1);
        ["index.html", &article, "topics/index.html", "search/index.html"].map(|page| visit(&dist, page))
    });
    for (page, (few, many)) in
        ["home", "article", "topics", "search"].iter().zip(visits[0].iter().zip(visits[1]))
    {
        assert_eq!(few.0, many.0, "{page}: requests");
        let (few, many) = (few.1, many.1);
        assert!(few > 500, "{page} weighs {few}");
        assert!(
            many.abs_diff(few) * 20 <= few,
            "{page} weighs {few} bytes among 11 articles, {many} among 1,000"
        );
    }
}
