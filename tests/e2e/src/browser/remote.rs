//! What a browser lets a test do beyond WebDriver: by WebDriver BiDi, or through the server.

use super::{Browser, watch::watch};
use crate::injection::Visitor;
use crate::runtime::wait;
use crate::troubles::Troubles;
use std::sync::{Arc, Mutex, PoisonError};
use thirtyfour::{
    WebDriver,
    bidi::{BiDi, BidiError, BrowsingContextId, PreloadScriptId},
    error::WebDriverError,
};

/// The way into a browser's pages.
pub(super) enum Remote {
    /// A connection to the browser.
    BiDi(Box<Connection>),
    /// Scripts that the server inserts.
    Injection(Arc<Visitor>),
}

/// A connection, and the tab in which tests run.
pub(super) struct Connection {
    pub bidi: BiDi,
    pub context: BrowsingContextId,
    preloads: Mutex<Vec<PreloadScriptId>>,
}

impl Remote {
    /// Connects to a browser in whose pages the function `always` runs first.
    pub fn connect(driver: &WebDriver, always: &str, troubles: &Troubles) -> Result<Self, WebDriverError> {
        let bidi = wait(driver.bidi())?;
        let context = wait(bidi.browsing_context().top_level())?;
        wait(bidi.script().add_preload_script(always))?;
        watch(&bidi, troubles)?;
        Ok(Self::BiDi(Box::new(Connection { bidi, context, preloads: Mutex::default() })))
    }

    /// Runs a function in every page opened from now on, before the page's own scripts.
    pub fn add_preload(&self, function: String) -> Result<(), BidiError> {
        match self {
            Self::BiDi(connection) => {
                let added = wait(connection.bidi.script().add_preload_script(function))?;
                connection.preloads.lock().unwrap_or_else(PoisonError::into_inner).push(added.script);
            }
            Self::Injection(visitor) => visitor.add(function),
        }
        Ok(())
    }

    /// Forgets all added functions.
    pub fn clear_preloads(&self) -> Result<(), BidiError> {
        match self {
            Self::BiDi(connection) => {
                let preloads =
                    std::mem::take(&mut *connection.preloads.lock().unwrap_or_else(PoisonError::into_inner));
                for script in preloads {
                    wait(connection.bidi.script().remove_preload_script(script))?;
                }
            }
            Self::Injection(visitor) => visitor.clear(),
        }
        Ok(())
    }
}

impl Browser {
    /// The BiDi connection.
    ///
    /// # Panics
    /// In browsers without BiDi, in which no test must run that needs it: see [`Ability`](super::Ability).
    pub(super) fn connection(&self) -> &Connection {
        match &self.remote {
            Remote::BiDi(connection) => connection,
            Remote::Injection(_) => panic!("{} cannot do this: the test must not run in it", self.kind),
        }
    }
}
