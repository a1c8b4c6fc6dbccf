//! Generated cover art: a small SVG derived from the article itself.
//!
//! The topic picks the motif, the slug the palette and the title the details, so an article keeps its cover and no two
//! look alike. Colours are the classes `art-0` to `art-5`, `a`, `b` and `c`; the style sheet defines them for each
//! theme.

use contract::text::fnv_1a;
use std::fmt::Write;

/// Width and height of the `viewBox`.
const SIZE: (u32, u32) = (320, 200);

/// Number of palettes in the style sheet.
const PALETTES: u64 = 6;

/// Hash seed, chosen so that topics common in magazines get different motifs.
const SALT: u64 = 0x1_6176;

/// Returns one `<svg>` element of a few hundred bytes.
pub fn art(topic: &str, title: &str, slug: &str) -> String {
    let mut dice = Dice(fnv_1a(SALT, title.bytes()));
    let motif = MOTIFS[motif(topic)];
    let palette = Dice(fnv_1a(SALT, slug.bytes())).up_to(PALETTES);
    let (width, height) = SIZE;
    format!(
        r#"<svg class="b-art b-art-{palette}" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true">{}</svg>"#,
        motif(&mut dice)
    )
}

fn motif(topic: &str) -> usize {
    Dice(fnv_1a(SALT, topic.bytes())).up_to(MOTIFS.len() as u64) as usize
}

type Motif = fn(&mut Dice) -> String;

const MOTIFS: [Motif; 6] = [stacks, arcs, layers, rings, paths, arches];

/// Rows of boxes, like stacked containers.
fn stacks(dice: &mut Dice) -> String {
    let mut fills = [String::new(), String::new(), String::new()];
    for row in 0..5 {
        let mut x = -(dice.up_to(40) as i64);
        while x < 320 {
            let width = 24 + 16 * dice.up_to(5) as i64;
            let kind = dice.up_to(5) as usize;
            if let Some(fill) = fills.get_mut(kind) {
                let _ =
                    write!(fill, "M{x} {top}h{inner}v34h-{inner}z", top = row * 40 + 3, inner = width - 6);
            }
            x += width;
        }
    }
    classes(&fills)
}

/// Truchet tiles: quarter circles.
fn arcs(dice: &mut Dice) -> String {
    let mut lines = String::new();
    for (x, y) in (0..4).flat_map(|x| (0..3).map(move |y| (x * 80, y * 80 - 20))) {
        // From the middle of the top edge to one side, and from the other side to the middle of the bottom edge.
        let _ = if dice.up_to(2) == 0 {
            write!(lines, "M{} {y}a40 40 0 0 1-40 40m80 0a40 40 0 0 0-40 40", x + 40)
        } else {
            write!(lines, "M{} {y}a40 40 0 0 0 40 40m-80 0a40 40 0 0 1 40 40", x + 40)
        };
    }
    let (x, y) = (dice.up_to(4) * 80 + 40, dice.up_to(2) * 80 + 60);
    format!(r#"<path class="s" stroke-width="26" d="{lines}"/><circle class="b" cx="{x}" cy="{y}" r="22"/>"#)
}

/// Stacked plates in perspective.
fn layers(dice: &mut Dice) -> String {
    let count = 4 + dice.up_to(3);
    let gap = 108 / count;
    let mut plates = String::new();
    for index in 0..count {
        let shift = dice.up_to(40) as i64 - 20;
        let reach = 90 + dice.up_to(50) as i64;
        let class = ["a", "b", "a", "c"][((index + dice.up_to(2)) % 4) as usize];
        let top = 132 - (index * gap) as i64 - reach / 4;
        let _ = write!(
            plates,
            r#"<path class="{class} e" d="M{} {top}l{reach} {half}-{reach} {half}-{reach}-{half}z"/>"#,
            160 + shift,
            half = reach / 2 - 6,
        );
    }
    plates
}

/// Concentric rings, each with a gap.
fn rings(dice: &mut Dice) -> String {
    let (x, y) = (90 + dice.up_to(140), 70 + dice.up_to(60));
    let mut rings = String::new();
    for index in 0..7 {
        let radius = 14 + index * 26;
        let round = radius * 44 / 7;
        let gap = 10 + dice.up_to(round / 3);
        let class = ["s", "t", "u"][dice.up_to(3) as usize];
        let _ = write!(
            rings,
            r#"<circle class="{class}" stroke-width="13" cx="{x}" cy="{y}" r="{radius}" stroke-dasharray="{} {gap}" stroke-dashoffset="{}"/>"#,
            round - gap,
            dice.up_to(round),
        );
    }
    rings
}

/// Curves that fan out from one point.
fn paths(dice: &mut Dice) -> String {
    let start = 60 + dice.up_to(80);
    let mut ways = String::new();
    for index in 0..7 {
        let end = 8 + index * 30 + dice.up_to(14);
        let bend = 90 + dice.up_to(90);
        let class = ["s", "t", "u"][dice.up_to(3) as usize];
        let _ = write!(
            ways,
            r#"<path class="{class}" stroke-width="{}" d="M-9 {start}C{bend} {start} {} {end} 329 {end}"/>"#,
            [3, 7, 13][dice.up_to(3) as usize],
            bend + 30,
        );
    }
    let _ = write!(ways, r#"<circle class="b" cx="34" cy="{start}" r="19"/>"#);
    ways
}

/// A row of arches of varying height.
fn arches(dice: &mut Dice) -> String {
    let mut fills = [String::new(), String::new(), String::new()];
    let mut x = 8;
    while x < 300 {
        let radius = 14 + dice.up_to(3) * 10;
        let top = 40 + dice.up_to(90);
        let fill = &mut fills[dice.up_to(3) as usize];
        let _ = write!(
            fill,
            "M{x} 200v-{rise}a{radius} {radius} 0 0 1 {span} 0v{rise}z",
            rise = 200 - top - radius,
            span = radius * 2
        );
        x += radius * 2 + 8;
    }
    let (x, y) = (40 + dice.up_to(240), 30 + dice.up_to(20));
    format!(r#"{}<circle class="b" cx="{x}" cy="{y}" r="18"/>"#, classes(&fills))
}

/// Wraps each non-empty outline in a path of class `a`, `b` or `c`.
fn classes(fills: &[String; 3]) -> String {
    let path = |(class, d): (&str, &String)| format!(r#"<path class="{class}" d="{d}"/>"#);
    ["a", "b", "c"].into_iter().zip(fills).filter(|(_, d)| !d.is_empty()).map(path).collect()
}

/// SplitMix64: a seeded generator that yields the same numbers on every platform.
struct Dice(u64);

impl Dice {
    /// Returns a number below `limit`, which must not be 0.
    fn up_to(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_are_small_and_distinct() {
        let covers: Vec<String> = ["Alpha", "Beta", "Gamma"]
            .iter()
            .flat_map(|title| {
                ["DevOps", "AWS", "Security"].map(|topic| art(topic, title, &title.to_lowercase()))
            })
            .collect();
        for (index, cover) in covers.iter().enumerate() {
            assert!(cover.len() < 1800, "{} bytes: {cover}", cover.len());
            assert!(!covers[..index].contains(cover));
        }
    }

    #[test]
    fn common_topics_have_different_motifs() {
        let topics = ["DevOps", "System Design", "AWS", "Security", "Careers", "Architecture"];
        assert_eq!(topics.map(motif), [0, 1, 2, 3, 4, 5]);
    }
}
