//! Runs the command in a folder of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a command came to.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// A folder for one test, which is emptied first.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }

    /// Runs the words of a command line, `freezeframe` left out.
    pub fn run(&self, words: &str) -> Ran {
        self.run_with(words, &[])
    }

    /// The same with variables of the environment.
    pub fn run_with(&self, words: &str, variables: &[(&str, &str)]) -> Ran {
        let mut command = self.command(words);
        told(command.envs(variables.iter().copied()).output())
    }

    /// The same with a text on standard input.
    pub fn run_reading(&self, words: &str, text: &str) -> Ran {
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).spawn().expect("it starts");
        let mut stdin = child.stdin.take().expect("an input");
        stdin.write_all(text.as_bytes()).expect("it reads");
        drop(stdin);
        told(child.wait_with_output())
    }

    fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_freezeframe"));
        command.args(words.split_whitespace());
        command.current_dir(&self.0).env_remove("GITHUB_ACTIONS");
        command
    }
}

fn told(output: std::io::Result<Output>) -> Ran {
    let output = output.expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// The lesson that the site begins with.
pub fn lesson() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/lessons/state.ipynb");
    std::fs::read_to_string(path).expect("the lesson")
}
