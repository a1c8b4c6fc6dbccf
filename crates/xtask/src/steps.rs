//! A run made of named steps, each with a time and a cure.

use crate::run::{Failure, Outcome};
use std::time::{Duration, Instant};

/// One step: its name, what to do when it fails, and the work.
pub struct Step<'a> {
    /// What the table calls it.
    pub name: &'static str,
    /// What to do when it fails.
    pub cure: &'static str,
    /// The work; it is handed the cure.
    pub work: Box<dyn Fn(&str) -> Outcome + 'a>,
}

/// Runs the steps whose name contains `only`, in order, up to the first that fails, and prints a table of times.
pub fn run(steps: &[Step<'_>], only: Option<&str>) -> Outcome {
    let chosen = choose(steps, only)?;
    let started = Instant::now();
    let mut times: Vec<(&str, Duration)> = Vec::new();
    for (index, step) in chosen.iter().enumerate() {
        println!("\n==> {}/{} {}", index + 1, chosen.len(), step.name);
        let begun = Instant::now();
        let outcome = (step.work)(step.cure);
        times.push((step.name, begun.elapsed()));
        if outcome.is_err() {
            println!("\n{} passed, 1 failed", times.len() - 1);
            return outcome;
        }
    }
    println!();
    for (name, time) in &times {
        println!("{name:<24}{:>8.1} s", time.as_secs_f64());
    }
    println!("{:<24}{:>8.1} s\n\n{} passed, 0 failed", "all", started.elapsed().as_secs_f64(), times.len());
    Ok(())
}

fn choose<'a, 'b>(steps: &'a [Step<'b>], only: Option<&str>) -> Result<Vec<&'a Step<'b>>, Failure> {
    let chosen: Vec<_> =
        steps.iter().filter(|step| only.is_none_or(|only| step.name.contains(only))).collect();
    if chosen.is_empty() {
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        return Err(Failure::new("no step has such a name", format!("choose from {}", names.join(", "))));
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &'static str) -> Step<'static> {
        Step { name, cure: "", work: Box::new(|_| Ok(())) }
    }

    #[test]
    fn a_part_of_a_name_chooses() {
        let steps = [step("native tests"), step("browser tests"), step("format")];
        assert_eq!(choose(&steps, Some("tests")).map_or(0, |chosen| chosen.len()), 2);
        assert_eq!(choose(&steps, None).map_or(0, |chosen| chosen.len()), 3);
    }

    #[test]
    fn a_wrong_name_is_told() {
        let failure = choose(&[step("format")], Some("x")).err().map(|failure| failure.cure);
        assert_eq!(failure.as_deref(), Some("choose from format"));
    }
}
