//! Float functions of the standard library: their digits depend on the target, so that page, tests and command line would
//! differ. Clippy knows types and refuses them (`clippy.toml` has the list); here it is seen to that it is asked to.

use crate::shell::read_file;

/// The crates in which digits count.
const CRATES: [&str; 4] = ["array", "core", "jax", "numpy"];
const LINT: &str = "clippy::disallowed_methods";

/// Crates in which digits count that do not have Clippy look for the standard library's functions, or hide some from it.
pub fn platform_functions(files: &[String]) -> Vec<String> {
    let read = |path: &String| (path.clone(), read_file(path).unwrap_or_default());
    let ours = |path: &&String| {
        path.ends_with(".rs") && CRATES.iter().any(|it| path.starts_with(&root(it)))
    };
    unasked(files.iter().filter(ours).map(read))
}

fn root(name: &str) -> String {
    format!("crates/{name}/src/")
}

fn unasked(texts: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let roots: Vec<String> = CRATES.iter().map(|it| root(it) + "lib.rs").collect();
    let asks = format!("#![cfg_attr(not(test), warn({LINT}))]");
    let mut missing = roots;
    let mut findings = Vec::new();
    for (path, text) in texts {
        if text.lines().any(|line| line == asks) {
            missing.retain(|it| *it != path);
        }
        let lines = text.lines().enumerate();
        let hidden = lines.filter(|(_, line)| line.contains(LINT) && *line != asks);
        findings.extend(hidden.map(|(index, _)| format!("{path}:{}: {LINT}", index + 1)));
    }
    findings.extend(missing.iter().map(|path| format!("{path}: no `{asks}`")));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_in_which_digits_count_asks_and_nothing_hides() {
        let asks = format!("//! A crate.\n#![cfg_attr(not(test), warn({LINT}))]\n");
        let texts = |last: &str| {
            let all = CRATES.map(|it| (root(it) + "lib.rs", asks.clone()));
            let mut all = Vec::from(all);
            all[3].1 = last.to_owned();
            unasked(all.into_iter())
        };
        assert!(texts(&asks).is_empty());
        assert_eq!(texts("//! Nothing.").len(), 1);
        assert_eq!(
            texts(&format!("{asks}#[allow({LINT})]\nfn f() {{}}")).len(),
            1
        );
    }
}
