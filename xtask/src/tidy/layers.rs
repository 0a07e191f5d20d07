//! Which crate may use which, as ARCHITECTURE.md draws it.

use crate::shell::{read_file, root};

const PREFIX: &str = "freezeframe-";

/// Each crate with what it may use.
const LAYERS: [(&str, &[&str]); 17] = [
    ("base", &[]),
    ("notebook", &["base"]),
    ("array", &["base"]),
    ("codegen", &["array", "base"]),
    ("interpreted", &["codegen", "array", "base"]),
    ("core", &["array", "base"]),
    ("macros", &[]),
    ("recorded", &[]),
    ("python", &["macros", "base"]),
    ("numpy", &["array", "python", "base"]),
    ("figure", &["numpy", "array", "python", "base"]),
    ("jax", &["numpy", "core", "array", "python", "base"]),
    (
        "session",
        &["jax", "figure", "numpy", "core", "array", "python", "base"],
    ),
    ("rewrite", &["session", "python", "base"]),
    (
        "worker",
        &["rewrite", "session", "codegen", "array", "base"],
    ),
    ("cli", &["page", "rewrite", "session", "notebook", "base"]),
    ("page", &["notebook", "base"]),
];

/// Dependencies that point upwards, crates that no layer knows, and layers that are no crate.
pub fn wrong_dependencies() -> Vec<String> {
    let mut findings = check("page", "Cargo.toml");
    let is_crate = |name: &str| name == "page" || root().join("crates").join(name).is_dir();
    let gone = LAYERS.iter().filter(|(name, _)| !is_crate(name));
    findings.extend(
        gone.map(|(name, _)| format!("xtask/src/tidy/layers.rs: there is no crate `{name}`")),
    );
    for entry in std::fs::read_dir(root().join("crates"))
        .into_iter()
        .flatten()
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        findings.extend(check(&name, &format!("crates/{name}/Cargo.toml")));
    }
    findings.sort();
    findings
}

fn check(name: &str, manifest: &str) -> Vec<String> {
    let Ok(text) = read_file(manifest) else {
        return Vec::new();
    };
    let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == name) else {
        return vec![format!(
            "{manifest}: the crate `{name}` has no place in xtask/src/tidy/layers.rs"
        )];
    };
    let wrong = dependencies(&text)
        .into_iter()
        .filter(|dependency| !allowed.contains(&dependency.as_str()));
    wrong
        .map(|dependency| format!("{manifest}: {name} may not use {dependency}"))
        .collect()
}

/// Our own crates in a manifest's dependency tables; tests may use what they like.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_dependencies = false;
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            in_dependencies = line == "[dependencies]"
                || line.ends_with(".dependencies]") && line != "[workspace.dependencies]";
        } else if in_dependencies && let Some(rest) = line.strip_prefix(PREFIX) {
            found.push(rest.chars().take_while(|c| c.is_alphanumeric()).collect());
        }
    }
    found
}

/// Files outside the syntax facade that name the parser's crates.
pub fn parser_users(files: &[String]) -> Vec<String> {
    let is_outside = |path: &&String| {
        path.ends_with(".rs")
            && !path.starts_with("crates/python/src/syntax")
            && !path.starts_with("xtask/")
    };
    let uses_parser = |path: &&String| {
        read_file(path)
            .is_ok_and(|text| text.contains("ruff_python") || text.contains("ruff_text_size"))
    };
    files
        .iter()
        .filter(is_outside)
        .filter(uses_parser)
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_dependencies_count() {
        let manifest = "[workspace.dependencies]\nfreezeframe-cli = { path = \"\" }\n[dependencies]\nfreezeframe-base = { workspace = true }\nserde = \"1\"\n[target.'cfg(unix)'.dependencies]\nfreezeframe-core.workspace = true\n[dev-dependencies]\nfreezeframe-session = { workspace = true }\n";
        assert_eq!(dependencies(manifest), ["base", "core"]);
    }
}
