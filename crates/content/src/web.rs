//! Checks URLs in settings, front matter and hand-written data. They are parsed as browsers parse them, so that none
//! means something else to a reader's browser.

use url::Url;

/// Why a URL is refused: what it is not, and the fix.
pub type Refused = (&'static str, &'static str);

/// Parses a web URL with scheme and host. URLs with a user name or password are refused, so that none is published.
///
/// # Errors
/// Fails on any other text.
pub fn absolute(text: &str) -> Result<Url, Refused> {
    let refused = ("an absolute URL", "start it with `https://`");
    if text.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Err(refused);
    }
    let url = Url::parse(text).map_err(|_| refused)?;
    let no_credentials = url.username().is_empty() && url.password().is_none();
    let slashes = text.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//"));
    if matches!(url.scheme(), "http" | "https") && url.has_host() && no_credentials && slashes {
        Ok(url)
    } else {
        Err(refused)
    }
}

/// Normalises the URL of a magazine's front page, which ends with a slash.
///
/// # Errors
/// Fails if this is not an absolute URL, or has a query or fragment.
pub fn home(text: &str) -> Result<String, Refused> {
    let mut url = absolute(text)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(("the URL of a folder", "remove everything from the `?` or `#` on"));
    }
    let path = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url.into())
}

/// Checks a link target: a web or mail URL, or a path below the magazine's root.
///
/// # Errors
/// Fails on anything that a browser would treat differently, such as a script.
pub fn link(text: &str) -> Result<(), Refused> {
    let refused = ("a valid address", "write a path like `about/`, or start it with `https://` or `mailto:`");
    if text.is_empty() || text.contains(char::is_control) {
        return Err(refused);
    }
    let inside = Url::parse("https://magazine.invalid/").and_then(|home| home.join(text));
    match inside.map_err(|_| refused)?.scheme() {
        "https" | "http" | "mailto" => Ok(()),
        _ => Err(refused),
    }
}

/// Checks a link to a person or another site: a web or mail URL.
///
/// # Errors
/// Fails on paths, and on anything that a browser would treat differently.
pub fn outside(text: &str) -> Result<(), Refused> {
    let refused = ("an absolute URL", "start it with `https://` or `mailto:`");
    match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => link(text).map_err(|_| refused),
        _ => absolute(text).map(drop).map_err(|_| refused),
    }
}

/// Checks the URL of an image: a web URL, or a path that stays below the magazine's root.
///
/// # Errors
/// Fails on any other text, including what would end the URL in a `srcset`.
pub fn picture(text: &str) -> Result<(), Refused> {
    if text.contains(':') {
        return absolute(text).map(drop);
    }
    let refused = ("a path below the magazine's root", "write it like `media/bridge.jpg`");
    let odd = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8().map_err(|_| refused)?;
    let inner = decoded.strip_prefix('/').unwrap_or(&decoded);
    let plain = !text.contains(odd) && inner.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if plain && !decoded.contains(['\\', '\0']) { Ok(()) } else { Err(refused) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that must never become links.
    const HOSTILE: &[&str] = &[
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.example/1",
    ];

    #[test]
    fn hostile_urls_are_rejected() {
        for text in HOSTILE {
            assert!(absolute(text).is_err() && link(text).is_err() && outside(text).is_err(), "{text:?}");
            assert!(home(text).is_err() && picture(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn home_urls_are_normalised_folders() {
        for (text, expected) in [
            ("https://x.example", Some("https://x.example/")),
            ("https://X.example/blog", Some("https://x.example/blog/")),
            ("https://x.example/a\"b/", Some("https://x.example/a%22b/")),
            ("https://bücher.example/ü/", Some("https://xn--bcher-kva.example/%C3%BC/")),
            ("https://x.example/?a", None),
            ("https://x.example/#a", None),
            ("https://user:secret@x.example/", None),
            ("https:x.example", None),
            ("https://", None),
            ("x.example", None),
            ("https://x.exam ple/", None),
        ] {
            assert_eq!(home(text).ok().as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn links_lead_to_sites_mail_and_pages() {
        for text in [
            "https://a.example/",
            "mailto:a@b.example",
            "about/",
            "/about/",
            "#top",
            "feed.xml",
            "//a.example/",
        ] {
            assert!(link(text).is_ok(), "{text}");
        }
        for text in ["https://a.example/", "mailto:a@b.example", "MAILTO:a@b.example"] {
            assert!(outside(text).is_ok(), "{text}");
        }
        for text in ["jane.example", "/about/", "//a.example/", "tel:+49"] {
            assert!(outside(text).is_err(), "{text}");
        }
    }

    #[test]
    fn pictures_must_be_below_the_root() {
        for text in ["media/a.jpg", "/media/~/ü-*", "https://a.example/b.png", "a,b.png"] {
            assert!(picture(text).is_ok(), "{text}");
        }
        for text in [
            "../a.png",
            "media/../../a.png",
            "%2e%2e/a.png",
            "media/..%2fa.png",
            "a\\..\\b",
            "//a.example/b",
            "a b",
            "a//b",
        ] {
            assert!(picture(text).is_err(), "{text}");
        }
    }
}
