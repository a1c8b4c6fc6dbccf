//! Generates code blocks in four languages, with small variations.

use super::chance::Chance;

/// A fenced code block.
pub fn block(chance: &mut Chance) -> String {
    let (language, text) = chance.pick(&BLOCKS);
    let name = chance.pick(&["worker", "probe", "handler", "sync", "cache", "drain"]);
    let number = chance.pick(&["3", "5", "8", "12", "16", "25"]);
    format!("```{language}\n{}\n```", text.replace("NAME", name).replace("NUMBER", number))
}

const BLOCKS: [(&str, &str); 4] = [("rust", RUST), ("python", PYTHON), ("sql", SQL), ("bash", BASH)];

const RUST: &str = r#"use std::{collections::HashMap, time::Duration};

/// Holds back whoever asks too often.
#[derive(Clone, Debug)]
pub struct Bucket {
    capacity: u32,
    tokens: f64,
    refill: f64,
}

impl Bucket {
    /// A full bucket that is refilled by `refill` tokens a second.
    pub fn new(capacity: u32, refill: f64) -> Self {
        Self { capacity, tokens: f64::from(capacity), refill }
    }

    pub fn take(&mut self, elapsed: Duration) -> Result<(), String> {
        self.tokens = (self.tokens + elapsed.as_secs_f64() * self.refill).min(f64::from(self.capacity));
        if self.tokens < 1.0 {
            return Err(format!("NAME is asked more than {} times", NUMBER));
        }
        self.tokens -= 1.0;
        Ok(())
    }
}

fn main() {
    let mut buckets: HashMap<&str, Bucket> = HashMap::new();
    buckets.insert("NAME", Bucket::new(NUMBER, 2.5));
    println!("{:?}", buckets.get("NAME"));
}"#;

const PYTHON: &str = r#"import asyncio
import random


async def NAME(call, *, attempts=NUMBER, base=0.2):
    """Tries again, each time after a longer pause of random length."""
    for attempt in range(1, attempts + 1):
        try:
            return await call()
        except TimeoutError as error:
            if attempt == attempts:
                raise
            pause = random.uniform(0, base * 2**attempt)
            print(f"attempt {attempt} failed: {error}; again in {pause:.2f} s")
            await asyncio.sleep(pause)


if __name__ == "__main__":
    asyncio.run(NAME(lambda: asyncio.sleep(0.NUMBER)))"#;

const SQL: &str = r"-- What took longest yesterday
WITH recent AS (
    SELECT endpoint, duration_ms
    FROM   NAME_log
    WHERE  created_at > now() - interval '1 day'
      AND  status BETWEEN 200 AND 499
)
SELECT endpoint,
       count(*) AS calls,
       percentile_cont(0.99) WITHIN GROUP (ORDER BY duration_ms) AS p99
FROM   recent
GROUP  BY endpoint
HAVING count(*) > NUMBER
ORDER  BY p99 DESC
LIMIT  20;";

const BASH: &str = r#"#!/usr/bin/env bash
set -euo pipefail

readonly APP="NAME"
readonly TRIES=NUMBER

wait_for() {
  local address="$1" tries=0
  until curl --silent --fail --max-time 2 "$address" > /dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -ge "$TRIES" ]; then
      echo "gave up on $address after $tries tries" >&2
      return 1
    fi
    sleep 1
  done
}

wait_for "http://localhost:8080/healthz"
echo "$APP is up""#;
