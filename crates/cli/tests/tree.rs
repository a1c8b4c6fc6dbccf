//! The files below a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The bytes of each file by its path below the folder, with `/` between the parts.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
    files
        .filter(|file| file.file_type().is_file())
        .map(|file| (name(file.path()), fs::read(file.path()).unwrap()))
        .collect()
}
