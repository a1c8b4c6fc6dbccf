//! What stays in the output folder: checks it, and lists what the next build may keep.

use super::Dist;
use crate::output::{Entry, Made, Output};
use crate::writer::build_manifest::own_stamp;
use crate::writer::together;
use content::diagnostics::{Code, Diagnostics};
use content::files::below;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Message and fix for a file that was changed by others while the site was made.
const DISTURBED: (&str, &str) = ("this was changed or deleted during the build", "build again");

impl Dist {
    /// Checks that the files that are kept are still there, unchanged.
    pub(super) fn check_kept(&self, output: &Output, site: &[(String, Entry)]) -> Result<(), Diagnostics> {
        let is_changed = |path: &str| {
            let stamp = output.earlier().get(path).map(|made| made.stamp);
            own_stamp(&below(&self.folder, path)) != stamp
        };
        let changed = site.par_iter().filter(|(path, entry)| entry.is_kept() && is_changed(path));
        let changed: Vec<&str> = changed.map(|(path, _)| &**path).collect();
        let mut problems = Diagnostics::default();
        problems.extend(together(&self.folder, changed.into_iter(), Code::ForeignOutput, DISTURBED));
        problems.checked().map(drop)
    }

    /// What the next build may keep.
    pub(super) fn made<'s>(&self, output: &Output, site: &'s [(String, Entry)]) -> BTreeMap<&'s str, Made> {
        let made = site.par_iter().filter_map(|(path, entry)| {
            let stamp = match output.earlier().get(path) {
                Some(made) if entry.is_kept() => made.stamp,
                _ => own_stamp(&below(&self.folder, path))?,
            };
            Some((&**path, Made { of: entry.of, hash: entry.hash, stamp }))
        });
        made.collect()
    }
}
