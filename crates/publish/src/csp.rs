//! The Content-Security-Policy. It is a `<meta>` element in the page itself, which allows inline scripts and styles by
//! hash, so that every host enforces the same policy without configuration.

pub mod changes;

use crate::error::RenderError;
use base64::{Engine, prelude::BASE64_STANDARD};
use content::host::Host;
use contract::error::LoadError;
use contract::model::Allowed;
use contract::url::FRONT;
use lol_html::{RewriteStrSettings, rewrite_str, text};
use sha2::{Digest, Sha256};

/// Hosts that the policy allows in addition to the site's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosts {
    pictures: Vec<Host>,
    frames: Vec<Host>,
}

impl Hosts {
    /// Parses the hosts in the site's configuration.
    ///
    /// # Errors
    /// A text that is not a host name.
    pub fn new(allow: &Allowed) -> Result<Self, RenderError> {
        let host = |text: &String| {
            Host::parse(text).ok_or_else(|| LoadError::Format {
                path: FRONT.to_owned(),
                reason: format!("`{text}` under `allow` is not a host name"),
            })
        };
        let hosts = |texts: &[String]| texts.iter().map(host).collect::<Result<_, _>>();
        Ok(Self { pictures: hosts(&allow.pictures)?, frames: hosts(&allow.frames)? })
    }
}

/// The most hosts of pictures that the policy lists; with more, it allows all that are encrypted. Every page carries the
/// list, and the hosts of pictures in texts are checked one by one all the same.
const MOST_HOSTS: usize = 30;

/// The policy for a document with the inline scripts and styles of `template`. It omits `frame-ancestors`, which only
/// works in a header.
///
/// # Errors
/// `template` is invalid HTML.
pub fn policy(template: &str, allow: &Hosts) -> Result<String, RenderError> {
    let scripts = hashes(template, "script:not([type='application/ld+json'])")?;
    let styles = hashes(template, "style")?;
    let frames = if allow.frames.is_empty() { " 'none'".to_owned() } else { secure(&allow.frames) };
    let pictures =
        if allow.pictures.len() > MOST_HOSTS { " https:".to_owned() } else { secure(&allow.pictures) };
    Ok([
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        format!("style-src 'self'{styles}"),
        format!("img-src 'self' data:{pictures}"),
        "media-src 'self'".to_owned(),
        format!("frame-src{frames}"),
        "font-src 'self'".to_owned(),
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "form-action 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "trusted-types broadsheet".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
    ]
    .join("; "))
}

/// The hosts as CSP sources, each preceded by a space.
fn secure(hosts: &[Host]) -> String {
    hosts.iter().map(|host| format!(" https://{host}")).collect()
}

/// The hashes of the contents of all elements that match `selector`, each preceded by a space.
fn hashes(template: &str, selector: &str) -> Result<String, RenderError> {
    let mut hashes = String::new();
    let mut content = String::new();
    let read = RewriteStrSettings::new().append_element_content_handler(text!(selector, |chunk| {
        content.push_str(chunk.as_str());
        if chunk.last_in_text_node() && !content.is_empty() {
            let hash = BASE64_STANDARD.encode(Sha256::digest(content.as_bytes()));
            hashes.push_str(&format!(" 'sha256-{hash}'"));
            content.clear();
        }
        Ok(())
    }));
    rewrite_str(template, read).map_err(|error| RenderError::Template(error.to_string()))?;
    Ok(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configured_hosts_are_allowed() -> Result<(), RenderError> {
        let allow =
            Allowed { pictures: vec!["pictures.example".into()], frames: vec!["player.example".into()] };
        let wide = policy("", &Hosts::new(&allow)?)?;
        assert!(wide.contains("img-src 'self' data: https://pictures.example;"), "{wide}");
        assert!(wide.contains("frame-src https://player.example;"), "{wide}");
        assert!(policy("", &Hosts::default())?.contains("frame-src 'none';"));
        Ok(())
    }

    #[test]
    fn many_hosts_are_not_listed() -> Result<(), RenderError> {
        let hosts = |count: usize| (0..count).map(|number| format!("h{number}.example")).collect();
        let policy =
            |count| policy("", &Hosts::new(&Allowed { pictures: hosts(count), ..Allowed::default() })?);
        assert!(policy(MOST_HOSTS)?.contains("https://h29.example;"));
        assert!(policy(MOST_HOSTS + 1)?.contains("img-src 'self' data: https:;"));
        Ok(())
    }

    #[test]
    fn hosts_cannot_inject_directives() {
        let frame = "x.example; script-src-elem 'unsafe-inline' *; script-src-attr 'unsafe-inline'";
        for allow in [
            Allowed { frames: vec![frame.into()], ..Allowed::default() },
            Allowed { pictures: vec!["x\"><img src=x>".into()], ..Allowed::default() },
            Allowed { pictures: vec!["x *".into()], ..Allowed::default() },
        ] {
            assert!(Hosts::new(&allow).is_err());
        }
    }

    #[test]
    fn inline_scripts_and_styles_are_allowed_by_hash() -> Result<(), RenderError> {
        let policy = policy(
            "<script>alert(1)</script><script src=a.js></script><style>a{}</style>",
            &Hosts::default(),
        )?;
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert!(policy.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{policy}");
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        Ok(())
    }
}
