//! Builds that run at the same time.

use super::{Magazine, SHELL, files, printed};
use std::fs::{self, File};
use std::io::Read;
use std::process::{Output, Stdio};
use std::thread;
use std::time::Duration;

#[test]
fn builds_into_the_same_folder_wait_for_each_other() {
    let magazine = Magazine::new();
    (0..12).for_each(|number| magazine.article(&format!("article-{number}"), "topics: [Rust]\n"));
    for round in 0..4 {
        // Change the topics, so that every round both writes and removes files.
        for number in 0..12 {
            let topics =
                if (number + round) % 2 == 0 { "topics: [Rust]\n" } else { "topics: [Wasm, Cargo]\n" };
            magazine.article(&format!("article-{number}"), topics);
        }
        let builds = (0..4).map(|_| magazine.trunk(&["content"]).stderr(Stdio::piped()).spawn().unwrap());
        let builds: Vec<_> = builds.collect();
        let outputs: Vec<Output> =
            builds.into_iter().map(|build| build.wait_with_output().unwrap()).collect();
        for output in outputs {
            assert!(output.status.success(), "{}", printed(&output));
        }
        assert_eq!(files(&magazine.at("target/site")), magazine.clean_output());
    }
}

#[test]
fn a_waiting_build_says_so() {
    let magazine = Magazine::new();
    magazine.build();
    let lock = File::open(magazine.at("target/site/.lock")).unwrap();
    lock.lock().unwrap();
    magazine.write("staging/index.html", SHELL);
    let staging = magazine.at("staging");
    for arguments in ["content", "pages"] {
        let mut build = magazine.trunk(&[arguments]);
        let mut waiting = build.env("TRUNK_STAGING_DIR", &staging).stderr(Stdio::piped()).spawn().unwrap();
        let expected = "waiting for another build that uses target/site\n";
        let mut said = vec![0; expected.len()];
        waiting.stderr.as_mut().unwrap().read_exact(&mut said).unwrap();
        assert_eq!(String::from_utf8(said).unwrap(), expected);
        thread::sleep(Duration::from_millis(50));
        assert!(waiting.try_wait().unwrap().is_none(), "{arguments} did not wait");
        waiting.kill().unwrap();
        waiting.wait().unwrap();
    }
}

#[test]
#[ignore = "slow"]
fn a_build_killed_at_any_moment_is_finished_by_the_next() {
    let magazine = Magazine::new();
    for round in 0..12 {
        (0..40).for_each(|number| {
            let topics = format!("topics: [\"Topic {}\"]\n", (number + round) % 7);
            magazine.article(&format!("article-{}", number + round), &topics);
        });
        let _ = fs::remove_file(magazine.at(&format!("content/articles/article-{}.md", round / 2)));
        let mut build = magazine.trunk(&["content"]).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(10 * round));
        build.kill().unwrap();
        build.wait().unwrap();
        // The next build must not wait for the killed one's lock either.
        assert_eq!(printed(&magazine.build()), "");
        assert_eq!(files(&magazine.at("target/site")), magazine.clean_output(), "in round {round}");
    }
}

#[test]
#[ignore = "slow"]
fn concurrent_counts_lose_no_reads() {
    let names: Vec<String> = (0..6).map(|number| format!("log-{number}")).collect();
    let line = "192.0.2.1 - - [10/Mar/2025:12:00:00 +0000] \"GET /articles/one/ HTTP/1.1\" 200 512 \"-\" \"Mozilla/5.0\"\n";
    for _ in 0..4 {
        let magazine = Magazine::new();
        names.iter().for_each(|name| magazine.write(name, line));
        let count = |name: &String| {
            let options = ["--magazine", "content", "--everyone", "--source", name, name];
            let mut command = magazine.command(&["popular"]);
            command.args(options).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let counts: Vec<_> = names.iter().map(count).collect();
        counts.into_iter().for_each(|mut count| assert!(count.wait().unwrap().success()));
        let counted = fs::read_to_string(magazine.at("content/popular.toml")).unwrap();
        assert!(names.iter().all(|name| counted.contains(&format!("{name} = "))), "{counted}");
    }
}
