#![allow(clippy::unwrap_used)]
use super::*;

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn a_file_is_read_up_to_its_limit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a");
    fs::write(&file, "12345").unwrap();
    assert_eq!(read(&file, 5).unwrap(), b"12345");
    assert_eq!(read(&file, 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    assert_eq!(read(folder.path(), 5).unwrap_err().kind(), io::ErrorKind::InvalidInput);
    assert_eq!(read(&folder.path().join("none"), 5).unwrap_err().kind(), io::ErrorKind::NotFound);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_rejected() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for file in [&*pipe, Path::new("/dev/zero")] {
        assert_eq!(read(file, 5).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{}", file.display());
    }
}

#[test]
fn the_longest_file_name_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let name = "n".repeat(255);
    put(&folder.path().join(&name), b"1").unwrap();
    put(&folder.path().join(&name), b"2").unwrap();
    assert_eq!(names(folder.path()), [name]);
}

#[test]
fn failed_writes_leave_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a")).unwrap();
    put(&folder.path().join("a"), b"1").unwrap_err();
    put(&folder.path().join("b".repeat(256)), b"1").unwrap_err();
    assert_eq!(names(folder.path()), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_replaced_and_not_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (folder.path().join("target"), folder.path().join("link"));
    fs::write(&target, "mine").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    create(&link, b"new").unwrap_err();
    put(&link, b"new").unwrap();
    assert_eq!((fs::read(&target).unwrap(), fs::read(&link).unwrap()), (b"mine".to_vec(), b"new".to_vec()));
}

#[test]
fn only_our_own_old_temporary_files_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let (mine, young) = (temporary_name(), temporary_name());
    let names = [
        &*mine,
        &*young,
        ".broadsheet-1-2.new",
        ".broadsheet-a-b-c.old",
        ".broadsheet-a-b-g.new",
        "broadsheet-a-b-c.new",
    ];
    for name in names {
        let file = File::create(folder.path().join(name)).unwrap();
        if name != young {
            file.set_modified(SystemTime::now() - ABANDONED * 2).unwrap();
        }
    }
    remove_temporary(folder.path(), ABANDONED);
    let left = names.map(|name| folder.path().join(name).exists());
    assert_eq!(left, [false, true, true, true, true, true]);
}
