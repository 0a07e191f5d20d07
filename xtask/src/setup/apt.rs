//! Debian and Ubuntu packages, as root or through sudo.

use std::process::Command;

use crate::shell::{Outcome, command, find, read, run};

/// Installs packages with apt-get.
pub fn install(packages: &[&str]) -> Outcome {
    if find("apt-get").is_none() {
        return Err(format!(
            "no apt-get here to install {}",
            packages.join(", ")
        ));
    }
    let mut install = as_root("apt-get")?;
    install
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    if run(&mut install).is_ok() {
        return Ok(());
    }
    // A fresh machine has no package lists yet.
    update()?;
    run(&mut install)
}

/// Fetches the package lists anew.
pub fn update() -> Outcome {
    run(as_root("apt-get")?.arg("update"))
}

/// A command with the rights to change the system.
pub fn as_root(program: &str) -> Outcome<Command> {
    if read(command("id").arg("-u")).as_deref() == Some("0") {
        return Ok(command(program));
    }
    if find("sudo").is_none() {
        return Err(format!("`{program}` needs root, and there is no sudo"));
    }
    let mut sudo = command("sudo");
    sudo.arg(program);
    Ok(sudo)
}
