//! The kinds of browsers, and what some of them cannot do for a test.

use crate::places;
use std::fmt;

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKit in the small browser that comes with WebKitGTK, through WebKitWebDriver.
    WebKit,
}

/// Something that a test needs and that not every kind of browser can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// Opening tabs by modified clicks: under a driver, WebKitGTK's browser follows the link in the same tab.
    Tabs,
    /// Being offline, which the driver must be able to simulate.
    Offline,
    /// Printing to a PDF.
    Printing,
    /// Reading the text of a PDF, in a viewer that is a page.
    ReadingPdf,
    /// Another ratio of device pixels to CSS pixels.
    PixelRatio,
}

impl Kind {
    /// The kinds in which tests run here: WebKit only where it is installed, as `cargo xtask test` does on Debian.
    pub fn tested() -> Vec<Self> {
        let mut kinds = vec![Self::Chromium, Self::Firefox];
        let webkit = places::webkit_driver().is_some() && places::xvfb().is_some();
        kinds.extend(webkit.then_some(Self::WebKit));
        kinds
    }

    /// Whether a test that needs this ability can run in this kind of browser.
    pub fn can(self, ability: Ability) -> bool {
        match ability {
            Ability::ReadingPdf => self == Self::Firefox,
            // WebDriver BiDi provides each of the others, and WebKitGTK 2.50 does not have it.
            Ability::Tabs | Ability::Offline | Ability::Printing | Ability::PixelRatio => self.has_bidi(),
        }
    }

    /// Whether the driver speaks WebDriver BiDi. Pages of other browsers are reached through [`crate::injection`].
    pub(super) fn has_bidi(self) -> bool {
        self != Self::WebKit
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}
