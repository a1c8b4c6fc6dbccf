//! Keeps front matter in memory between builds while the content is watched.

use crate::cache::store::Key;
use crate::diagnostics::Diagnostic;
use crate::files::{Stamp, stamp};
use crate::magazine_path::MagazinePath;
use crate::options::Options;
use crate::site_config::SiteConfig;
use crate::source_file::{self, SourceFile};
use crate::sources::Source;
use rayon::prelude::*;
use std::collections::HashMap;

/// A file's front matter and its diagnostics.
type Read = (SourceFile, Vec<Diagnostic>);

/// The front matter of each file, with the file's stamp and the key of `site.toml` that it is valid for. All entries
/// belong to the same [`Options`], except for the time.
#[derive(Debug, Default)]
pub struct FrontMatterCache(HashMap<MagazinePath, (Stamp, Key, Read)>);

/// Reads the front matter of all files, in order. If `known` is given, only changed files are read.
pub fn read(
    sources: Vec<Source>,
    settings: &SiteConfig,
    options: &Options,
    known: Option<&mut FrontMatterCache>,
) -> Vec<Read> {
    let Some(FrontMatterCache(known)) = known else {
        return sources.into_par_iter().map(|source| source_file::read(source, settings, options)).collect();
    };
    let read: Vec<(Read, Option<Stamp>)> = sources
        .into_par_iter()
        .map(|source| {
            // Taken before the file is read, so that a change in between is not missed.
            let now = stamp(&source.path);
            match known.get(&source.inner) {
                Some((then, key, read))
                    if now == Some(*then)
                        && *key == settings.key
                        && read.0.path == source.path
                        && read.0.is_current(options) =>
                {
                    (read.clone(), None)
                }
                _ => (source_file::read(source, settings, options), now),
            }
        })
        .collect();
    for (read, new) in &read {
        if let Some(stamp) = new {
            known.insert(read.0.inner.clone(), (*stamp, settings.key, read.clone()));
        }
    }
    read.into_iter().map(|(read, _)| read).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::root::Root;
    use crate::source_file::{FrontMatter, Visibility};
    use crate::sources;
    use std::fs;
    use std::path::Path;

    fn titles(content: &Path, settings: &SiteConfig, known: &mut FrontMatterCache) -> Vec<String> {
        let sources = sources::find(&Root::new(content, &[])).sources;
        let title = |(file, _): Read| match file.front {
            FrontMatter::Article(meta) => meta.title,
            _ => String::new(),
        };
        read(sources, settings, &Options::default(), Some(known)).into_iter().map(title).collect()
    }

    #[test]
    fn only_changed_files_are_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join("articles").join(name);
        fs::create_dir(folder.path().join("articles")).unwrap();
        let write = |name: &str, title: &str| {
            fs::write(file(name), format!("---\ntitle: {title}\ndate: 2025-01-01\n---\n")).unwrap();
        };
        write("a.md", "One");
        write("b.md", "Two");
        let (mut known, mut settings) = (FrontMatterCache::default(), SiteConfig::default());
        assert_eq!(titles(folder.path(), &settings, &mut known), ["One", "Two"]);
        write("b.md", "Changed");
        assert_eq!(titles(folder.path(), &settings, &mut known), ["One", "Changed"]);
        // A title that is not in the file shows that the cache was used.
        let (_, _, (cached, _)) = known.0.get_mut(&MagazinePath::parse("articles/a.md").unwrap()).unwrap();
        if let FrontMatter::Article(meta) = &mut cached.front {
            meta.title = "Remembered".into();
        }
        assert_eq!(titles(folder.path(), &settings, &mut known), ["Remembered", "Changed"]);
        settings.key = [1; 16];
        assert_eq!(titles(folder.path(), &settings, &mut known), ["One", "Changed"], "site.toml has changed");
        fs::remove_file(file("a.md")).unwrap();
        assert_eq!(titles(folder.path(), &settings, &mut known), ["Changed"]);
    }

    #[test]
    fn an_article_appears_when_its_time_comes() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("articles")).unwrap();
        let text = "---\ntitle: A\ndate: 2025-03-10T20:00:00-05:00\nexpires: 2025-03-12\n---\n";
        fs::write(folder.path().join("articles/a.md"), text).unwrap();
        let (mut known, settings) = (FrontMatterCache::default(), SiteConfig::default());
        let mut seen = |now: &str| {
            let sources = sources::find(&Root::new(folder.path(), &[])).sources;
            let options = Options { now: now.parse().unwrap(), ..Options::default() };
            read(sources, &settings, &options, Some(&mut known))[0].0.seen
        };
        assert_eq!(seen("2025-03-11T00:59:59Z"), Visibility::Later);
        assert_eq!(seen("2025-03-11T01:00:00Z"), Visibility::Listed);
        assert_eq!(seen("2025-03-12T00:00:00Z"), Visibility::Never);
    }
}
