//! Generates random sentences that resemble those of an engineering magazine.

use super::chance::Chance;
use std::fmt::Write;

const SUBJECTS: [&str; 36] = [
    "message queues",
    "object storage",
    "edge caches",
    "search indexes",
    "background jobs",
    "service meshes",
    "schema migrations",
    "structured logs",
    "distributed traces",
    "rate limits",
    "connection pools",
    "feature flags",
    "load balancers",
    "time series",
    "build pipelines",
    "code review",
    "incident response",
    "capacity plans",
    "data pipelines",
    "secrets",
    "gateways",
    "replicas",
    "read models",
    "write paths",
    "schedulers",
    "containers",
    "certificates",
    "backups",
    "dashboards",
    "alerts",
    "timeouts",
    "retries",
    "idempotent writes",
    "cursors",
    "file formats",
    "checksums",
];
const PATTERNS: [&str; 18] = [
    "A field guide to {}",
    "What we learned from {}",
    "The cost of {}",
    "Scaling {} step by step",
    "Debugging {} under load",
    "Five mistakes with {}",
    "Moving to {} safely",
    "Testing {} properly",
    "Rethinking {}",
    "An honest review of {}",
    "When not to use {}",
    "Tuning {} for latency",
    "Small teams and {}",
    "The first year of {}",
    "Measuring {} that matter",
    "Living with {}",
    "The end of {}",
    "How {} fail",
];
/// The number of distinct titles; after these, they repeat with a number.
pub const TITLES: usize = SUBJECTS.len() * PATTERNS.len();

const TOPICS: [&str; 24] = [
    "Architecture",
    "Backend",
    "Caching",
    "Careers",
    "Containers",
    "Databases",
    "Design",
    "DevOps",
    "Kubernetes",
    "Languages",
    "Messaging",
    "Networks",
    "Observability",
    "Performance",
    "Postgres",
    "Python",
    "Reliability",
    "Rust",
    "Scaling",
    "Security",
    "Storage",
    "Testing",
    "Tools",
    "WebAssembly",
];
const PARTS: [&str; 12] = [
    "the gateway",
    "the scheduler",
    "the write path",
    "the read replica",
    "the worker pool",
    "the cache",
    "the ingestion service",
    "the query planner",
    "the event log",
    "the session store",
    "the build agent",
    "the edge node",
];
const TROUBLES: [&str; 12] = [
    "tail latency",
    "lock contention",
    "a retry storm",
    "a stampede on the cache",
    "schema drift",
    "clock skew",
    "memory pressure",
    "an unbounded queue",
    "head-of-line blocking",
    "duplicate delivery",
    "a stale read",
    "connection churn",
];
const DEEDS: [&str; 12] = [
    "measure before changing anything",
    "keep the hot path boring",
    "make the failure visible",
    "put a budget on every call",
    "write the rollback first",
    "prefer one queue to three callbacks",
    "delete the code that nobody owns",
    "add a deadline to each request",
    "test with data from production",
    "log the decision and not only the result",
    "ship the smallest useful change",
    "version the contract early",
];
const TIMES: [&str; 8] = [
    "in the first week",
    "after the second incident",
    "during a quiet quarter",
    "on a busy Monday",
    "long before launch",
    "at three in the morning",
    "once traffic had doubled",
    "by the end of the migration",
];
const SENTENCES: [&str; 16] = [
    "The first thing to understand about {s} is that {p} is rarely the bottleneck that people expect.",
    "When {t} appears, the first guess is usually {p}, and {w} that guess turns out to be wrong.",
    "We decided to {d}, which made {p} noticeably easier to reason about.",
    "It is tempting to add another layer in front of {p}, but every layer adds a place where {t} can hide.",
    "A rule that has served us well is to {d}, and then to wait for real numbers.",
    "None of this is specific to {s}; the same holds wherever {p} shares a resource with its neighbours.",
    "If you remember one idea from this section, let it be this: {d}.",
    "The trade is explicit: we accept {t} in one place so that {p} can stay **predictable** in all others.",
    "Benchmarks on a laptop told us nothing about {t}, so we replayed recorded traffic instead.",
    "There is a *large* difference between a system that is fast and one that is predictably fast.",
    "A good default for {s} is a timeout that is shorter than the patience of whoever is waiting.",
    "This is where `backpressure` earns its keep, because {p} can refuse work instead of drowning in it.",
    "Teams that skip this step meet {t} {w}, and by then every fix is expensive.",
    "Nothing here asks for a rewrite; it only asks for the discipline to {d}.",
    "We kept the old path alive behind a flag until the new one had answered a million calls without a mismatch.",
    "Looking back, the most valuable hour was the one {w} in which we agreed to {d}.",
];
const HEADINGS: [&str; 8] = [
    "Why {} are harder than they look",
    "Where the time goes",
    "A minimal working example",
    "How it fails",
    "Measuring the right thing",
    "Rolling it out",
    "What we would do differently",
    "Capacity and cost",
];
const SMALL: [&str; 6] = [
    "Start with the budget",
    "A note on defaults",
    "The small print",
    "Reading the numbers",
    "Edge cases",
    "Trade-offs",
];

/// The subject of an article.
pub fn subject(number: usize) -> &'static str {
    SUBJECTS[number % SUBJECTS.len()]
}

/// The pattern of an article's title, with `{}` in place of the subject.
pub fn pattern(number: usize) -> &'static str {
    PATTERNS[(number / SUBJECTS.len() + number) % PATTERNS.len()]
}

/// Three distinct topics.
pub fn tags(chance: &mut Chance) -> [&'static str; 3] {
    let first = chance.below(TOPICS.len());
    let second = (first + 1 + chance.below(7)) % TOPICS.len();
    let third = (second + 1 + chance.below(7)) % TOPICS.len();
    [TOPICS[first], TOPICS[second], TOPICS[third]]
}

/// Three sentences without markup.
pub fn summary(subject: &str, chance: &mut Chance) -> String {
    let sentences: Vec<String> = (0..3).map(|_| sentence(subject, chance)).collect();
    sentences.join(" ").replace(['*', '`'], "")
}

/// Three to five sentences.
pub fn paragraph(subject: &str, chance: &mut Chance) -> String {
    let count = 3 + chance.below(3);
    (0..count).map(|_| sentence(subject, chance)).collect::<Vec<_>>().join(" ")
}

/// The heading of a section.
pub fn heading(section: usize, number: usize, subject: &str) -> String {
    HEADINGS[(section + number) % HEADINGS.len()].replace("{}", subject)
}

/// The heading of a subsection.
pub fn small_heading(section: usize, number: usize) -> &'static str {
    SMALL[(section + number) % SMALL.len()]
}

/// A list with five items.
pub fn list(chance: &mut Chance) -> String {
    let first = chance.below(DEEDS.len());
    let points = (0..5).map(|point| format!("- Always {}.\n", DEEDS[(first + point) % DEEDS.len()]));
    points.collect::<String>() + "\n"
}

/// A table with five rows of numbers.
pub fn table(chance: &mut Chance) -> String {
    let mut table = String::from("| Approach | Calls | p50 | p99 |\n| --- | ---: | ---: | ---: |\n");
    let first = chance.below(PARTS.len());
    for row in 0..5 {
        let median = 5 + chance.below(55);
        let part = PARTS[(first + row) % PARTS.len()].trim_start_matches("the ");
        let (calls, slow) = (200 + chance.below(90) * 100, median * (3 + chance.below(9)));
        let _ = writeln!(table, "| {part} | {calls} | {median} ms | {slow} ms |");
    }
    table + "\n"
}

fn sentence(subject: &str, chance: &mut Chance) -> String {
    chance
        .pick(&SENTENCES)
        .replace("{s}", subject)
        .replace("{p}", chance.pick(&PARTS))
        .replace("{t}", chance.pick(&TROUBLES))
        .replace("{d}", chance.pick(&DEEDS))
        .replace("{w}", chance.pick(&TIMES))
}
