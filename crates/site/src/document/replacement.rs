//! Compares two versions of an article.

use super::RenderedSource;
use content::media::Shown;
use markup::markdown::{Document, Reference};
use std::collections::HashSet;

impl RenderedSource {
    /// Whether this version of an article can take the place of the one before without anything else noticing. That is
    /// not so if its front matter, what lists show of it, or the files that it needs have changed, if it has new links
    /// or lacks targets of links, or if there is anything to report.
    pub fn replaces(&self, before: &Self) -> bool {
        let (file, old_file) = (&self.source_file, &before.source_file);
        let Document { problems, headings, anchors, references, media, pictures, .. } = &self.document;
        let old = &before.document;
        let is_old = |reference: &Reference| {
            let same = |old: &Reference| old.route == reference.route && old.anchor == reference.anchor;
            old.references.iter().any(same)
        };
        let targets: HashSet<&str> =
            headings.iter().map(|heading| &*heading.id).chain(anchors.iter().map(String::as_str)).collect();
        let mut old_targets = old.headings.iter().map(|heading| &heading.id).chain(&old.anchors);
        let shown = |pictures: &[Shown]| -> HashSet<_> {
            pictures.iter().map(|shown| (shown.to.clone(), shown.from.clone(), shown.size)).collect()
        };
        problems.is_empty()
            && old.problems.is_empty()
            && self.summary == before.summary
            && file.front == old_file.front
            && (file.seen, &file.route, file.slug_line)
                == (old_file.seen, &old_file.route, old_file.slug_line)
            && *media == old.media
            && shown(pictures) == shown(&old.pictures)
            && references.iter().all(is_old)
            && old_targets.all(|target| targets.contains(target.as_str()))
    }
}
