//! What of JAX's and NumPy's public names is here: `docs/compatibility.md` is as the declarations say.
//!
//! The names are in `tests/compatibility/names.txt`, which `names.py` beside it writes. `BLESS=1 cargo test --test native
//! compatibility` writes the page.

use crate::support::Runner;
use freezeframe_base::{Candidate, CandidateKind, JaxCompat, Lane};
use std::fmt::Write;

const NAMES: &str = include_str!("../compatibility/names.txt");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/compatibility.md");
const TITLE: &str = "\
# What of JAX and NumPy is here

Of the public names of jax 0.12 and NumPy 2.5, module by module, those that are here, and those that are not.
A name that is not here is an AttributeError; an argument or a dtype that is not, an error that says so.
What cannot be here, such as compiled libraries, profiles and several machines, is a name whose text says *Refused*, and why.
What of SciPy is here is in [scipy.md](scipy.md).
`BLESS=1 cargo test --test native compatibility` writes this page from the declarations of the functions.
";

/// A module of the original: its name, and its public names.
struct Module {
    name: &'static str,
    names: Vec<&'static str>,
}

fn modules() -> Vec<Module> {
    let blocks = NAMES.split("# ").skip(1);
    let module = |block: &'static str| {
        let (name, names) = block
            .split_once('\n')
            .expect("a module's name ends its line");
        let names = names.split_whitespace().collect();
        Module { name, names }
    };
    blocks.map(module).collect()
}

/// What a session offers behind a module's name, with a dot.
fn offered(module: &str) -> Vec<Candidate> {
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    let imported = runner.run("import", &format!("import {module}"));
    match imported.error {
        Some(_) => Vec::new(),
        None => runner.complete(&format!("{module}.")),
    }
}

/// A line of the page.
fn line(it: &Candidate) -> String {
    let signature = it.signature.as_deref().unwrap_or_default();
    let signature = if it.kind == CandidateKind::Class {
        ""
    } else {
        signature
    };
    match &it.doc {
        Some(doc) => format!("- `{}{signature}`: {doc}", it.name),
        None => format!("- `{}{signature}`", it.name),
    }
}

/// The page as the declarations say it.
fn page() -> String {
    let mut table =
        "\n| Module | Names | Here | Missing |\n| --- | ---: | ---: | ---: |\n".to_owned();
    let mut sections = String::new();
    for Module { name, names } in modules() {
        let mut offered = offered(name);
        offered.retain(|it| names.contains(&it.name.as_str()));
        let is_here = |name: &&&str| offered.iter().any(|it| it.name == **name);
        let missing: Vec<String> = names
            .iter()
            .filter(|name| !is_here(name))
            .map(|name| format!("`{name}`"))
            .collect();
        let _ = writeln!(
            table,
            "| `{name}` | {} | {} | {} |",
            names.len(),
            offered.len(),
            missing.len()
        );
        let _ = writeln!(sections, "\n## {name}\n");
        for it in &offered {
            let _ = writeln!(sections, "{}", line(it));
        }
        if !missing.is_empty() {
            let gap = if offered.is_empty() { "" } else { "\n" };
            let _ = writeln!(sections, "{gap}Not here: {}.", missing.join(", "));
        }
    }
    format!("{TITLE}{table}{sections}")
}

#[test]
fn the_page_is_as_the_declarations_say() {
    let page = page();
    assert!(page.contains("\n- `swapaxes(a, axis1, axis2)`: Exchanges two axes.\n"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(PAGE, &page).expect("the page is written");
    }
    let written = std::fs::read_to_string(PAGE).unwrap_or_default();
    let differing = page.lines().zip(written.lines().chain([""]));
    let first = differing.into_iter().find(|(new, old)| new != old);
    assert!(
        page == written,
        "docs/compatibility.md is not as the declarations say: {first:?}\n\
         BLESS=1 cargo test --test native compatibility writes it"
    );
}
