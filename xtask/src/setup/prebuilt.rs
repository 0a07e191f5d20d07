//! Programs that their projects publish ready-built: fetched where their host can be reached, used only if the checksum is ours.
//!
//! `FREEZEFRAME_PREBUILT=no` leaves them out, and everything is built from source.

use std::path::Path;
use std::process::Command;

use crate::shell::{command, read};

/// Seconds to wait for a host that does not answer, so that a machine without a way out soon builds instead.
const PATIENCE: &str = "5";

/// A published archive of programs.
#[derive(Debug)]
pub struct Archive {
    /// Where it is.
    pub url: String,
    /// The SHA-256 that it must have.
    pub sha256: String,
    /// The folder inside it that holds the programs.
    pub folder: String,
}

/// The archives of one release: the target that each was built for, and its SHA-256.
pub type Release = [(&'static str, &'static str); 4];

/// The release of trunk in the version that we pin.
pub const TRUNK: Release = [
    (
        "x86_64-unknown-linux-musl",
        "a67f4054b249fe9acc5fabc25de1aebf19783aca3ad6ff64bf34d7da44d0ea20",
    ),
    (
        "aarch64-unknown-linux-musl",
        "e8e2a2bb423ce6702ab9f4f02f8c9ae99d790f0301f7634e986b2dd8706019cc",
    ),
    (
        "x86_64-apple-darwin",
        "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
    ),
    (
        "aarch64-apple-darwin",
        "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
    ),
];

/// The version of wasm-bindgen whose archives are known here; any other is built from source.
pub const WASM_BINDGEN_VERSION: &str = "0.2.129";

/// The release of wasm-bindgen in that version.
pub const WASM_BINDGEN: Release = [
    (
        "x86_64-unknown-linux-musl",
        "82d12bb940e2d4e72e0d5605387fc1b8ca179044e012b620f0ce4e7440e8320e",
    ),
    (
        "aarch64-unknown-linux-musl",
        "2ed4351c35dd9440308bbb02767d47ea278efe851a52465300f3c94f5b6c2a87",
    ),
    (
        "x86_64-apple-darwin",
        "7e028879a68ec53dae14048b55cc5215f6df75b17a9c1426fac8fa086d3202fd",
    ),
    (
        "aarch64-apple-darwin",
        "81d4a23d56b3c3eb8187658329116d50e0b228a93b343825fb71f70179051cd1",
    ),
];

/// The archive of a release that runs on this machine: the target's name and the checksum.
pub fn for_this_machine(release: &Release) -> Option<(&'static str, &'static str)> {
    if std::env::var("FREEZEFRAME_PREBUILT").is_ok_and(|answer| answer == "no") {
        return None;
    }
    let system = match std::env::consts::OS {
        "linux" => "unknown-linux-musl",
        "macos" => "apple-darwin",
        _ => return None,
    };
    let target = format!("{}-{system}", std::env::consts::ARCH);
    release
        .iter()
        .copied()
        .find(|(built_for, _)| *built_for == target)
}

/// Fetches the archive and puts its programs into `to`; the answer is why not, and then nothing is there.
pub fn fetch(archive: &Archive, programs: &[&str], to: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}", to.display());
    let work = to.join(format!(".fetched-{}", std::process::id()));
    std::fs::create_dir_all(&work).map_err(failed)?;
    let outcome = fetch_into(archive, programs, &work).and_then(|()| {
        let folder = work.join(&archive.folder);
        programs.iter().try_for_each(|program| {
            std::fs::rename(folder.join(program), to.join(program)).map_err(failed)
        })
    });
    std::fs::remove_dir_all(&work).map_err(failed)?;
    outcome
}

fn fetch_into(archive: &Archive, programs: &[&str], work: &Path) -> Result<(), String> {
    let file = work.join("archive.tar.gz");
    let mut curl = command("curl");
    curl.args([
        "--fail",
        "--silent",
        "--location",
        "--connect-timeout",
        PATIENCE,
    ])
    // A line that has come to a standstill is given up too.
    .args(["--speed-time", "20", "--speed-limit", "10000"])
    .args(["--proto", "=https,file", "--proto-redir", "=https"])
    .arg("--output")
    .args([file.as_os_str(), archive.url.as_ref()]);
    read(&mut curl).ok_or_else(|| format!("{} cannot be reached", archive.url))?;
    let found = sha256(&file).ok_or("neither sha256sum nor shasum is there to check it")?;
    if found != archive.sha256 {
        return Err(format!(
            "{} is not the file that was checked: its SHA-256 is {found}, and {} is expected",
            archive.url, archive.sha256
        ));
    }
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(&file).arg("-C").arg(work);
    read(&mut tar).ok_or_else(|| format!("{} cannot be unpacked", archive.url))?;
    let folder = work.join(&archive.folder);
    let missing = programs.iter().find(|program| !runs(&folder.join(program)));
    missing.map_or(Ok(()), |program| {
        Err(format!("{program} of {} does not run here", archive.url))
    })
}

fn runs(program: &Path) -> bool {
    read(Command::new(program).arg("--version")).is_some()
}

fn sha256(file: &Path) -> Option<String> {
    let text = read(command("sha256sum").arg(file))
        .or_else(|| read(command("shasum").args(["-a", "256"]).arg(file)))?;
    text.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// An archive `tool.tar.gz` with a program `folder/tool` that runs, in a fresh folder.
    fn published(name: &str) -> (PathBuf, String) {
        let folder =
            std::env::temp_dir().join(format!("freezeframe-{name}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("folder")).expect("a folder");
        let script = "mkdir -p bin && printf '#!/bin/sh\\necho tool 1.0\\n' > folder/tool && chmod +x folder/tool && tar -czf tool.tar.gz folder";
        let made = Command::new("sh")
            .args(["-c", script])
            .current_dir(&folder)
            .status();
        assert!(made.expect("a shell").success());
        let sum = sha256(&folder.join("tool.tar.gz")).expect("a checksum");
        (folder, sum)
    }

    fn fetched(folder: &Path, file: &str, sha256: &str, program: &str) -> Result<(), String> {
        let archive = Archive {
            url: format!("file://{}", folder.join(file).display()),
            sha256: sha256.to_owned(),
            folder: "folder".to_owned(),
        };
        fetch(&archive, &[program], &folder.join("bin"))
    }

    #[test]
    fn only_an_archive_with_the_right_checksum_is_used() {
        let (folder, sum) = published("checksum");
        let wrong = sum.replace(|c: char| c != '0', "0");
        for (file, sum, program, says) in [
            ("nowhere.tar.gz", sum.as_str(), "tool", "cannot be reached"),
            (
                "tool.tar.gz",
                &wrong,
                "tool",
                "is not the file that was checked",
            ),
            ("tool.tar.gz", &sum, "other", "does not run here"),
        ] {
            let why = fetched(&folder, file, sum, program).expect_err(says);
            assert!(why.contains(says), "{why}");
            let left = std::fs::read_dir(folder.join("bin"))
                .expect("a folder")
                .count();
            assert_eq!(left, 0, "nothing is left of {file}");
        }
        fetched(&folder, "tool.tar.gz", &sum, "tool").expect("the program is fetched");
        assert!(runs(&folder.join("bin/tool")));
        std::fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn every_checksum_is_a_sha256_and_stands_once() {
        let all: Vec<&str> = TRUNK
            .iter()
            .chain(&WASM_BINDGEN)
            .map(|archive| archive.1)
            .collect();
        for sum in &all {
            assert!(
                sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit()),
                "{sum}"
            );
            assert_eq!(all.iter().filter(|other| other == &sum).count(), 1);
        }
    }
}
