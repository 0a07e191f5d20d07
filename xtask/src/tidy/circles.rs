//! Modules of a crate that use each other in a circle: none of them can be understood, moved or built without the others.
//!
//! A re-export is no use by itself; whoever uses it uses what it stands for.

use std::collections::{BTreeMap, BTreeSet};

use super::ratchet::{self, List};
use super::source::{self, Names, Use};
use crate::shell::read_file;

/// The circles that were there before the rule.
pub const LIST: List = List {
    path: "xtask/ratchet/circles.txt",
    about: "Modules that use each other in a circle: crate, number of the circle, module.",
};

/// Path of a module below its crate, such as `vm::run`; the crate's own file is empty.
type Path = Vec<String>;

/// A circle: the names of its modules.
type Circle = BTreeSet<String>;

/// The circles of each crate, the largest first.
type Circles = BTreeMap<String, Vec<Circle>>;

/// The circles of all crates, as lines of the list.
pub fn circles(files: &[String]) -> Vec<String> {
    let mut rows = Vec::new();
    for (name, circles) in find(files) {
        for (index, circle) in circles.iter().enumerate() {
            rows.extend(
                circle
                    .iter()
                    .map(|module| format!("{name} {} {module}", index + 1)),
            );
        }
    }
    rows
}

/// Each use of one module of a circle by another: crate, the two modules, and the names that are used.
pub fn edges(files: &[String]) -> Vec<String> {
    let mut rows = Vec::new();
    for (name, modules) in read(files) {
        for circle in modules.circles() {
            rows.extend(modules.edges(&circle).map(|edge| format!("{name}: {edge}")));
        }
    }
    rows
}

/// How the circles differ from the list.
pub fn findings(found: &[String]) -> Vec<String> {
    compare(&parse(&LIST.read()), &parse(found))
}

fn parse(rows: &[String]) -> Circles {
    let mut circles: BTreeMap<(String, usize), Circle> = BTreeMap::new();
    for row in rows {
        let mut words = row.splitn(3, ' ');
        if let (Some(name), Some(Ok(number)), Some(module)) =
            (words.next(), words.next().map(str::parse), words.next())
        {
            circles
                .entry((name.to_owned(), number))
                .or_default()
                .insert(module.to_owned());
        }
    }
    let mut parsed = Circles::new();
    for ((name, _), circle) in circles {
        parsed.entry(name).or_default().push(circle);
    }
    parsed
}

fn compare(listed: &Circles, found: &Circles) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, circles) in found {
        let known = listed.get(name).map(Vec::as_slice).unwrap_or_default();
        for circle in circles {
            let before = known
                .iter()
                .max_by_key(|known| known.intersection(circle).count());
            match before.filter(|known| !known.is_disjoint(circle)) {
                None => findings.push(format!("{name}: a new circle of {}", words(circle.iter()))),
                Some(known) => {
                    let joined: Vec<&String> = circle.difference(known).collect();
                    if !joined.is_empty() {
                        findings.push(format!(
                            "{name}: {} joined a circle of {} modules",
                            words(joined.into_iter()),
                            known.len()
                        ));
                    }
                }
            }
        }
    }
    for (name, known) in listed {
        let now: BTreeSet<&String> = found.get(name).into_iter().flatten().flatten().collect();
        let left = known
            .iter()
            .flatten()
            .filter(|module| !now.contains(module));
        findings.extend(left.map(|module| ratchet::shorter(&LIST, &format!("{name}: {module}"))));
    }
    findings
}

fn words<'a>(modules: impl Iterator<Item = &'a String>) -> String {
    modules.map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn find(files: &[String]) -> Circles {
    let circles = read(files)
        .into_iter()
        .map(|(name, modules)| (name, modules.circles()));
    circles.filter(|(_, circles)| !circles.is_empty()).collect()
}

/// The modules of each crate.
fn read(files: &[String]) -> BTreeMap<String, Modules> {
    let mut crates: BTreeMap<String, Modules> = BTreeMap::new();
    for file in files {
        if let Some((name, path)) = place(file)
            && let Ok(text) = read_file(file)
        {
            let names = source::names(&source::code(&text));
            crates.entry(name).or_default().0.insert(path, names);
        }
    }
    crates
}

/// The crate and the module that a file is; `None` for what only tests see.
fn place(file: &str) -> Option<(String, Path)> {
    let (name, inside) = match file.strip_prefix("src/") {
        Some(inside) => ("page", inside),
        None => {
            let (folder, inside) = file.split_once("/src/")?;
            (folder.strip_prefix("crates/").unwrap_or(folder), inside)
        }
    };
    let mut path: Path = inside
        .strip_suffix(".rs")?
        .split('/')
        .map(str::to_owned)
        .collect();
    if path
        .last()
        .is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main"))
    {
        path.pop();
    }
    let is_test = |part: &String| part == "tests" || part.ends_with("_tests");
    (!name.contains('/') && !path.iter().any(is_test)).then(|| (name.to_owned(), path))
}

/// The modules of a crate.
#[derive(Default)]
struct Modules(BTreeMap<Path, Names>);

impl Modules {
    fn circles(&self) -> Vec<Circle> {
        let uses: BTreeMap<&Path, BTreeSet<&Path>> = self
            .0
            .iter()
            .map(|(path, names)| (path, self.used_by(path, names).into_keys().collect()))
            .collect();
        let reach: BTreeMap<&Path, BTreeSet<&Path>> = uses
            .keys()
            .map(|path| (*path, reached(&uses, path)))
            .collect();
        let mut circles: BTreeSet<Circle> = BTreeSet::new();
        for (path, reached) in &reach {
            let back = |other: &&&Path| reach.get(**other).is_some_and(|from| from.contains(path));
            let circle: Circle = reached.iter().filter(back).map(|path| name(path)).collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        let mut circles: Vec<Circle> = circles.into_iter().collect();
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }

    /// The uses inside a circle, a line for each.
    fn edges(&self, circle: &Circle) -> impl Iterator<Item = String> {
        let members = self
            .0
            .iter()
            .filter(|(path, _)| circle.contains(&name(path)));
        members.flat_map(move |(path, names)| {
            let used = self.used_by(path, names).into_iter();
            let inside = used.filter(|(used, _)| circle.contains(&name(used)));
            inside.map(move |(used, items)| {
                format!("{} -> {}: {}", name(path), name(used), words(items.iter()))
            })
        })
    }

    /// The modules that one uses, and by which names.
    fn used_by(&self, module: &Path, names: &Names) -> BTreeMap<&Path, BTreeSet<String>> {
        let imports = names
            .uses
            .iter()
            .filter(|used| !used.is_public)
            .map(|used| &used.path);
        let mut found: BTreeMap<&Path, BTreeSet<String>> = BTreeMap::new();
        for path in imports.chain(&names.paths) {
            let used = self
                .absolute(module, path)
                .and_then(|path| self.resolve(&path, 0));
            if let (Some(used), Some(item)) = (used.filter(|used| *used != module), path.last()) {
                found.entry(used).or_default().insert(item.clone());
            }
        }
        found
    }

    /// The path from the crate's top; `None` for what is of another crate or no module.
    fn absolute(&self, module: &Path, path: &[String]) -> Option<Path> {
        let mut base = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = path.get(1..)?;
            }
            "self" | "super" => {
                while let Some((first, after)) = rest
                    .split_first()
                    .filter(|(word, _)| matches!(word.as_str(), "self" | "super"))
                {
                    if first == "super" {
                        base.pop();
                    }
                    rest = after;
                }
            }
            child => {
                base.push(child.to_owned());
                let is_child = self.0.contains_key(&base);
                base.pop();
                is_child.then_some(())?;
            }
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// The module in which what the path names is defined.
    fn resolve(&self, path: &[String], depth: usize) -> Option<&Path> {
        let (module, names, rest) = (0..=path.len()).rev().find_map(|length| {
            let (start, rest) = path.split_at(length);
            let (module, names) = self.0.get_key_value(start)?;
            Some((module, names, rest))
        })?;
        let Some((item, after)) = rest.split_first() else {
            return Some(module);
        };
        // Two modules may import everything of each other.
        if depth > 8 || names.defined.contains(item) {
            return Some(module);
        }
        let by_name = names.uses.iter().filter(|used| used.name == *item);
        let named = by_name
            .filter_map(|used| self.follow(module, used, &[], after, depth))
            .next();
        let globs = names.uses.iter().filter(|used| used.name == "*");
        named
            .or_else(|| {
                globs
                    .filter_map(|used| self.follow(module, used, rest, &[], depth))
                    .next()
            })
            .or(Some(module))
    }

    /// Where a use leads; through `*` only if the module there defines the item.
    fn follow(
        &self,
        module: &Path,
        used: &Use,
        item: &[String],
        after: &[String],
        depth: usize,
    ) -> Option<&Path> {
        let mut path = self.absolute(module, &used.path)?;
        if let Some(item) = item.first() {
            path.pop();
            path.push(item.clone());
            let found = self.resolve(&path, depth + 1)?;
            return self
                .0
                .get(found)
                .filter(|names| names.defined.contains(item))
                .map(|_| found);
        }
        path.extend_from_slice(after);
        self.resolve(&path, depth + 1)
    }
}

/// The modules that can be reached from one.
fn reached<'a>(uses: &BTreeMap<&'a Path, BTreeSet<&'a Path>>, from: &Path) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&Path> = uses.get(from).into_iter().flatten().copied().collect();
    while let Some(path) = next.pop() {
        if found.insert(path) {
            next.extend(uses.get(path).into_iter().flatten());
        }
    }
    found
}

fn name(path: &Path) -> String {
    if path.is_empty() {
        "(top)".to_owned()
    } else {
        path.join("::")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(files: &[(&str, &str)]) -> Modules {
        let path = |name: &str| {
            name.split("::")
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let modules = files
            .iter()
            .map(|(name, text)| (path(name), source::names(text)))
            .collect();
        Modules(modules)
    }

    fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let found = modules(files).circles();
        found
            .into_iter()
            .map(|circle| circle.into_iter().collect())
            .collect()
    }

    #[test]
    fn circles_are_found() {
        let none: &[&[&str]] = &[];
        for (files, expected) in [
            // A chain is no circle, and neither is a re-export.
            (
                vec![
                    ("", "mod a; mod b; pub use a::A;"),
                    ("a", "use crate::b::B; struct A;"),
                    ("b", "struct B;"),
                ],
                none,
            ),
            // By `use`, by a path, and by `super`.
            (
                vec![
                    ("a", "use crate::b::B; fn f() {}"),
                    ("b", "struct B; fn g() { super::a::f() }"),
                ],
                &[&["a", "b"][..]][..],
            ),
            // A name that the crate's top re-exports is the module's where it is defined.
            (
                vec![
                    ("", "pub use a::A;"),
                    ("a", "use crate::b; struct A;"),
                    ("b", "use crate::A;"),
                ],
                &[&["a", "b"][..]][..],
            ),
            // The same through `*`.
            (
                vec![
                    ("", "pub use a::*;"),
                    ("a", "use crate::b; struct A;"),
                    ("b", "use crate::A;"),
                ],
                &[&["a", "b"][..]][..],
            ),
            // A parent that calls its child, which uses what the parent defines.
            (
                vec![
                    ("a", "mod c; fn f() { c::g() } struct A;"),
                    ("a::c", "use super::A; fn g() {}"),
                ],
                &[&["a", "a::c"][..]][..],
            ),
            // A longer one.
            (
                vec![
                    ("a", "use crate::b;"),
                    ("b", "use crate::c;"),
                    ("c", "use crate::a;"),
                    ("d", "use crate::a;"),
                ],
                &[&["a", "b", "c"][..]][..],
            ),
        ] {
            assert_eq!(circles(&files), expected, "{files:?}");
        }
    }

    #[test]
    fn uses_inside_a_circle_are_told() {
        let files = [
            ("a", "use crate::b::{B, f}; use crate::d::D; struct A;"),
            ("b", "struct B; fn f() -> crate::a::A {}"),
            ("d", "struct D;"),
        ];
        let modules = modules(&files);
        let told: Vec<String> = modules
            .circles()
            .iter()
            .flat_map(|circle| modules.edges(circle))
            .collect();
        assert_eq!(told, ["a -> b: B, f", "b -> a: A"]);
    }

    #[test]
    fn the_list_of_circles_may_only_shrink() {
        let rows = |text: &str| text.split(", ").map(str::to_owned).collect::<Vec<_>>();
        let listed = parse(&rows("core 1 a, core 1 b, core 1 c, core 2 d, core 2 e"));
        for (found, says) in [
            ("core 1 a, core 1 b, core 1 c, core 2 d, core 2 e", &[][..]),
            (
                "core 1 a, core 1 b, core 1 c, core 1 f, core 2 d, core 2 e",
                &["f joined a circle of 3"],
            ),
            (
                "core 1 a, core 1 b, core 1 c, core 2 d, core 2 e, jax 1 a, jax 1 b",
                &["jax: a new circle of a, b"],
            ),
            // Two circles that become one have grown.
            (
                "core 1 a, core 1 b, core 1 c, core 1 d, core 1 e",
                &["d, e joined a circle of 3"],
            ),
            (
                "core 1 a, core 1 b, core 2 d, core 2 e",
                &["core: c is better"],
            ),
        ] {
            let findings = compare(&listed, &parse(&rows(found)));
            assert_eq!(findings.len(), says.len(), "{findings:?}");
            for (finding, says) in findings.iter().zip(says) {
                assert!(finding.contains(says), "{finding}");
            }
        }
    }

    #[test]
    fn a_file_is_a_module() {
        for (file, expected) in [
            ("crates/core/src/lib.rs", Some(("core", ""))),
            ("crates/core/src/jvp/mod.rs", Some(("core", "jvp"))),
            ("src/app/store.rs", Some(("page", "app::store"))),
            ("xtask/src/main.rs", Some(("xtask", ""))),
            ("crates/core/src/eval/tests.rs", None),
            ("crates/core/tests/jaxprs.rs", None),
            ("README.md", None),
        ] {
            let found = place(file).map(|(name, path)| (name, path.join("::")));
            assert_eq!(
                found,
                expected.map(|(name, path)| (name.to_owned(), path.to_owned())),
                "{file}"
            );
        }
    }
}
