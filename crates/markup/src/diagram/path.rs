//! Simplifies outlines: Mermaid draws a circle with two hundred points.

/// Maximum distance of a simplified outline from the original, in pixels.
const SLACK: f64 = 0.12;

/// Curve segments shorter than this, in pixels, are treated as straight.
const SHORT: f64 = 4.0;

type Point = (f64, f64);

/// Returns path data with rounded numbers and runs of short segments merged.
pub fn simple(data: &str) -> String {
    let mut out = String::new();
    let mut run: Vec<Point> = Vec::new();
    let mut at = (0.0, 0.0);
    let Some(commands) = commands(data) else { return rounded(data) };
    for (command, numbers) in commands {
        let end = match numbers[..] {
            [.., x, y] if command.is_ascii_uppercase() && command != 'H' && command != 'V' => (x, y),
            // Relative commands are not simplified.
            _ if command.eq_ignore_ascii_case(&'z') => at,
            _ => return rounded(data),
        };
        let tiny = command == 'C' && distance(at, end) < SHORT;
        if tiny || command == 'L' {
            if run.is_empty() {
                run.push(at);
            }
            run.push(end);
        } else {
            flush(&mut out, &mut run);
            out.push(command);
            push_numbers(&mut out, &numbers);
        }
        at = end;
    }
    flush(&mut out, &mut run);
    out
}

/// Rounds every number in a text to a tenth.
pub fn rounded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '.') {
        out.push_str(&rest[..start]);
        let number = &rest[start..];
        let mut dot = false;
        let length =
            number.find(|c: char| !(c.is_ascii_digit() || c == '.' && !std::mem::replace(&mut dot, true)));
        let (number, after) = number.split_at(length.unwrap_or(number.len()));
        match number.parse::<f64>() {
            // Treat a number with a negative exponent as zero.
            Ok(_) if after.starts_with("e-") => {
                out.push('0');
                rest = after[2..].trim_start_matches(|c: char| c.is_ascii_digit());
                continue;
            }
            Ok(number) => out.push_str(&tenth(number)),
            Err(_) => out.push_str(number),
        }
        rest = after;
    }
    out + rest
}

/// Formats a number rounded to a tenth.
pub fn tenth(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    // Avoids `-0`.
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    rounded.to_string()
}

fn commands(data: &str) -> Option<Vec<(char, Vec<f64>)>> {
    let mut commands: Vec<(char, Vec<f64>)> = Vec::new();
    let is_command = |c: char| c.is_ascii_alphabetic() && c != 'e';
    let mut rest = data.trim();
    while let Some(command) = rest.chars().next().filter(|c| is_command(*c)) {
        rest = &rest[1..];
        let (numbers, after) = rest.split_at(rest.find(is_command).unwrap_or(rest.len()));
        let numbers = numbers.replace('-', " -").replace("e -", "e-");
        let numbers: Vec<f64> = numbers
            .split([' ', ',', '\n'])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()?;
        let each = match command {
            'C' => 6,
            'S' | 'Q' => 4,
            'M' | 'L' | 'T' => 2,
            'A' => 7,
            'Z' | 'z' => 0,
            _ => return None,
        };
        if each == 0 {
            commands.push((command, numbers));
        } else {
            for (index, one) in numbers.chunks(each).enumerate() {
                if one.len() < each {
                    return None;
                }
                commands.push((if command == 'M' && index > 0 { 'L' } else { command }, one.to_vec()));
            }
        }
        rest = after;
    }
    Some(commands)
}

fn flush(out: &mut String, run: &mut Vec<Point>) {
    for (x, y) in thinned(run).into_iter().skip(1) {
        out.push('L');
        push_numbers(out, &[x, y]);
    }
    run.clear();
}

/// Ramer–Douglas–Peucker: keeps only the points that the simplified line would miss by more than `SLACK`.
fn thinned(points: &[Point]) -> Vec<Point> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let far = points.iter().map(|point| off(*point, *first, *last)).enumerate();
    match far.max_by(|a, b| a.1.total_cmp(&b.1)) {
        Some((index, distance)) if distance > SLACK => {
            let mut thin = thinned(&points[..=index]);
            thin.pop();
            thin.extend(thinned(&points[index..]));
            thin
        }
        _ => vec![*first, *last],
    }
}

fn off(point: Point, from: Point, to: Point) -> f64 {
    let length = distance(from, to);
    if length == 0.0 {
        return distance(point, from);
    }
    ((to.0 - from.0) * (from.1 - point.1) - (from.0 - point.0) * (to.1 - from.1)).abs() / length
}

fn distance(from: Point, to: Point) -> f64 {
    (to.0 - from.0).hypot(to.1 - from.1)
}

fn push_numbers(out: &mut String, numbers: &[f64]) {
    for (index, number) in numbers.iter().enumerate() {
        let number = tenth(*number);
        if index > 0 && !number.starts_with('-') {
            out.push(' ');
        }
        out.push_str(&number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded() {
        assert_eq!(rounded("translate(-21.460000000000004, 0.04)"), "translate(-21.5, 0)");
        assert_eq!(rounded("4.286263797015736e-16,1.25"), "0,1.3");
    }

    #[test]
    fn straight_runs_are_merged() {
        assert_eq!(simple("M0 0 L1 0 L2,0.01 L3 0 L3 4 Z"), "M0 0L3 0L3 4Z");
        assert_eq!(simple("M0,0C10,0 20,10.04 30,-30"), "M0 0C10 0 20 10 30-30");
        assert_eq!(simple("m0.26 0 l1 1"), "m0.3 0 l1 1");
    }

    #[test]
    fn a_closed_run_keeps_its_shape() {
        let circle: String = (0..=100)
            .map(|step| f64::from(step) / 100.0 * std::f64::consts::TAU)
            .map(|angle| format!("L{} {}", 7.0 * angle.cos(), 7.0 * angle.sin()))
            .collect();
        let simple = simple(&format!("M7 0{circle}"));
        let points = simple.matches('L').count();
        assert!((12..40).contains(&points), "{points}: {simple}");
    }
}
