//! Running other programs: echoed, with errors that name the program and what to do.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::places;

/// What a chore answers: nothing, or the sentence that says what is wrong.
pub type Outcome<T = ()> = Result<T, String>;

/// The top folder of the checkout.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// A command that runs in the top folder, reads no input, and finds what `cargo install` built.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([places::cargo_bin()]);
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
}

/// The command as a user would type it.
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|arg| arg.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

/// Runs the command with its output shown.
pub fn run(command: &mut Command) -> Outcome {
    println!("$ {}", line(command));
    let status = command
        .status()
        .map_err(|error| format!("`{}` did not start: {error}", line(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status})", line(command)))
    }
}

/// Runs the command with its output shown, and ends it when its time is up.
pub fn run_within(patience: Duration, command: &mut Command) -> Outcome {
    println!("$ {}", line(command));
    let end = Instant::now() + patience;
    let started = command.spawn();
    let mut child =
        started.map_err(|error| format!("`{}` did not start: {error}", line(command)))?;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{}` failed ({status})", line(command))),
            Err(error) => return Err(format!("`{}` was lost: {error}", line(command))),
            Ok(None) if Instant::now() > end => {
                // It may have ended meanwhile.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("`{}` took too long", line(command)));
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

/// Runs the command with its output shown, and gives its standard output too, whether it succeeded or not.
pub fn run_and_read(command: &mut Command) -> (Outcome, String) {
    println!("$ {}", line(command));
    let mut read = String::new();
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            return (
                Err(format!("`{}` did not start: {error}", line(command))),
                read,
            );
        }
    };
    if let Some(stdout) = child.stdout.take() {
        for text in BufReader::new(stdout).lines().map_while(Result::ok) {
            println!("{text}");
            read.push_str(&text);
            read.push('\n');
        }
    }
    let outcome = match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` failed ({status})", line(command))),
        Err(error) => Err(format!("`{}` was lost: {error}", line(command))),
    };
    (outcome, read)
}

/// The standard output of a quiet command, or `None` when it is missing or fails.
pub fn read(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where `program` stands on the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The text of a file of the checkout.
pub fn read_file(path: impl AsRef<Path>) -> Outcome<String> {
    let path = root().join(path);
    std::fs::read_to_string(&path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
