//! What a text says of names, without running it: which it declares, which it takes from elsewhere, what it imports.

use super::tokens::{Kind, tokens};
use crate::compiler::scope::Scopes;
use crate::syntax::ast::{Expr, Stmt, StmtFunctionDef, StmtImport, StmtImportFrom};
use crate::syntax::parts::bodies;
use crate::syntax::{self, Ranged, SyntaxProblem, TextRange};
use freezeframe_base::{Candidate, CandidateKind, HashSet, Problem, Severity};

/// What is read of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Why it is no program.
    pub problem: Option<Problem>,
    /// The variables that it makes, with what can be told of them.
    pub declared: Vec<Candidate>,
    /// The names that it takes from elsewhere, with their places in bytes: variables of the notebook, or builtins.
    pub uses: Vec<(String, u32, u32)>,
    /// Its import statements.
    pub imports: Vec<Import>,
    /// It may make variables of any name.
    pub is_open: bool,
    /// It may provide for names that do not exist.
    pub is_guarded: bool,
}

/// An import statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its text.
    pub text: String,
    /// The modules that it imports, with their places.
    pub modules: Vec<(String, u32, u32)>,
    /// The variables that it makes.
    pub names: Vec<String>,
    /// It stands where it may fail.
    pub is_guarded: bool,
}

/// Functions by which a program makes variables whose names are not in its text.
const OPENING: [&str; 6] = ["exec", "eval", "globals", "locals", "vars", "get_ipython"];

/// Reads a text.
pub fn read(text: &str) -> Reading {
    let parsed = syntax::parse(text);
    let parsed = parsed.and_then(|body| Ok((Scopes::analyze(&body)?, body)));
    let (scopes, body) = match parsed {
        Ok(parsed) => parsed,
        Err(problem) => return broken(text, &problem),
    };
    let mut reading = Reading {
        is_guarded: text.contains("NameError") || text.contains("import annotations"),
        ..Reading::default()
    };
    reading.declare(text, &body, false);
    for (id, scope) in scopes.scopes.iter().enumerate() {
        let of_notebook = |name: &&String| id == 0 || scope.declares(name);
        for name in scope.bound.iter().filter(of_notebook) {
            reading.variable(name, CandidateKind::Value);
        }
    }
    for it in scopes.occurrences.iter().filter(|it| !it.is_write) {
        let name = &text[it.range];
        // Names that begin so are the notebook's own, or are mangled; others may be written in several ways.
        if name.starts_with('_') || !name.is_ascii() || scopes.owner(it.scope, name) != 0 {
            continue;
        }
        reading.is_open |= OPENING.contains(&name);
        let (start, end) = place(it.range);
        reading.uses.push((name.to_owned(), start, end));
    }
    reading
}

fn place(range: TextRange) -> (u32, u32) {
    (range.start().to_u32(), range.end().to_u32())
}

/// What is known of a text that is no program: it may come to declare all names in it.
fn broken(text: &str, problem: &SyntaxProblem) -> Reading {
    let mut reading = Reading {
        problem: Some(told(problem)),
        ..Reading::default()
    };
    let mut seen = HashSet::default();
    for token in tokens(text).iter().filter(|it| it.kind == Kind::Name) {
        let name = &text[token.start..token.end];
        if seen.insert(name) {
            reading.variable(name, CandidateKind::Value);
        }
    }
    reading
}

/// A problem of the compiler as plain data.
pub(super) fn told(problem: &SyntaxProblem) -> Problem {
    Problem {
        severity: Severity::Error,
        message: format!("{}: {}", problem.class, problem.message),
        start: problem.start,
        end: problem.end.max(problem.start),
    }
}

impl Reading {
    /// Adds what another reading says, which is of a part of the same text.
    pub fn add(&mut self, other: Self) {
        self.problem = self.problem.take().or(other.problem);
        self.declared.extend(other.declared);
        self.uses.extend(other.uses);
        self.imports.extend(other.imports);
        self.is_open |= other.is_open;
        self.is_guarded |= other.is_guarded;
    }

    /// Adds a variable of which nothing but this is known.
    pub fn variable(&mut self, name: &str, kind: CandidateKind) {
        if !self.declared.iter().any(|it| it.name == name) {
            self.declared.push(Candidate {
                name: name.to_owned(),
                kind,
                signature: None,
                doc: None,
            });
        }
    }

    /// Notes what statements of the module declare.
    fn declare(&mut self, text: &str, body: &[Stmt], is_guarded: bool) {
        for stmt in body {
            match stmt {
                Stmt::FunctionDef(it) => {
                    self.is_open |= it.type_params.is_some();
                    self.declared.push(Candidate {
                        name: it.name.to_string(),
                        kind: CandidateKind::Function,
                        signature: Some(signature(text, it)),
                        doc: doc(&it.body),
                    });
                }
                Stmt::ClassDef(it) => {
                    self.is_open |= it.type_params.is_some();
                    self.declared.push(Candidate {
                        name: it.name.to_string(),
                        kind: CandidateKind::Class,
                        signature: None,
                        doc: doc(&it.body),
                    });
                }
                Stmt::TypeAlias(_) => self.is_open = true,
                Stmt::Import(it) => self.import(text, it, is_guarded),
                Stmt::ImportFrom(it) => self.import_from(text, it, is_guarded),
                Stmt::Try(_) => {
                    for body in bodies(stmt) {
                        self.declare(text, body, true);
                    }
                }
                _ => {
                    for body in bodies(stmt) {
                        self.declare(text, body, is_guarded);
                    }
                }
            }
        }
    }

    fn import(&mut self, text: &str, stmt: &StmtImport, is_guarded: bool) {
        let (mut modules, mut names) = (Vec::new(), Vec::new());
        for alias in &stmt.names {
            let (start, end) = place(alias.name.range());
            modules.push((alias.name.to_string(), start, end));
            let first = alias.name.split('.').next().unwrap_or_default();
            let name = alias.asname.as_ref().map_or(first, |it| it.as_str());
            self.variable(name, CandidateKind::Module);
            names.push(name.to_owned());
        }
        self.imports.push(Import {
            text: text[stmt.range].to_owned(),
            modules,
            names,
            is_guarded,
        });
    }

    fn import_from(&mut self, text: &str, stmt: &StmtImportFrom, is_guarded: bool) {
        self.is_open |= stmt.names.iter().any(|it| it.name.as_str() == "*");
        let Some(module) = stmt.module.as_ref().filter(|_| stmt.level == 0) else {
            return;
        };
        let (start, end) = place(module.range());
        let names = stmt.names.iter();
        let names = names.map(|it| it.asname.as_ref().unwrap_or(&it.name).to_string());
        self.imports.push(Import {
            text: text[stmt.range].to_owned(),
            modules: vec![(module.to_string(), start, end)],
            names: names.collect(),
            is_guarded,
        });
    }
}

/// What a function takes, as it is written, in one line.
fn signature(text: &str, def: &StmtFunctionDef) -> String {
    let written = &text[def.parameters.range];
    let words: Vec<&str> = written.split_whitespace().collect();
    words.join(" ")
}

/// The text at the beginning of a body.
fn doc(body: &[Stmt]) -> Option<String> {
    let Some(Stmt::Expr(first)) = body.first() else {
        return None;
    };
    match &*first.value {
        Expr::StringLiteral(text) => Some(text.value.to_str().to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a text, in short.
    fn shown(text: &str) -> String {
        let reading = read(text);
        let declared: Vec<String> = reading
            .declared
            .iter()
            .map(|it| it.name.clone() + it.signature.as_deref().unwrap_or_default())
            .collect();
        let uses: Vec<&str> = reading.uses.iter().map(|it| it.0.as_str()).collect();
        for (name, start, end) in &reading.uses {
            assert_eq!(&text[*start as usize..*end as usize], name);
        }
        let open = if reading.is_open { " open" } else { "" };
        format!("{} <- {}{open}", declared.join(" "), uses.join(" "))
    }

    #[test]
    fn a_text_says_what_it_declares_and_takes() {
        for (text, expected) in [
            ("x = y", "x <- y"),
            (
                "def f(a, *, b=c):\n    d = a\n    return d + e",
                "f(a, *, b=c) <- c e",
            ),
            ("import jax.numpy as jnp, math", "jnp math <- "),
            ("from jax import jit as j, grad", "j grad <- "),
            ("from jax import *", " <-  open"),
            ("for i in range(3):\n    total = i", "i total <- range i"),
            ("[k for k in ks if k]", " <- ks"),
            (
                "class A(B):\n    c = 1\n    def m(self): return c + self.d",
                "A <- B c",
            ),
            ("def f():\n    global g\n    g = 1", "f() g <- "),
            ("def f():\n    g = 1\n    def h(): return g", "f() <- "),
            ("exec('x = 1')", " <- exec open"),
            ("print(f'{a:{b}} {c!r}')", " <- print a b c"),
            (
                "try: import foo\nexcept ImportError as e: foo = None",
                "foo e <- ImportError",
            ),
            ("with open('a') as f: data = f.read()", "f data <- open f"),
            ("x += 1", "x <- x"),
            ("if (n := 3): pass", "n <- "),
            ("print([y := 1 for _ in z], y)", "y <- print z y"),
            ("lambda a, b=c: a + b + d", " <- c d"),
            ("match p:\n    case Q(x=r): pass", "r <- p Q"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_program_may_declare_all_its_names() {
        let reading = read("x = (1\ndef f(y): pass");
        let problem = reading.problem.expect("a bracket is open");
        assert_eq!(problem.message, "SyntaxError: '(' was never closed");
        assert_eq!((problem.start, problem.end), (4, 4));
        let names: Vec<_> = reading.declared.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["x", "def", "f", "y", "pass"]);
    }
}
