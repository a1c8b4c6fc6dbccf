//! Generates magazines for benchmarks: any number of articles of realistic length, with links, code and tables. The
//! output is the same on every machine.

mod chance;
mod code;
mod dialect;
mod names;
mod prose;

pub use dialect::Dialect;

use crate::run::{Failure, Outcome};
use chance::Chance;
use dialect::FrontMatter;
use std::{fmt::Write, fs, path::Path};

/// The start of every article's text. A number follows, which is 1 for the newest article.
pub const MARK: &str = "This is entry number";

/// The slug of an article; 0 is the newest.
pub fn slug(number: usize) -> String {
    let words = title(number).to_lowercase();
    words
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// Writes a corpus of `count` articles into `folder`, which is deleted first.
pub fn write(folder: &Path, count: usize, dialect: Dialect) -> Outcome {
    let failed = |error: std::io::Error| {
        Failure::new(format!("{}: {error}", folder.display()), "check that there is room on the disk")
    };
    let articles = folder.join(dialect.articles());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(&articles).map_err(failed)?;
    if dialect == Dialect::Broadsheet {
        fs::write(folder.join("site.toml"), SITE).map_err(failed)?;
    }
    for number in 0..count {
        let path = articles.join(format!("{}.md", slug(number)));
        fs::write(path, article(number, count, dialect)).map_err(failed)?;
    }
    Ok(())
}

/// The slug and text of an article that is newer than those of a corpus of `count`.
pub fn newest(count: usize, dialect: Dialect) -> (String, String) {
    let text = article(count, count, dialect).replacen(&date(count), "2026-01-01T12:00:00Z", 1);
    (slug(count), text)
}

const SITE: &str = "title = \"Measured\"\ndescription = \"Articles to measure with.\"\n\
                    url = \"https://measured.example/\"\nauthor = \"The Desk\"\n";

/// The front matter and text of an article.
pub fn article(number: usize, count: usize, dialect: Dialect) -> String {
    let mut chance = Chance::new(number as u64);
    let subject = prose::subject(number);
    let mut text = front_matter(number, &mut chance).text(dialect);
    let _ = writeln!(
        text,
        "{MARK} {} in the series, and it is about {subject}. {}\n",
        number + 1,
        prose::paragraph(subject, &mut chance)
    );
    let system = names::system(&mut chance);
    for section in 0..3 + chance.below(3) + chance.below(3) {
        let _ = writeln!(text, "## {}\n", prose::heading(section, number, subject));
        for _ in 0..1 + chance.below(3) {
            let _ = writeln!(text, "{}\n", prose::paragraph(subject, &mut chance));
        }
        match section % 5 {
            0 => {
                // Link to one distant article, and to one that was recent at the time.
                for other in [(number * 7 + 3) % count, (number + 1 + chance.below(20)) % count] {
                    let _ = writeln!(
                        text,
                        "{system} is told of in [{}]({}), and in [the manual](https://manual.example/).\n",
                        title(other),
                        dialect.link(&slug(other))
                    );
                }
            }
            1 | 3 => {
                let _ = writeln!(
                    text,
                    "### {}\n\n{}\n",
                    prose::small_heading(section, number),
                    code::block(&mut chance)
                );
            }
            2 => text.push_str(&prose::list(&mut chance)),
            _ => text.push_str(&prose::table(&mut chance)),
        }
        let _ = writeln!(text, "{}\n", prose::paragraph(subject, &mut chance));
    }
    text
}

/// A unique title: once all titles are used, they repeat with a number.
fn title(number: usize) -> String {
    let (pattern, subject) = (prose::pattern(number), prose::subject(number));
    let title = pattern.replace("{}", subject);
    match number / prose::TITLES {
        0 => title,
        round => format!("{title}, part {}", round + 1),
    }
}

fn front_matter(number: usize, chance: &mut Chance) -> FrontMatter {
    FrontMatter {
        title: title(number),
        date: date(number),
        slug: slug(number),
        summary: prose::summary(prose::subject(number), chance),
        tags: prose::tags(chance),
        author: names::author(number),
        // Every tenth article belongs to a series of up to eight parts.
        series: number
            .is_multiple_of(10)
            .then(|| format!("{} in practice, {}", prose::subject(number / 80), number / 80 + 1)),
    }
}

/// The date of an article: twelve per day, back from 2025. 100,000 articles cover 23 years.
fn date(number: usize) -> String {
    let (day, turn) = (number / 12, number % 12);
    let (year, rest) = (2025 - day / 336, day % 336);
    format!("{year}-{:02}-{:02}T{:02}:00:00Z", 12 - rest / 28, 28 - rest % 28, 23 - turn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn slugs_are_unique_and_links_resolve() {
        let count = 3000;
        let slugs: HashSet<String> = (0..count).map(slug).collect();
        assert_eq!(slugs.len(), count);
        let text = article(17, count, Dialect::Broadsheet);
        let linked = text.split_once("](").and_then(|(_, rest)| rest.split_once(".md)")).unwrap().0;
        assert!(slugs.contains(linked), "{linked}");
    }

    #[test]
    fn articles_have_a_realistic_length() {
        for number in 0..50 {
            let words = article(number, 50, Dialect::Hugo).split_whitespace().count();
            assert!((400..3000).contains(&words), "{number}: {words}");
        }
    }

    #[test]
    fn text_is_reproducible() {
        assert_eq!(article(5, 10, Dialect::Hugo), article(5, 10, Dialect::Hugo));
        assert_ne!(article(5, 10, Dialect::Hugo), article(6, 10, Dialect::Hugo));
    }

    #[test]
    fn added_article_is_the_newest() {
        let (slug, text) = newest(500, Dialect::Broadsheet);
        assert!((0..500).all(|number| super::slug(number) != slug));
        let dated = text.lines().find_map(|line| line.strip_prefix("date: ")).unwrap().to_owned();
        assert!(dated > date(0), "{dated}");
    }

    #[test]
    fn newer_articles_come_first() {
        let dates: Vec<String> = (0..5000).map(date).collect();
        assert!(dates.is_sorted_by(|newer, older| newer > older));
    }
}
