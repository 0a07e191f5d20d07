//! The examples of `docs/authoring.md` and `docs/exercises.md`: files are written, commands are run, and print what stands there.

use crate::build::SHELL;
use crate::support::Folder;
use std::path::Path;

#[test]
fn examples_print_what_the_pages_say() {
    for (name, at_least) in [("authoring", 5), ("exercises", 1)] {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
        let page = std::fs::read_to_string(page.join(name).with_extension("md"));
        let folder = Folder::new(name);
        folder.write("dist/index.html", SHELL);
        let mut commands = 0;
        for (head, text) in fences(&page.expect("the page")) {
            if head == "console" {
                commands += run(&folder, &text);
            } else if let Some((_, file)) = head.split_once(' ') {
                folder.write(file, &text);
            }
        }
        assert!(commands >= at_least, "{name}: {commands} commands");
    }
}

/// Each fence of a text: what stands behind its ticks, a language and perhaps a file's name, and what is in it.
fn fences(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let ticks = line.chars().take_while(|c| *c == '`').count();
        if ticks >= 3 {
            let (fence, head) = line.split_at(ticks);
            let inside = lines.by_ref().take_while(|line| *line != fence);
            let text: String = inside.map(|line| format!("{line}\n")).collect();
            found.push((head.to_owned(), text));
        }
    }
    found
}

/// Runs the commands of a fence and compares what they print; how many there were.
fn run(folder: &Folder, text: &str) -> usize {
    let (mut commands, mut code) = (0, 0);
    for part in format!("\n{text}").split("\n$ ").skip(1) {
        let (command, expected) = part.split_once('\n').unwrap_or((part, ""));
        let printed = if command == "echo $?" {
            format!("{code}")
        } else {
            let words = command
                .strip_prefix("freezeframe ")
                .expect("our own command");
            let ran = folder.run(words);
            code = ran.code;
            commands += 1;
            ran.stdout + &ran.stderr
        };
        assert_eq!(printed.trim_end(), expected.trim_end(), "{command}");
    }
    commands
}
