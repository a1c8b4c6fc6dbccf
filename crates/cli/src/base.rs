//! The address of a magazine: its URL, and the path that it is served under.

use crate::failure::Failure;
use content::options::Options;
use content::{site_config, web};
use contract::url;

/// Sets the path that the magazine is served under: that of `base_url`, or else of `url` in `site.toml`.
///
/// # Errors
/// `base_url` is not a URL.
pub fn set(options: &mut Options, base_url: Option<&str>) -> Result<(), Failure> {
    if let Some(base_url) = base_url {
        let home = web::home(base_url).map_err(|(what, help)| {
            Failure::Usage(format!("`--base-url {base_url}` is not {what}\n  = help: {help}"))
        })?;
        options.url = Some(home);
    }
    let url = options.url.clone().unwrap_or_else(|| site_config::settings(options).0.site.url);
    url::set_base(path_of(&url));
    Ok(())
}

/// The path of a URL, or of a path.
pub fn path_of(base: &str) -> &str {
    match base.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
        None => base,
    }
}

/// Whether the magazine is served under the path of this URL.
pub fn is_path_of(home: &str) -> bool {
    path_of(home).trim_end_matches('/') == url::base().trim_end_matches('/')
}
