//! Runs jobs in parallel within a shared memory budget.

use rayon::Scope;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A job: the most memory it takes, in bytes, and its input.
pub type Job<T> = (u64, T);

/// Runs `work` on each job, as many at a time as fit into `budget` bytes together, and returns the results in order. A
/// job that needs more than the budget runs alone.
///
/// No thread blocks while a job waits for memory, so `work` may itself use all threads.
pub fn all<T: Send, D: Send>(jobs: Vec<Job<T>>, budget: u64, work: impl Fn(T) -> D + Sync) -> Vec<D> {
    let done = jobs.iter().map(|_| None).collect();
    let waiting = jobs.into_iter().enumerate().map(|(place, (need, job))| (place, need.min(budget), job));
    let queue = Queue { free: budget, waiting: waiting.collect(), done };
    let queue = Mutex::new(queue);
    rayon::scope(|scope| begin(scope, &queue, &work));
    let Queue { done, .. } = queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.into_iter().flatten().collect()
}

struct Queue<T, D> {
    free: u64,
    waiting: VecDeque<(usize, u64, T)>,
    done: Vec<Option<D>>,
}

/// Starts as many jobs as fit.
fn begin<'q, T: Send, D: Send>(
    scope: &Scope<'q>,
    queue: &'q Mutex<Queue<T, D>>,
    work: &'q (impl Fn(T) -> D + Sync),
) {
    let mut state = lock(queue);
    while let Some((place, need, job)) = state.next() {
        scope.spawn(move |scope| {
            let done = work(job);
            let mut state = lock(queue);
            state.free += need;
            state.done[place] = Some(done);
            drop(state);
            begin(scope, queue, work);
        });
    }
}

impl<T, D> Queue<T, D> {
    fn next(&mut self) -> Option<(usize, u64, T)> {
        let fits = self.waiting.front().is_some_and(|(_, need, _)| *need <= self.free);
        let job = if fits { self.waiting.pop_front() } else { None }?;
        self.free -= job.1;
        Some(job)
    }
}

fn lock<T, D>(queue: &Mutex<Queue<T, D>>) -> MutexGuard<'_, Queue<T, D>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rayon::prelude::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn concurrent_jobs_stay_within_the_budget() {
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let jobs = (0..200).map(|job| (job % 7 * 10, job)).collect();
        let done = all(jobs, 100, |job| {
            let used = now.fetch_add(job % 7 * 10, Ordering::SeqCst) + job % 7 * 10;
            most.fetch_max(used, Ordering::SeqCst);
            // A thread that waits for parallel work may run another job meanwhile.
            let sum: u64 = (0..100_u64).into_par_iter().map(|number| number % 3).sum();
            now.fetch_sub(job % 7 * 10, Ordering::SeqCst);
            job + sum / 100
        });
        assert_eq!(done, (0..200).collect::<Vec<_>>());
        assert!(most.load(Ordering::SeqCst) <= 100);
    }

    #[test]
    fn oversized_jobs_run_alone() {
        let running = AtomicU64::new(0);
        let done = all(vec![(1, 1), (u64::MAX, 2), (1, 3)], 100, |job| {
            let others = running.fetch_add(1, Ordering::SeqCst);
            std::thread::yield_now();
            running.fetch_sub(1, Ordering::SeqCst);
            (job, if job == 2 { others } else { 0 })
        });
        assert_eq!(done, [(1, 0), (2, 0), (3, 0)]);
    }
}
