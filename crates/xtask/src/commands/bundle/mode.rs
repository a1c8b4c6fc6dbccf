//! What an app is compiled for.

/// What an app is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// For readers: small, which takes minutes.
    Release,
    /// For those who change it: in seconds after a change.
    Development,
}

impl Mode {
    /// Cargo's options for it.
    pub fn options(self) -> &'static [&'static str] {
        match self {
            Self::Release => &["--release"],
            Self::Development => &[],
        }
    }

    /// The folder in which Cargo puts what it has compiled with these options.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Development => "debug",
        }
    }
}
