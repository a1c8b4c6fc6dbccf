//! Recognises bots by their user agent.

use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Patterns of known crawlers; the file names their source.
const CRAWLERS: &str = include_str!("crawlers.txt");

/// Patterns for programs not in that list. No browser includes a contact address.
const PROGRAMS: &str = "(?i:https?://|@[a-z0-9.-]*\\.[a-z]{2}|bot|crawl|spider|slurp|fetch|monitor|archiver|preview|http-?client|headless|^java/|^php/|^ruby|^perl|^node)";

/// Maximum number of cached agents. The cache is cleared when full, because a few agents make up almost all lines.
const REMEMBERED: usize = 50_000;

/// Maximum length of an agent, in bytes; browsers stay below.
const LONGEST: usize = 1_000;

/// All patterns as one regex, compiled on first use because that takes longer than counting a few thousand lines. A
/// test checks that it compiles.
static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let patterns = CRAWLERS.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let joined = patterns.map(|pattern| format!("(?:{pattern})")).collect::<Vec<_>>().join("|");
    Regex::new(&format!("{PROGRAMS}|{joined}")).ok()
});

/// Distinguishes people from bots.
#[derive(Default)]
pub struct Agents {
    known: HashMap<String, bool>,
}

impl Agents {
    /// Whether this agent belongs to a bot. A missing agent counts as one, because browsers always send theirs.
    pub fn is_bot(&mut self, agent: &str) -> bool {
        if agent.len() < 2 || agent.len() > LONGEST {
            return true;
        }
        if let Some(known) = self.known.get(agent) {
            return *known;
        }
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        // CUBOT is a phone maker that appears in the agent of its browsers.
        let named = agent.replace("CUBOT", "");
        let bot = PATTERN.as_ref().is_some_and(|crawlers| crawlers.is_match(&named));
        self.known.insert(agent.to_owned(), bot);
        bot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bots_are_distinguished_from_browsers() {
        let mut agents = Agents::default();
        assert!(PATTERN.is_some(), "every pattern of the list can be read");
        for agent in [
            "",
            "-",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "Mozilla/5.0 (compatible; Ezooms/1.0; help@moz.com)",
            "Mozilla/5.0 (compatible; SiteExplorer/1.0b; +http://siteexplorer.info/)",
            "curl/8.5.0",
            "Wget/1.21",
            "python-requests/2.32",
            "Go-http-client/2.0",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/133.0.0.0 Safari/537.36",
            "FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)",
            "facebookexternalhit/1.1",
        ] {
            assert!(agents.is_bot(agent), "{agent}");
        }
        for agent in [
            "Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 14; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1 (Ecosia ios@11.2.0.2061)",
            "Lynx/2.9.0 libwww-FM/2.14",
        ] {
            assert!(!agents.is_bot(agent), "{agent}");
        }
    }
}
