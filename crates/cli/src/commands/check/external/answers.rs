//! Answers of other sites, kept for a day.

use super::Answer;
use content::files;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// How long an answer is used, in seconds.
const DAY: i64 = 24 * 60 * 60;

/// The longest file of answers that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// The answers by address, each with the second since 1970 at which it was given.
#[derive(Debug, Default)]
pub struct Answers(BTreeMap<String, (i64, Answer)>);

impl Answers {
    /// Reads the answers that are not older than a day; none if there are none, or the file is damaged.
    pub fn read(file: &Path, now: Timestamp) -> Self {
        let text = files::read(file, LARGEST).unwrap_or_default();
        let mut answers: BTreeMap<String, (i64, Answer)> = serde_json::from_slice(&text).unwrap_or_default();
        answers.retain(|_, (at, _)| (0..DAY).contains(&(now.as_second() - *at)));
        Self(answers)
    }

    /// The answer for an address.
    pub fn get(&self, page: &str) -> Option<&Answer> {
        self.0.get(page).map(|(_, answer)| answer)
    }

    /// Adds a new answer.
    pub fn add(&mut self, page: String, answer: Answer, now: Timestamp) {
        self.0.insert(page, (now.as_second(), answer));
    }

    /// Writes the answers, without those about pages that do not exist: whoever has mended a link wants to see it.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let kept: BTreeMap<_, _> =
            self.0.iter().filter(|(_, (_, answer))| !matches!(answer, Answer::Broken(_))).collect();
        files::put(file, &serde_json::to_vec(&kept)?).map(drop)
    }
}
