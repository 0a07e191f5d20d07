//! `cargo xtask sizes`: what the release site weighs, part by part, against the budgets.

use crate::dist;
use crate::programs;
use crate::shell::{Outcome, read};

/// When a visitor's browser loads something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Before the first cell has its result.
    First,
    /// Right behind, without being asked for.
    Behind,
    /// When a program needs it.
    Asked,
}

impl When {
    const ALL: [Self; 3] = [Self::First, Self::Behind, Self::Asked];

    fn name(self) -> &'static str {
        match self {
            Self::First => "loaded before the first result",
            Self::Behind => "loaded right behind it",
            Self::Asked => "loaded when a program needs it",
        }
    }

    /// The budget of all that is loaded by then, where there is one.
    fn budget(self) -> Option<u64> {
        match self {
            Self::First => Some(850_000),
            Self::Behind => Some(1_800_000),
            Self::Asked => None,
        }
    }
}

/// A part of the site: its files, each with one `*` at most, and its budget in bytes after brotli. A file belongs to the
/// first part that has it.
struct Part {
    files: &'static [&'static str],
    when: When,
    budget: u64,
}

const fn part(when: When, budget: u64, files: &'static [&'static str]) -> Part {
    Part {
        files,
        when,
        budget,
    }
}

const PARTS: &[Part] = &[
    part(When::First, 10_000, &["index.html"]),
    part(When::First, 10_000, &["lessons/state.ipynb"]),
    part(
        When::First,
        13_800,
        &["page-*.css", "fonts.css", "theme.js", "boot.js"],
    ),
    part(When::First, 45_000, &["fonts/*"]),
    part(When::First, 269_500, &["freezeframe-page-*"]),
    part(When::First, 8_000, &["worker.js"]),
    part(When::First, 3_500, &["library.js"]),
    part(When::First, 500_000, &["freezeframe-worker_bg.wasm"]),
    part(When::Behind, 149_000, &["freezeframe-page.1-*"]),
    part(When::Behind, 95_000, &["editor.js"]),
    part(When::Behind, 710_000, &["freezeframe-worker.1-*"]),
    part(When::Asked, 858_000, &["freezeframe-worker.2-*"]),
    part(When::Asked, 250_000, &["lessons/*", "findings/*", "*.html"]),
    part(When::Asked, 67_000, &["lib-*"]),
    part(When::Asked, 60_000, &["more-*"]),
    part(When::Asked, 172_000, &["rare-*"]),
    part(When::Asked, 25_000, &["unicode-*"]),
    part(When::Asked, 90_000, &["names-*"]),
    part(When::Asked, 3_000, &["jax-link.js"]),
    part(When::Asked, 103_000, &["jax-*", "numpy-*"]),
    part(When::Asked, 103_000, &["science-*"]),
    part(When::Asked, 73_000, &["kinds-*"]),
    part(When::Asked, 29_000, &["scipy-*"]),
    part(When::Asked, 70_000, &["stats-*"]),
    part(When::Asked, 46_000, &["plots-*"]),
    part(When::Asked, 7_000, &["colors-*"]),
    part(When::Asked, 10_000, &["notebook.css"]),
    part(When::Asked, 12_000, &["freezeframe.js"]),
    part(When::Asked, 7_000, &["embed.js", "embed.css"]),
    part(When::Asked, 20_000, &["help.js"]),
    part(When::Asked, 60_000, &["math.js"]),
    part(When::Asked, 3_000, &["notebooks.js"]),
    part(When::Asked, 5_000, &["files.js"]),
    part(When::Asked, 3_500, &["links.js"]),
    part(When::Asked, 6_500, &["states.js"]),
    part(When::Asked, 5_000, &["keys.js"]),
    part(When::Asked, 5_000, &["misses.js"]),
    part(When::Asked, 12_000, &["step.js"]),
    part(When::Asked, 10_000, &["from.js"]),
    part(When::Asked, 5_000, &["what.js"]),
    part(When::Asked, 6_500, &["jax.js"]),
    part(When::Asked, 4_500, &["open.js", "open.css"]),
    part(
        When::Behind,
        4_000,
        &["offline.js", "site.json", "warm-up.py"],
    ),
    part(
        When::Asked,
        12_500,
        &["sw.js", "manifest.webmanifest", "icons/*"],
    ),
    part(When::Asked, 1_700, &["path.js"]),
    part(When::Asked, 3_000, &["crew.js", "hand.js"]),
    part(When::Asked, 60_000, &["search.json"]),
    part(When::Asked, 1_500, &["front.js"]),
    part(When::Asked, 45_000, &["texts/*"]),
    part(When::Asked, 1_500, &["picture*.js"]),
    part(When::Asked, 64_000, &["docs-*"]),
];

impl Part {
    fn has(&self, path: &str) -> bool {
        self.files
            .iter()
            .any(|pattern| match pattern.split_once('*') {
                Some((start, end)) => path.starts_with(start) && path.ends_with(end),
                None => path == *pattern,
            })
    }
}

struct File {
    path: String,
    raw: u64,
    brotli: u64,
}

/// Builds the release site, prints its sizes, and fails over budget.
pub fn run() -> Outcome {
    dist::build_release()?;
    let list = read(programs::node().args(["xtask/js/sizes.mjs", dist::RELEASE]))
        .ok_or("dist/ cannot be measured")?;
    let (report, over) = report(&list);
    println!("{report}");
    if over.is_empty() {
        Ok(())
    } else {
        Err(over.join("; "))
    }
}

/// The report on lines `RAW BROTLI PATH`, and what is over its budget.
fn report(list: &str) -> (String, Vec<String>) {
    let files: Vec<File> = list.lines().filter_map(parse).collect();
    let mut over = Vec::new();
    let mut hold = |name: &str, brotli: u64, budget: u64| {
        if brotli > budget {
            over.push(format!("{name}: {} bytes over budget", brotli - budget));
        }
    };
    let mut lines = Vec::new();
    let (mut raw, mut brotli) = (0, 0);
    for when in When::ALL {
        let title = when.name();
        lines.push(format!(
            "\n{:>10} {:>10} {:>10}  {title}",
            "raw", "brotli", "budget"
        ));
        let here = |(_, part): &(usize, &Part)| part.when == when;
        for (place, part) in PARTS.iter().enumerate().filter(here) {
            let first = |file: &File| PARTS.iter().position(|it| it.has(&file.path));
            let own = files.iter().filter(|file| first(file) == Some(place));
            let own: Vec<&File> = own.collect();
            let sums = sum(&own);
            (raw, brotli) = (raw + sums.0, brotli + sums.1);
            let names: Vec<&str> = own.iter().map(|file| file.path.as_str()).collect();
            let budget = part.budget;
            lines.push(format!(
                "{:>10} {:>10} {budget:>10}  {}",
                sums.0,
                sums.1,
                names.join(", ")
            ));
            hold(&part.files.join(", "), sums.1, budget);
        }
        let budget = when.budget();
        let shown = budget.map(|it| it.to_string()).unwrap_or_default();
        lines.push(format!("{raw:>10} {brotli:>10} {shown:>10}  by then"));
        if let Some(budget) = budget {
            hold(title, brotli, budget);
        }
    }
    for file in &files {
        if !PARTS.iter().any(|part| part.has(&file.path)) {
            over.push(format!("{} has no budget", file.path));
        }
    }
    (lines.join("\n"), over)
}

/// What files weigh together, raw and after brotli.
fn sum(files: &[&File]) -> (u64, u64) {
    files.iter().fold((0, 0), |(raw, brotli), file| {
        (raw + file.raw, brotli + file.brotli)
    })
}

/// A line `RAW BROTLI PATH`.
fn parse(line: &str) -> Option<File> {
    let mut words = line.splitn(3, ' ');
    Some(File {
        raw: words.next()?.parse().ok()?,
        brotli: words.next()?.parse().ok()?,
        path: words.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_held_against_its_budget() {
        let (shown, over) = report(
            "9000 4000 index.html\n900000 470000 freezeframe-worker_bg.wasm\n300000 96000 editor.js",
        );
        assert_eq!(over, ["editor.js: 1000 bytes over budget"]);
        let lessons = "1 2 index.html\n1 2 lessons/state.ipynb\n1 3 closures.html\n1 4 lessons/closures.ipynb";
        let (lessons, _) = report(lessons);
        assert!(
            lessons.contains("7     250000  closures.html, lessons/closures.ipynb"),
            "{lessons}"
        );
        assert!(
            shown.contains("909000     474000     850000  by then"),
            "{shown}"
        );
        let behind = When::Behind.budget().expect("what follows it has one too");
        let line = format!("1209000     570000 {behind:>10}  by then");
        assert!(shown.contains(&line), "{shown}");
    }

    #[test]
    fn what_is_loaded_first_has_a_budget_together() {
        let first: Vec<&Part> = PARTS
            .iter()
            .filter(|part| part.when == When::First)
            .collect();
        let most: u64 = first.iter().map(|part| part.budget).sum();
        let budget = When::First.budget().expect("the first result has one");
        assert!(most > budget, "its parts may not all be as large at once");
        let list: String = first
            .iter()
            .map(|part| format!("1 {} {}\n", part.budget, part.files[0].replace('*', "a")))
            .collect();
        assert_eq!(
            report(&list).1,
            [format!(
                "loaded before the first result: {} bytes over budget",
                most - budget
            )]
        );
    }

    #[test]
    fn a_file_without_a_budget_is_told() {
        assert_eq!(report("1 1 new.js").1, ["new.js has no budget"]);
    }
}
