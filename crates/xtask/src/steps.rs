//! A run made of named steps, each with a time and a fix.

use crate::{
    run::{Failure, Outcome},
    tools::Need,
};
use std::time::{Duration, Instant};

/// One step of a run that is given a `T`.
#[derive(Debug)]
pub struct Step<T> {
    /// What the table calls it.
    pub name: &'static str,
    /// What must have been fetched before.
    pub needs: &'static [Need],
    /// The work.
    pub work: fn(&T) -> Outcome,
    /// What to do when it fails, unless the work knows better.
    pub fix: &'static str,
}

/// The steps whose name contains `only`, or all.
pub fn choose<'a, T>(steps: &'a [Step<T>], only: Option<&str>) -> Result<Vec<&'a Step<T>>, Failure> {
    let only = only.unwrap_or_default();
    let chosen: Vec<_> = steps.iter().filter(|step| step.name.contains(only)).collect();
    if chosen.is_empty() {
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        let what = format!("no step has `{only}` in its name");
        return Err(Failure::new(what, format!("choose from: {}", names.join(", "))));
    }
    Ok(chosen)
}

/// Runs steps in order, up to the first that fails, and prints a table of times.
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

/// Names and seconds, with a sum.
pub fn table(times: &[(&str, Duration)]) -> String {
    let row = |name: &str, time: Duration| format!("{name:<36}{:>8.1} s\n", time.as_secs_f64());
    let rows: String = times.iter().map(|(name, time)| row(name, *time)).collect();
    rows + &row("in all", times.iter().map(|(_, time)| *time).sum())
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
            fix: "mend it",
        },
        Step { name: "browser tests", needs: &[], work: |()| Ok(()), fix: "" },
    ];

    fn names(only: Option<&str>) -> Vec<&'static str> {
        choose(&STEPS, only).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_part_of_a_name_chooses() {
        assert_eq!(names(Some("tests")), ["native tests", "browser tests"]);
        assert_eq!(names(None).len(), 3);
    }

    #[test]
    fn a_wrong_name_is_told() {
        let failure = choose(&STEPS, Some("x")).unwrap_err();
        assert_eq!(failure.fix, "choose from: format, native tests, browser tests");
    }

    #[test]
    fn the_first_failed_step_ends_the_run_with_its_cure() {
        let failure = run(&choose(&STEPS, None).unwrap(), &()).unwrap_err();
        assert_eq!((failure.what.as_str(), failure.fix.as_str()), ("it failed", "mend it"));
    }

    #[test]
    fn times_are_summed() {
        let times = [("a", Duration::from_millis(1500)), ("b", Duration::from_millis(500))];
        assert!(table(&times).ends_with("     2.0 s\n"), "{}", table(&times));
    }
}
