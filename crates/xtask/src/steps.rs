//! Runs named steps, and reports how long each took and how to fix a failure.

use crate::{
    run::{Failure, Outcome},
    tools::Need,
};
use std::time::{Duration, Instant};

/// A step of a run, which receives a `T`.
#[derive(Debug)]
pub struct Step<T> {
    /// The name, as shown in the table.
    pub name: &'static str,
    /// The tools to install beforehand.
    pub needs: &'static [Need],
    /// The work.
    pub work: fn(&T) -> Outcome,
    /// The suggested fix, unless the work returns its own.
    pub fix: &'static str,
}

/// The steps whose name contains `only`; all if it is `None`.
pub fn choose<'a, T>(steps: &'a [Step<T>], only: Option<&str>) -> Result<Vec<&'a Step<T>>, Failure> {
    let only = only.unwrap_or_default();
    let chosen: Vec<_> = steps.iter().filter(|step| step.name.contains(only)).collect();
    if chosen.is_empty() {
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        let what = format!("no step name contains `{only}`");
        return Err(Failure::new(what, format!("choose from: {}", names.join(", "))));
    }
    Ok(chosen)
}

/// Runs steps in order until one fails, and prints how long each took.
pub fn run<T>(steps: &[&Step<T>], given: &T) -> Outcome {
    let mut times: Vec<(&str, Duration)> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        println!("\n==> {}/{} {}", index + 1, steps.len(), step.name);
        let begun = Instant::now();
        let outcome = (step.work)(given);
        times.push((step.name, begun.elapsed()));
        if let Err(Failure { what, fix }) = outcome {
            print!("\n{}", table(&times));
            println!("\n{} passed, 1 failed: {}", index, step.name);
            return Err(Failure::new(what, if fix.is_empty() { step.fix.to_owned() } else { fix }));
        }
    }
    print!("\n{}", table(&times));
    println!("\n{} passed, 0 failed", times.len());
    Ok(())
}

/// Formats names and durations as a table, with the total.
pub fn table(times: &[(&str, Duration)]) -> String {
    let row = |name: &str, time: Duration| format!("{name:<36}{:>8.1} s\n", time.as_secs_f64());
    let rows: String = times.iter().map(|(name, time)| row(name, *time)).collect();
    rows + &row("total", times.iter().map(|(_, time)| *time).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step<()>; 3] = [
        Step { name: "format", needs: &[], work: |()| Ok(()), fix: "" },
        Step {
            name: "native tests",
            needs: &[],
            work: |()| Err(Failure::new("it failed", "")),
            fix: "fix it",
        },
        Step { name: "browser tests", needs: &[], work: |()| Ok(()), fix: "" },
    ];

    fn names(only: Option<&str>) -> Vec<&'static str> {
        choose(&STEPS, only).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn part_of_a_name_selects_steps() {
        assert_eq!(names(Some("tests")), ["native tests", "browser tests"]);
        assert_eq!(names(None).len(), 3);
    }

    #[test]
    fn unknown_name_is_an_error() {
        let failure = choose(&STEPS, Some("x")).unwrap_err();
        assert_eq!(failure.fix, "choose from: format, native tests, browser tests");
    }

    #[test]
    fn first_failure_ends_the_run_with_its_fix() {
        let failure = run(&choose(&STEPS, None).unwrap(), &()).unwrap_err();
        assert_eq!((failure.what.as_str(), failure.fix.as_str()), ("it failed", "fix it"));
    }

    #[test]
    fn times_are_summed() {
        let times = [("a", Duration::from_millis(1500)), ("b", Duration::from_millis(500))];
        assert!(table(&times).ends_with("     2.0 s\n"), "{}", table(&times));
    }
}
