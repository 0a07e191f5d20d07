//! `cargo xtask sizes`: what the release site weighs, file by file, against the budget.

use crate::dist;
use crate::programs;
use crate::shell::{Outcome, read};

/// A share of the site with its own budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    /// What a visitor waits for before reading: page, editor, styles, lessons.
    Page,
    /// What runs Python; it loads while the visitor reads.
    Engine,
}

impl Share {
    const ALL: [Self; 2] = [Self::Page, Self::Engine];

    fn of(path: &str) -> Self {
        // Trunk names the engine's files after its crate.
        if path.contains("worker") {
            Self::Engine
        } else {
            Self::Page
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Page => "page with editor",
            Self::Engine => "engine",
        }
    }

    /// The budget in bytes after brotli.
    fn budget(self) -> u64 {
        match self {
            Self::Page => 350_000,
            Self::Engine => 1_200_000,
        }
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
    let mut files: Vec<File> = list.lines().filter_map(parse).collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    let mut over = Vec::new();
    for share in Share::ALL {
        println!("\n{:>10} {:>10}  {}", "raw", "brotli", share.name());
        let (mut raw, mut brotli) = (0, 0);
        for file in files.iter().filter(|file| Share::of(&file.path) == share) {
            println!("{:>10} {:>10}  {}", file.raw, file.brotli, file.path);
            raw += file.raw;
            brotli += file.brotli;
        }
        println!(
            "{raw:>10} {brotli:>10}  together, budget {}",
            share.budget()
        );
        if brotli > share.budget() {
            over.push(format!(
                "{} is {} bytes over its budget",
                share.name(),
                brotli - share.budget()
            ));
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(over.join("; "))
    }
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
