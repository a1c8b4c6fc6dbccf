//! Finds the app that the program contains, and lays it out in a folder, with the publisher's own files.

use crate::failure::Failure;
use crate::location::Location;
use bundle::{Bundle, TEMPLATE};
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use contract::url;
use publish::error::RenderError;
use publish::output::{Output, inner};
use publish::theme::Look;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The variable that names a folder with another app, for those who change it.
pub const VARIABLE: &str = "BROADSHEET_BUNDLE";

/// The folder with the app's own typeface.
const FONTS: &str = "fonts";

/// How the addresses of the app's program begin in the template, which is for a magazine at the root of a host.
const PROGRAM: &str = "/broadsheet-app-";

/// Names in `public/` that belong to systems and version control.
const OF_SYSTEMS: [&str; 4] = [".DS_Store", ".git", "Thumbs.db", "desktop.ini"];

/// The app: the one in the folder that `BROADSHEET_BUNDLE` names, or the one compiled into this program.
///
/// # Errors
/// The folder cannot be read, or this program has been compiled without an app.
pub fn find() -> Result<Bundle, Failure> {
    if let Some(folder) = std::env::var_os(VARIABLE).filter(|name| !name.is_empty()) {
        let folder = PathBuf::from(folder);
        return Bundle::read(&folder)
            .map_err(|error| Failure::Other(format!("{VARIABLE}: {}: {error}", folder.display())));
    }
    Bundle::embedded().ok_or_else(|| {
        let help = "install it with `cargo xtask install` in a checkout of Broadsheet";
        Failure::Other(format!("this program was compiled without the app\n  = help: {help}"))
    })
}

/// Adds the app's files to a site, for a magazine at [`url::base`].
///
/// # Errors
/// A file cannot be written.
pub fn write(bundle: &Bundle, output: &Output) -> Result<(), RenderError> {
    for (path, bytes) in bundle.files() {
        let template = (path == TEMPLATE).then(|| template(bytes));
        let bytes = template.as_ref().map_or(bytes, |text| text.as_bytes());
        output.put(path, bytes)?;
    }
    Ok(())
}

/// Puts a look on a site's template, and adds its files.
///
/// # Errors
/// A file cannot be read or written.
pub fn dress(mut look: Look, output: &Output) -> Result<(), RenderError> {
    let template = output.text(TEMPLATE).map_err(output.at(TEMPLATE))?;
    let dressed = look.apply(&template)?;
    if !look.uses_own_typeface() {
        output.remove_folder(FONTS)?;
    }
    look.write(output)?;
    if dressed == template { Ok(()) } else { output.put(TEMPLATE, dressed.as_bytes()) }
}

/// The page template with the addresses of this magazine.
fn template(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace(PROGRAM, &format!("{}{}", url::base(), &PROGRAM[1..]))
}

/// Adds the publisher's own files to a site, in place of the app's files of the same name.
///
/// # Errors
/// A file cannot be read or written, or would take the place of the front page.
pub fn add_public(location: &Location, output: &Output) -> Result<(), Diagnostics> {
    check_public(location)?;
    let public = location.public();
    if public.is_dir() {
        copy(&public, "", output)?;
    }
    match &location.data {
        Some(data) if *data == location.root => copy_data(data, output),
        _ => Ok(()),
    }
}

/// Checks that no file of the publisher's would take the place of the front page.
///
/// # Errors
/// One would.
pub fn check_public(location: &Location) -> Result<(), Diagnostics> {
    let front = location.public().join(TEMPLATE);
    if front.exists() {
        let help = "remove it, or give it another name, such as `public/welcome/index.html`";
        let message = "this file has the address of the magazine's front page";
        return Err(Diagnostic::in_file(Code::AddressConflict, &front, message, help).into());
    }
    Ok(())
}

/// Reports the first file of `public/` that a build could not copy.
///
/// # Errors
/// It cannot be read.
pub fn check_readable(location: &Location) -> Result<(), Diagnostics> {
    let public = location.public();
    if !public.is_dir() {
        return Ok(());
    }
    files_of(&public).try_for_each(|file| {
        let file = file?;
        fs::File::open(&file).map(drop).map_err(|error| Diagnostic::unreadable(&file, &error).into())
    })
}

/// Copies hand-written data from the folder that it lies in.
///
/// # Errors
/// A file cannot be read or written.
pub fn copy_data(root: &Path, output: &Output) -> Result<(), Diagnostics> {
    copy_file(&root.join(url::FRONT), url::FRONT, output)?;
    let data = root.join("data");
    if data.is_dir() { copy(&data, "data/", output) } else { Ok(()) }
}

/// Copies all files of a folder, following symbolic links. They are copied and not linked: what a host or a publisher
/// changes in the output must not change the source.
fn copy(from: &Path, to: &str, output: &Output) -> Result<(), Diagnostics> {
    files_of(from).try_for_each(|file| {
        let file = file?;
        // A name that is not Unicode has no address.
        inner(from, &file).map_or(Ok(()), |path| copy_file(&file, &format!("{to}{path}"), output))
    })
}

/// All files of a folder, following symbolic links, without those of systems.
fn files_of(folder: &Path) -> impl Iterator<Item = Result<PathBuf, Diagnostics>> {
    let is_ours = |entry: &DirEntry| !OF_SYSTEMS.iter().any(|other| entry.file_name() == *other);
    let walk = WalkDir::new(folder).follow_links(true).into_iter().filter_entry(is_ours);
    walk.filter_map(move |entry| match entry {
        Ok(entry) => entry.file_type().is_file().then(|| Ok(entry.into_path())),
        Err(error) => {
            let path = error.path().unwrap_or(folder).to_owned();
            Some(Err(Diagnostic::unreadable(&path, &error).into()))
        }
    })
}

fn copy_file(from: &Path, path: &str, output: &Output) -> Result<(), Diagnostics> {
    output.copy(path, from).map_err(|error| Diagnostic::unwritable(&output.below(path), &error).into())
}
