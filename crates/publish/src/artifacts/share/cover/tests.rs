#![allow(clippy::unwrap_used)]
use super::*;

#[test]
fn only_published_files_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let within = folder.path();
    fs::create_dir(within.join("published")).unwrap();
    for path in ["secret.png", "published/ü b.png", "published/.env.png"] {
        fs::write(within.join(path), "").unwrap();
    }
    let published = Output::in_folder(&within.join("published")).unwrap();
    let secret = within.join("secret.png").display().to_string();
    for address in [
        &*secret,
        &*format!("/{secret}"),
        "../secret.png",
        "%2e%2e/secret.png",
        "..%2fsecret.png",
        ".env.png",
        "https://x.example/a.png",
        "//x.example/a.png",
    ] {
        assert_eq!(file(&published, address), None, "{address}");
    }
    for address in ["ü b.png", "/%C3%BC%20b.png", "%C3%BC%20b.png?v=2"] {
        assert!(file(&published, address).is_some(), "{address}");
    }
}
