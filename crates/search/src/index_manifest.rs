//! The first file of an index: what there is to look up, and in which files.

/// The newest format that this version writes and reads.
pub const FORMAT: u32 = 1;

/// How many articles one file of [`IndexManifest::places`] names.
pub const PER_FILE: u32 = 128;

/// The folder of the index, below the magazine's root.
pub const FOLDER: &str = "search";

/// Where the manifest is, below the magazine's root.
pub const PATH: &str = "search/catalog.txt";

/// The event of the document that tells a panel which is loaded that it has come into view.
pub const SHOWN: &str = "searchshown";

/// What there is to look up.
///
/// Articles have numbers, the oldest 0, so that one more changes as little as can be. Pages come before them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexManifest {
    /// How many articles and pages there are.
    pub count: u32,
    /// The shards of words, the larger ones first.
    pub shards: Vec<String>,
    /// The shards of words by how they end, written backwards.
    pub endings: Vec<String>,
    /// The years, the last first.
    pub years: Vec<Group>,
    /// The topics, the largest first.
    pub topics: Vec<Group>,
    /// The authors, the one with most articles first.
    pub authors: Vec<Group>,
    /// What the panel says, in the magazine's language: name and text.
    pub words: Vec<(String, String)>,
}

/// What results can be narrowed down to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What stands for it in an address.
    pub slug: String,
    /// What the reader sees.
    pub name: String,
    /// The number of the first article; only of a year, whose articles follow each other.
    pub first: u32,
    /// How many articles it has.
    pub count: u32,
}

/// Which kind of [`Group`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The topics.
    Topic,
    /// The authors.
    Author,
}

impl By {
    /// The file with the numbers of a group's articles.
    pub fn file(self, slug: &str) -> String {
        let folder = match self {
            Self::Topic => "topics",
            Self::Author => "authors",
        };
        format!("{FOLDER}/{folder}/{}.txt", crate::shard::file(slug))
    }
}

/// The file of a shard of words.
pub fn shard_file(name: &str) -> String {
    format!("{FOLDER}/words/{}.txt", crate::shard::file(name))
}

/// The file of a shard of endings.
pub fn ending_file(name: &str) -> String {
    format!("{FOLDER}/endings/{}.txt", crate::shard::file(name))
}

/// The file that says which articles the numbers from `article` on are: a line each, with the page's path, and that of
/// its data, below the magazine's root. Of data in a file with others, `#` and the slug follow.
pub fn places_file(article: u32) -> String {
    format!("{FOLDER}/places/{}.txt", article / PER_FILE)
}

impl IndexManifest {
    /// The manifest as a file: a line for each thing, its parts separated by tabs.
    pub fn write(&self) -> String {
        let mut text = format!("format\t{FORMAT}\ncount\t{}\n", self.count);
        let mut line = |parts: &[&str]| {
            // What separates parts and lines cannot stand in them.
            let parts: Vec<String> = parts.iter().map(|part| part.replace(['\t', '\n', '\r'], " ")).collect();
            text.push_str(&parts.join("\t"));
            text.push('\n');
        };
        line(&["shelves", &self.shards.join(" ")]);
        line(&["endings", &self.endings.join(" ")]);
        for (kind, groups) in [("year", &self.years), ("topic", &self.topics), ("author", &self.authors)] {
            for Group { slug, name, first, count } in groups {
                line(&[kind, slug, name, &first.to_string(), &count.to_string()]);
            }
        }
        for (name, said) in &self.words {
            line(&["says", name, said]);
        }
        text
    }

    /// Reads what [`IndexManifest::write`] wrote; `None` where it is something else, or of a newer format. Lines of a kind that
    /// is not known are passed over.
    pub fn read(text: &str) -> Option<Self> {
        let mut manifest = Self::default();
        let mut format: Option<u32> = None;
        for line in text.lines() {
            let parts: Vec<&str> = line.split('\t').collect();
            let names =
                |text: &str| text.split(' ').filter(|name| !name.is_empty()).map(str::to_owned).collect();
            match parts[..] {
                ["format", number] => format = number.parse().ok(),
                ["count", number] => manifest.count = number.parse().ok()?,
                ["shelves", all] => manifest.shards = names(all),
                ["endings", all] => manifest.endings = names(all),
                [kind @ ("year" | "topic" | "author"), slug, name, first, count] => {
                    let groups = match kind {
                        "year" => &mut manifest.years,
                        "topic" => &mut manifest.topics,
                        _ => &mut manifest.authors,
                    };
                    groups.push(Group {
                        slug: slug.to_owned(),
                        name: name.to_owned(),
                        first: first.parse().ok()?,
                        count: count.parse().ok()?,
                    });
                }
                ["says", name, said] => manifest.words.push((name.to_owned(), said.to_owned())),
                _ => {}
            }
        }
        (format? <= FORMAT).then_some(manifest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let group = |slug: &str| Group { slug: slug.into(), name: "A name".into(), first: 2, count: 3 };
        let manifest = IndexManifest {
            count: 12,
            shards: vec!["co*".into(), "c++".into()],
            endings: vec!["*".into()],
            years: vec![group("2025")],
            topics: vec![group("devops"), group("分散")],
            authors: vec![],
            words: vec![("title".into(), "Suche".into())],
        };
        assert_eq!(IndexManifest::read(&manifest.write()).unwrap(), manifest);
    }

    #[test]
    fn another_format_is_not_read() {
        assert_eq!(IndexManifest::read("format\t99\ncount\t1\n"), None);
        assert_eq!(IndexManifest::read("<!doctype html>"), None);
        assert_eq!(IndexManifest::read(""), None);
    }
}
