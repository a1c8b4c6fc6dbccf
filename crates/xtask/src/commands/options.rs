//! The options of commands that do not pass them on to another program.

use crate::{run::Failure, workspace::absolute};
use std::path::PathBuf;

/// The absolute path given by the option `name`, the only one that is allowed.
pub fn folder(arguments: &[String], name: &str) -> Result<Option<PathBuf>, Failure> {
    let value = match arguments {
        [] => return Ok(None),
        [option, value] if option == name => value,
        [option] => option.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')).unwrap_or_default(),
        _ => "",
    };
    if value.is_empty() || value.starts_with('-') {
        let what = format!("unknown options `{}`", arguments.join(" "));
        return Err(Failure::new(what, format!("the only option is `{name} DIR`")));
    }
    Ok(Some(absolute(value.into())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_is_read_in_both_forms() {
        let folder = |line: &str| {
            let arguments: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
            folder(&arguments, "--root")
        };
        assert_eq!(folder("").unwrap(), None);
        assert_eq!(folder("--root /a").unwrap(), Some("/a".into()));
        assert_eq!(folder("--root=/a").unwrap(), Some("/a".into()));
        for wrong in ["--out /a", "--root", "--root=", "/a", "--root --out", "--root /a /b"] {
            assert!(folder(wrong).is_err(), "{wrong}");
        }
    }
}
