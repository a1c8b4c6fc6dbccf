//! The index manifest: the entry point of an index, which lists its files and the available filters.

/// The format version that is written. Newer versions are not read.
pub const FORMAT: u32 = 1;

/// The number of articles per file of paths; see [`paths_file`].
pub const PER_FILE: u32 = 128;

/// The index folder, relative to the site's root.
pub const FOLDER: &str = "search";

/// The manifest's path, relative to the site's root.
pub const PATH: &str = "search/catalog.txt";

/// The name of the event, dispatched on the document, that tells the loaded panel that it has come into view.
pub const SHOWN: &str = "searchshown";

/// The contents of an index.
///
/// Articles are numbered from 0, oldest first and after the standalone pages, so that a new article changes as few
/// files as possible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexManifest {
    /// The number of articles and pages.
    pub count: u32,
    /// The names of the word shards, largest first.
    pub shards: Vec<String>,
    /// The names of the shards of reversed words, which are looked up by their ending.
    pub endings: Vec<String>,
    /// The years, latest first.
    pub years: Vec<Group>,
    /// The topics, largest first.
    pub topics: Vec<Group>,
    /// The authors, those with most articles first.
    pub authors: Vec<Group>,
    /// The panel's messages in the site's language: name and text.
    pub words: Vec<(String, String)>,
}

/// A value that results can be filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its identifier in addresses.
    pub slug: String,
    /// Its display name.
    pub name: String,
    /// The number of its first article. Only used for years, whose articles are numbered consecutively.
    pub first: u32,
    /// The number of its articles.
    pub count: u32,
}

/// The kinds of [`Group`] with a file of article numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Topics.
    Topic,
    /// Authors.
    Author,
}

impl By {
    /// The path of the file with the numbers of a group's articles.
    pub fn file(self, slug: &str) -> String {
        let folder = match self {
            Self::Topic => "topics",
            Self::Author => "authors",
        };
        format!("{FOLDER}/{folder}/{}.txt", crate::shard::file(slug))
    }
}

/// The path of a word shard.
pub fn shard_file(name: &str) -> String {
    format!("{FOLDER}/words/{}.txt", crate::shard::file(name))
}

/// The path of a shard of reversed words.
pub fn ending_file(name: &str) -> String {
    format!("{FOLDER}/endings/{}.txt", crate::shard::file(name))
}

/// The path of the file that maps a range of article numbers, including `article`, to paths. Each line has the paths of
/// the page and of its data file, relative to the site's root; `#` and the slug follow if the file holds several
/// articles.
pub fn paths_file(article: u32) -> String {
    format!("{FOLDER}/places/{}.txt", article / PER_FILE)
}

impl IndexManifest {
    /// Serializes the manifest: one entry per line, with tab-separated fields.
    pub fn write(&self) -> String {
        let mut text = format!("format\t{FORMAT}\ncount\t{}\n", self.count);
        let mut line = |parts: &[&str]| {
            // Separators cannot be escaped.
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

    /// Parses a manifest. Ignores unknown lines; returns `None` for other text and newer formats.
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
    fn manifest_round_trips() {
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
    fn newer_format_is_rejected() {
        assert_eq!(IndexManifest::read("format\t99\ncount\t1\n"), None);
        assert_eq!(IndexManifest::read("<!doctype html>"), None);
        assert_eq!(IndexManifest::read(""), None);
    }
}
