//! The kinds of host that a magazine is built for. They differ in which of our files they read, and in their limits.

use std::fmt::{self, Display, Formatter};

/// A kind of host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Any host that serves files: nothing but the pages and what they load.
    #[default]
    Plain,
    /// Netlify.
    Netlify,
    /// Cloudflare Pages.
    Cloudflare,
    /// GitHub Pages.
    Github,
    /// Amazon S3, usually behind CloudFront.
    S3,
    /// nginx, configured like `hosts/nginx.conf`.
    Nginx,
    /// Caddy, configured like `hosts/Caddyfile`.
    Caddy,
    /// Everything that any host can use. Trunk's hooks build this, as they do not know the host.
    Any,
}

/// What a host takes at most; `None` where it names no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The number of files.
    pub files: Option<usize>,
    /// The size of one file, in bytes.
    pub file: Option<u64>,
    /// The size of all files, in bytes.
    pub site: Option<u64>,
}

impl Target {
    /// The targets that one can choose, with the names by which one does.
    pub const NAMED: [(&'static str, Self); 7] = [
        ("plain", Self::Plain),
        ("netlify", Self::Netlify),
        ("cloudflare", Self::Cloudflare),
        ("github", Self::Github),
        ("s3", Self::S3),
        ("nginx", Self::Nginx),
        ("caddy", Self::Caddy),
    ];

    /// The target of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|(known, _)| *known == name).map(|(_, target)| target)
    }

    /// Whether the host serves compressed copies, `page.html.br` and `page.html.gz`. Others compress by themselves, or
    /// serve every file as it is.
    pub fn serves_compressed_copies(self) -> bool {
        matches!(self, Self::Nginx | Self::Caddy | Self::Any)
    }

    /// Whether the host reads `_headers` and `_redirects`.
    pub fn reads_rules(self) -> bool {
        matches!(self, Self::Netlify | Self::Cloudflare | Self::Any)
    }

    /// Whether the host leaves out files whose names begin with `_` unless there is a file `.nojekyll`.
    pub fn needs_nojekyll(self) -> bool {
        self == Self::Github
    }

    /// What the host takes at most.
    pub fn limits(self) -> Limits {
        const MEBIBYTE: u64 = 1 << 20;
        match self {
            // https://developers.cloudflare.com/pages/platform/limits/
            Self::Cloudflare => Limits { files: Some(20_000), file: Some(25 * MEBIBYTE), site: None },
            // https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits and
            // https://docs.github.com/en/repositories/working-with-files/managing-large-files
            Self::Github => Limits { files: None, file: Some(100 * MEBIBYTE), site: Some(1024 * MEBIBYTE) },
            _ => Limits::default(),
        }
    }
}

impl Display for Target {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain => "any host",
            Self::Netlify => "Netlify",
            Self::Cloudflare => "Cloudflare Pages",
            Self::Github => "GitHub Pages",
            Self::S3 => "S3",
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
            Self::Any => "all hosts",
        })
    }
}
