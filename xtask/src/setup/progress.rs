//! What a reader sees while cargo builds a tool: how many crates are done, and about how long it still takes.

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::shell::{Outcome, line};

/// A build by cargo, and what it is called in the report.
pub struct Build {
    /// The tool that it builds.
    pub name: &'static str,
    /// `cargo install`.
    pub cargo: Command,
}

/// Crates that are done, and crates in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    done: usize,
    all: usize,
}

/// Runs the builds beside each other: where one waits for its last crate, the other one's go on.
pub fn run(builds: Vec<Build>) -> Outcome {
    let names: Vec<&str> = builds.iter().map(|build| build.name).collect();
    let (tell, told) = mpsc::channel();
    let workers: Vec<_> = builds
        .into_iter()
        .enumerate()
        .map(|(index, build)| {
            let tell = tell.clone();
            std::thread::spawn(move || run_counted(build.cargo, index, &tell))
        })
        .collect();
    drop(tell);
    show(&names, &told);
    let mut outcome = Ok(());
    for worker in workers {
        let ended = worker
            .join()
            .unwrap_or_else(|_| Err("a build was lost".to_owned()));
        outcome = outcome.and(ended);
    }
    outcome
}

/// Prints the counts until every build has ended: anew in place on a terminal, else a line now and then.
fn show(names: &[&str], told: &mpsc::Receiver<(usize, Count)>) {
    let start = Instant::now();
    let is_terminal = std::io::stdout().is_terminal();
    let pause = Duration::from_secs(if is_terminal { 1 } else { 15 });
    let mut counts = vec![Count::default(); names.len()];
    let mut due = start + pause;
    loop {
        match told.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok((index, count)) => {
                if let Some(place) = counts.get_mut(index) {
                    *place = count;
                }
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        due += pause;
        let text = report(names, &counts, start.elapsed());
        if is_terminal {
            print!("\r\x1b[K{text}");
            // A report that is not shown at once is shown with the next.
            let _ = std::io::stdout().flush();
        } else {
            println!("{text}");
        }
    }
    if is_terminal {
        print!("\r\x1b[K");
    }
}

/// `trunk 120 of 383 crates, wasm-bindgen 80 of 149, about 50 s left`.
fn report(names: &[&str], counts: &[Count], elapsed: Duration) -> String {
    let mut words = String::from("     ");
    for (index, (name, count)) in names.iter().zip(counts).enumerate() {
        let and = if index == 0 { "" } else { "," };
        words.push_str(&match count.all {
            0 => format!("{and} {name}: fetching"),
            all => format!("{and} {name}: {} of {all} crates", count.done),
        });
    }
    if let Some(left) = left(counts, elapsed) {
        words.push_str(&format!(", about {} left", in_words(left)));
    }
    words
}

/// About how long it still takes, once a tenth is done and every build knows its number of crates.
fn left(counts: &[Count], elapsed: Duration) -> Option<Duration> {
    let done: usize = counts.iter().map(|count| count.done).sum();
    let all: usize = counts.iter().map(|count| count.all).sum();
    let is_known = counts.iter().all(|count| count.all > 0) && done * 10 >= all;
    is_known.then(|| elapsed.mul_f64((all - done.min(all)) as f64 / done.max(1) as f64))
}

/// `40 s`, or `3 min`.
pub fn in_words(time: Duration) -> String {
    match time.as_secs() {
        seconds @ ..90 => format!("{} s", seconds.next_multiple_of(5).max(5)),
        seconds => format!("{} min", (seconds + 30) / 60),
    }
}

/// Runs cargo, and tells the count whenever it changes; what cargo says is shown only if it fails.
fn run_counted(mut cargo: Command, index: usize, tell: &Sender<(usize, Count)>) -> Outcome {
    let name = line(&cargo);
    cargo
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "120")
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = cargo
        .spawn()
        .map_err(|error| format!("`{name}` did not start: {error}"))?;
    let mut said = Vec::new();
    if let Some(stderr) = child.stderr.take() {
        for piece in pieces(BufReader::new(stderr)) {
            match count(&piece) {
                // Whoever would listen is gone only when the chore is.
                Some(count) => {
                    let _ = tell.send((index, count));
                }
                None if is_news(&piece) => said.push(piece),
                None => {}
            }
        }
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{name}` failed ({status}):\n{}", said.join("\n"))),
        Err(error) => Err(format!("`{name}` was lost: {error}")),
    }
}

/// What cargo writes, cut where it ends a line or goes back to its beginning.
fn pieces(input: impl BufRead) -> impl Iterator<Item = String> {
    let mut bytes = input.bytes().map_while(Result::ok);
    std::iter::from_fn(move || {
        let first = bytes.next()?;
        let rest = bytes.by_ref().take_while(|b| !matches!(b, b'\r' | b'\n'));
        let is_text = |b: &u8| !matches!(b, b'\r' | b'\n');
        let piece: Vec<u8> = std::iter::once(first).filter(is_text).chain(rest).collect();
        Some(String::from_utf8_lossy(&piece).into_owned())
    })
}

/// The count in a line such as `Building [=====>   ] 12/254: syn, quote`.
fn count(piece: &str) -> Option<Count> {
    let (_, after) = piece.split_once("Building")?.1.split_once("] ")?;
    let (done, all) = after.split(':').next()?.trim().split_once('/')?;
    let (done, all) = (done.parse().ok()?, all.parse().ok()?);
    Some(Count { done, all })
}

/// Whether a line says more than which crate is next.
fn is_news(piece: &str) -> bool {
    let first = piece.split_whitespace().next().unwrap_or_default();
    !matches!(
        first,
        "" | "Compiling" | "Downloaded" | "Downloading" | "Updating" | "Blocking"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_what_cargo_writes() {
        let text = "    Updating index\r\x1b[K    Building [=>     ] 12/254: syn, a/b\r   Compiling x v1\n\nerror: no\n";
        let pieces: Vec<String> = pieces(text.as_bytes()).collect();
        let counts: Vec<Count> = pieces.iter().filter_map(|piece| count(piece)).collect();
        assert_eq!(counts, [Count { done: 12, all: 254 }]);
        let news: Vec<&String> = pieces
            .iter()
            .filter(|piece| count(piece).is_none() && is_news(piece))
            .collect();
        assert_eq!(news, ["error: no"]);
    }

    #[test]
    fn the_report_says_what_is_known() {
        let names = ["trunk", "wasm-bindgen"];
        let of = |done, all| Count { done, all };
        for (counts, expected) in [
            (
                [of(0, 0), of(1, 149)],
                "trunk: fetching, wasm-bindgen: 1 of 149 crates",
            ),
            (
                [of(5, 300), of(5, 100)],
                "trunk: 5 of 300 crates, wasm-bindgen: 5 of 100 crates",
            ),
            (
                [of(100, 300), of(100, 100)],
                "trunk: 100 of 300 crates, wasm-bindgen: 100 of 100 crates, about 60 s left",
            ),
        ] {
            let text = report(&names, &counts, Duration::from_secs(60));
            assert_eq!(text.trim_start(), expected);
        }
    }

    #[test]
    fn times_are_told_roughly() {
        let cases = [(0, "5 s"), (42, "45 s"), (95, "2 min"), (200, "3 min")];
        for (seconds, expected) in cases {
            assert_eq!(in_words(Duration::from_secs(seconds)), expected);
        }
    }
}
