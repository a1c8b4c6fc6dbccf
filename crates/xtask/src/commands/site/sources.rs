//! Notices changes of what the app and the program are compiled from.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

/// What the app and the program are compiled from.
const SOURCES: [&str; 7] = ["Cargo.toml", "Cargo.lock", "index.html", "src", "style", "public", "crates"];

/// How long nothing may change before a change counts as complete: editors write a file in several steps, and a checkout
/// writes many files.
const PAUSE: Duration = Duration::from_millis(100);

/// The size of each file, and when it was changed.
type State = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// The sources as they were when they were looked at last.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    known: State,
}

impl Sources {
    /// The sources in the folder `root`, as they are now.
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), known: state(root) }
    }

    /// Whether anything has changed since the last call. Waits until the change is complete.
    pub fn changed(&mut self) -> bool {
        let mut now = state(&self.root);
        if now == self.known {
            return false;
        }
        loop {
            thread::sleep(PAUSE);
            let later = state(&self.root);
            if later == now {
                self.known = now;
                return true;
            }
            now = later;
        }
    }
}

fn state(root: &Path) -> State {
    let mut state = State::new();
    SOURCES.iter().for_each(|name| add(root.join(name), &mut state));
    state
}

/// Adds a file, or all files below a folder. What cannot be read is left out: Cargo reports it.
fn add(path: PathBuf, state: &mut State) {
    let Ok(metadata) = fs::metadata(&path) else { return };
    if metadata.is_dir() {
        fs::read_dir(path).into_iter().flatten().flatten().for_each(|entry| add(entry.path(), state));
    } else {
        state.insert(path, (metadata.len(), metadata.modified().ok()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_new_and_deleted_sources_are_noticed_once() {
        let root = std::env::temp_dir().join(format!("xtask-sources-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("src/pages")).unwrap();
        fs::write(root.join("src/main.rs"), "fn main() {}").unwrap();
        let mut sources = Sources::of(&root);
        let mut noticed = |change: &dyn Fn()| {
            change();
            (sources.changed(), sources.changed())
        };
        assert_eq!(noticed(&|| ()), (false, false));
        assert_eq!(noticed(&|| fs::write(root.join("src/main.rs"), "fn main() { }").unwrap()), (true, false));
        assert_eq!(noticed(&|| fs::write(root.join("src/pages/home.rs"), "").unwrap()), (true, false));
        assert_eq!(noticed(&|| fs::remove_file(root.join("src/main.rs")).unwrap()), (true, false));
        assert_eq!(noticed(&|| fs::write(root.join("README.md"), "").unwrap()), (false, false));
        fs::remove_dir_all(&root).unwrap();
    }
}
