//! The examples of `docs/authoring.md`: files are written, commands are run, and print what stands there.

use crate::support::Folder;
use std::path::Path;

#[test]
fn examples_print_what_the_page_says() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/authoring.md");
    let page = std::fs::read_to_string(page).expect("the page");
    let folder = Folder::new("docs");
    let mut commands = 0;
    for (before, language, text) in fences(&page) {
        if language == "console" {
            commands += run(&folder, &text);
        } else if let Some(name) = file_of(&before) {
            folder.write(name, &text);
        }
    }
    assert!(commands >= 2, "{commands} commands");
}

/// Each fence of a text: the line before it, its language, and what is in it.
fn fences(page: &str) -> Vec<(String, String, String)> {
    let (mut found, mut before) = (Vec::new(), String::new());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let ticks = line.chars().take_while(|c| *c == '`').count();
        if ticks >= 3 {
            let (fence, language) = line.split_at(ticks);
            let inside = lines.by_ref().take_while(|line| *line != fence);
            let text: String = inside.map(|line| format!("{line}\n")).collect();
            found.push((before.clone(), language.to_owned(), text));
        } else if !line.is_empty() {
            before = line.to_owned();
        }
    }
    found
}

/// The file that a fence below such a line is: "This one is `counter.py`:".
fn file_of(before: &str) -> Option<&str> {
    let name = before.strip_suffix("`:")?.rsplit('`').next()?;
    name.contains('.').then_some(name)
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
