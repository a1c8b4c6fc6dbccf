//! The Content-Security-Policy, which travels in the page itself: it names the page's inline scripts and styles by
//! hash, so every host enforces the same one without being configured.

pub mod changes;

use crate::error::RenderError;
use base64::{Engine, prelude::BASE64_STANDARD};
use content::host::Host;
use contract::error::LoadError;
use contract::model::Allowed;
use contract::url::FRONT;
use lol_html::{RewriteStrSettings, rewrite_str, text};
use sha2::{Digest, Sha256};

/// Hosts besides the magazine's own that the policy lets through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosts {
    pictures: Vec<Host>,
    frames: Vec<Host>,
}

impl Hosts {
    /// The hosts that a magazine names.
    ///
    /// # Errors
    /// What is no host.
    pub fn new(allow: &Allowed) -> Result<Self, RenderError> {
        let host = |text: &String| {
            Host::parse(text).ok_or_else(|| LoadError::Format {
                path: FRONT.to_owned(),
                reason: format!("`{text}` under `allow` is not a host"),
            })
        };
        let hosts = |texts: &[String]| texts.iter().map(host).collect::<Result<_, _>>();
        Ok(Self { pictures: hosts(&allow.pictures)?, frames: hosts(&allow.frames)? })
    }
}

/// The policy for a document with the inline scripts and styles of `template`. `frame-ancestors` is left to a
/// header, where alone it counts.
///
/// # Errors
/// Where `template` cannot be read as HTML.
pub fn policy(template: &str, allow: &Hosts) -> Result<String, RenderError> {
    let scripts = hashes(template, "script:not([type='application/ld+json'])")?;
    let styles = hashes(template, "style")?;
    let frames = if allow.frames.is_empty() { " 'none'".to_owned() } else { secure(&allow.frames) };
    Ok([
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        format!("style-src 'self'{styles}"),
        format!("img-src 'self' data:{}", secure(&allow.pictures)),
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

/// Hosts as sources of a policy, each after a space.
fn secure(hosts: &[Host]) -> String {
    hosts.iter().map(|host| format!(" https://{host}")).collect()
}

/// The hashes of what stands inside the elements that `selector` finds, each after a space.
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
    fn hosts_that_the_publisher_names_are_let_through() -> Result<(), RenderError> {
        let allow =
            Allowed { pictures: vec!["pictures.example".into()], frames: vec!["player.example".into()] };
        let wide = policy("", &Hosts::new(&allow)?)?;
        assert!(wide.contains("img-src 'self' data: https://pictures.example;"), "{wide}");
        assert!(wide.contains("frame-src https://player.example;"), "{wide}");
        assert!(policy("", &Hosts::default())?.contains("frame-src 'none';"));
        Ok(())
    }

    #[test]
    fn no_host_says_anything_else() {
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
    fn inline_scripts_and_styles_are_named() -> Result<(), RenderError> {
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
