//! Each `>>>` example in the doc of a native function prints what stands below it.
//!
//! The docs are found as a user finds them, as `__doc__` of what the modules and their classes hold. The expected lines
//! were written by CPython, NumPy and JAX, never by hand.

use crate::support::Runner;
use freezeframe_base::{CellRecord, JaxCompat, Lane};

/// Prints the docs that have examples, as JSON: pairs of a qualified name and a doc.
const FIND: &str = r#"
import json, sys
MODULES = """builtins math cmath itertools operator sys time gc random collections functools
numpy numpy.linalg numpy.random numpy.testing jax jax.numpy jax.numpy.linalg jax.numpy.fft jax.lax jax.nn jax.random jax.tree jax.tree_util
jax.nn.initializers jax.scipy.signal jax.dtypes jax.core jax.extend.core jax.flatten_util jax.test_util jax.ad_checkpoint
jax.custom_derivatives jax.ref matplotlib matplotlib.pyplot matplotlib.cm matplotlib.colors""".split()
found, seen = [], set()

def walk(prefix, value):
    doc = getattr(value, "__doc__", None)
    if id(value) in seen or not isinstance(doc, str):
        return
    seen.add(id(value))
    if ">>>" in doc:
        found.append((prefix, doc))
    if isinstance(value, type):
        for name, member in list(vars(value).items()):
            walk(f"{prefix}.{name}", getattr(member, "__func__", member))

for name in MODULES:
    __import__(name)
    dir(sys.modules[name])
    for attribute, value in list(vars(sys.modules[name]).items()):
        walk(f"{name}.{attribute}", value)
print(json.dumps(found))
"#;

/// What examples may use without importing it.
pub const IMPORTS: &str = "import collections, functools, io, itertools, math, operator, sys
import jax, jax.flatten_util, jax.numpy as jnp, numpy as np, matplotlib, matplotlib.pyplot as plt
from jax import lax, random";

/// One example: the code, and the lines below it.
pub struct Example {
    pub code: String,
    expected: String,
}

/// The examples of a doc.
pub fn examples(doc: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut is_open = false;
    for line in doc.lines() {
        if let Some(code) = line.strip_prefix(">>> ") {
            examples.push(Example {
                code: code.to_owned(),
                expected: String::new(),
            });
            is_open = true;
        } else if let (true, Some(last)) = (is_open, examples.last_mut()) {
            match line.strip_prefix("...") {
                Some(more) if last.expected.is_empty() => {
                    last.code += "\n";
                    last.code += more.strip_prefix(' ').unwrap_or(more);
                }
                _ if line.trim().is_empty() => is_open = false,
                _ => {
                    last.expected += line;
                    last.expected += "\n";
                }
            }
        }
    }
    examples
}

/// All docs that have examples, each with the name of its object.
pub fn docs() -> Vec<(String, String)> {
    let found = Runner::new(Lane::Jit, JaxCompat::V0_12).run("find.py", FIND);
    assert!(found.error.is_none(), "{:?}", found.error);
    serde_json::from_str(&found.stdout).expect("the program prints JSON")
}

/// What a cell prints, its result, and its exception in one line.
fn printed(record: &CellRecord) -> String {
    let mut text = record.stdout.clone();
    if let Some(result) = &record.result {
        text += result;
        text += "\n";
    }
    if let Some(error) = &record.error {
        let first = error.message.lines().next().unwrap_or_default();
        let separator = if first.is_empty() { "" } else { ": " };
        text += &format!("{}{separator}{first}\n", error.class);
    }
    text
}

#[test]
fn examples_print_what_stands_below_them() {
    let docs = docs();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for docs in docs.chunks(100) {
        let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
        runner.run("imports", IMPORTS);
        for (name, doc) in docs {
            for example in examples(doc) {
                count += 1;
                let found = printed(&runner.run("example", &example.code));
                if found.trim_end() != example.expected.trim_end() {
                    wrong.push(format!(
                        "{name}\n>>> {}\nexpected: {}\nfound:    {found}",
                        example.code, example.expected
                    ));
                }
            }
        }
    }
    assert!(count > 150, "only {count} examples were found");
    assert!(
        wrong.is_empty(),
        "{} of {count} examples differ:\n\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn classes_and_their_instances_have_the_doc_of_the_class() {
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    runner.run("imports", IMPORTS);
    let classes = "class Plain(int): pass\nclass Own(int):\n    'Its own.'";
    assert_eq!(runner.run("classes", classes).error, None);
    for (code, expected) in [
        (
            "int.__doc__.splitlines()[0]",
            "'A whole number of any size.'",
        ),
        (
            "(5).__doc__ == int.__doc__, True.__doc__ == bool.__doc__",
            "(True, True)",
        ),
        ("bool.__doc__ == int.__doc__", "False"),
        ("object().__doc__ == object.__doc__", "True"),
        ("Plain.__doc__, Plain().__doc__", "(None, None)"),
        ("Own.__doc__, Own().__doc__", "('Its own.', 'Its own.')"),
        ("np.ufunc.__doc__ == np.add.__doc__", "False"),
        ("np.ndarray.__doc__ == np.ones(1).__doc__", "True"),
        ("np.float32.__doc__ == np.generic.__doc__", "True"),
        ("jax.Array.__doc__ == jnp.ones(1).__doc__", "True"),
    ] {
        assert_eq!(
            printed(&runner.run("doc", code)).trim_end(),
            expected,
            "{code}"
        );
    }
    let help = printed(&runner.run("help", "help(functools.partial)"));
    let doc = " |  A function some of whose arguments are given already.";
    assert!(help.contains(doc), "{help}");
}

#[test]
fn help_and_a_question_mark_show_signature_and_doc() {
    let cases = [
        (
            "help(len)",
            "Help on built-in function len in module builtins:\n\nlen(obj, /)\n    The number of items.\n\n    >>> len(\"abc\")\n    3\n\n",
        ),
        (
            "def f(x, y=1):\n    'Adds.'\nhelp(f)",
            "Help on function f in module __main__:\n\nf(x, y=1)\n    Adds.\n\n",
        ),
        (
            "def g(x):\n    'Adds.'\ng?",
            "Signature: g(x)\nDocstring: Adds.\nFile:      cell\nType:      function\n",
        ),
        ("nothing?", "Object `nothing` not found.\n"),
    ];
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    for (source, expected) in cases {
        let record = runner.run("cell", source);
        assert_eq!(
            (record.stdout.as_str(), record.error.as_ref()),
            (expected, None),
            "{source}"
        );
    }
}
