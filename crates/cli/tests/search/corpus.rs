//! A generated magazine whose articles share their subjects and sentences, and differ only in their titles.

use std::{fmt::Write, fs, path::Path};

const SUBJECTS: [&str; 20] = [
    "connection pooling",
    "feature flags",
    "schema migrations",
    "rate limiting",
    "message queues",
    "object storage",
    "service discovery",
    "blue-green deployments",
    "circuit breakers",
    "event sourcing",
    "background jobs",
    "query planning",
    "full-text indexes",
    "secret rotation",
    "load shedding",
    "structured logging",
    "cursor pagination",
    "distributed tracing",
    "webhook delivery",
    "cold starts",
];

const PATTERNS: [&str; 12] = [
    "Tuning {} for latency",
    "A field guide to {}",
    "When not to use {}",
    "Testing {} without mocks",
    "{} in production: what we learned",
    "The hidden cost of {}",
    "Debugging {} at three in the morning",
    "{} from first principles",
    "Migrating away from {}",
    "{} explained to a new colleague",
    "Monitoring {} with care",
    "Five myths about {}",
];

const SENTENCES: [&str; 10] = [
    "Most teams meet {} long before they have a name for it.",
    "The trade-off of {} is rarely written down, and so it is made twice.",
    "We measured {} for a week and changed nothing else.",
    "A dashboard will not explain {} to whoever is on call.",
    "The first version treated {} as an afterthought, which production did not.",
    "Nobody had tuned the defaults, and nobody remembered who chose them.",
    "Testing it at small scale told us little about the myths we believed.",
    "It is cheaper to debug a system that says what it does.",
    "What we learned fits on one page; the cost of learning it did not.",
    "Away from the hot path the same code can afford to be plain.",
];

/// The title of a generated article.
pub fn title(number: usize) -> String {
    let subject = SUBJECTS[number % SUBJECTS.len()];
    let pattern = PATTERNS[number / SUBJECTS.len() % PATTERNS.len()];
    let title = pattern.replace("{}", subject);
    let mut letters = title.chars();
    let title = letters.next().unwrap().to_uppercase().chain(letters).collect();
    match number / (SUBJECTS.len() * PATTERNS.len()) {
        0 => title,
        part => format!("{title}, part {}", part + 1),
    }
}

/// Writes the content folder of a magazine with `count` articles.
pub fn write(folder: &Path, count: usize) {
    fs::create_dir_all(folder.join("articles")).unwrap();
    fs::write(folder.join("site.toml"), "title = \"Generated\"\nauthor = \"Desk\"\n").unwrap();
    let mut state = 7_usize;
    for number in 0..count {
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let own = SUBJECTS[number % SUBJECTS.len()];
        let mut body = String::new();
        for section in 0..4 {
            let _ = writeln!(body, "## Part {section} of {own}\n");
            for _ in 0..12 {
                let about = if random(3) == 0 { SUBJECTS[random(SUBJECTS.len())] } else { own };
                let _ = writeln!(body, "{}", SENTENCES[random(SENTENCES.len())].replace("{}", about));
            }
        }
        let (year, month, day) = (2016 + number * 8 / count.max(1), number % 12 + 1, number % 27 + 1);
        let topic = own.split(' ').next_back().unwrap();
        let text = format!(
            "---\ntitle: \"{}\"\ndate: {year}-{month:02}-{day:02}\nslug: a{number}\ntopics: [{topic}]\n\
             summary: On one thing.\n---\n\n{body}",
            title(number)
        );
        fs::write(folder.join(format!("articles/a{number}.md")), text).unwrap();
    }
}
