//! No native function drops what its arguments derive from.
//!
//! The calls are those of the examples in the docs: an argument that is an array is put into a global first, which the
//! traced function reads. Where the result depends on the global's value, the trace has to say that it froze.

use crate::examples::{IMPORTS, docs, examples};
use crate::support::Runner;
use freezeframe_base::{Event, JaxCompat, Lane};
use std::collections::BTreeSet;

/// What the programs use. `numbers` gives what of a result can be put into a jaxpr.
const PRELUDE: &str = r#"
def shifted(x):
    if str(x.dtype).startswith("key"):
        return random.fold_in(x, 1)
    return ~x if x.dtype == bool else x + 1

def turned(x):
    return shifted(x[::-1] if x.ndim else x)

def filled(x, fill):
    fill(x)
    return x

def stored(x, at, value):
    x[at] = value
    return x

def added(x, y):
    x += y
    return x

def numbers(x):
    if isinstance(x, str):
        return [ord(c) for c in x]
    if isinstance(x, (list, tuple)):
        return [numbers(item) for item in x]
    return x
"#;

/// Functions that take arrays.
struct Library {
    /// The namespaces in which they are.
    namespaces: &'static [&'static str],
    /// Which class an argument must be of, if it is to be looked at.
    class: &'static str,
    /// Makes it of that class.
    convert: &'static str,
    /// What is done with the result.
    shown: &'static str,
}

/// JAX's functions of JAX's arrays, and those of NumPy and pyplot, which also take what becomes an array.
const LIBRARIES: [Library; 3] = [
    Library {
        namespaces: &["jnp.", "lax.", "random.", "jax."],
        class: "jax.Array",
        convert: "",
        shown: "",
    },
    Library {
        namespaces: &["np.", "plt."],
        class: "np.ndarray",
        convert: "np.array",
        shown: "numbers",
    },
    Library {
        namespaces: &["np.", "plt."],
        class: "jax.Array",
        convert: "jnp.array",
        shown: "numbers",
    },
];

/// What transformations, control flow and callbacks do with the array `g`, which is `jnp.arange(3.0)`.
const OTHERS: [&str; 24] = [
    "jax.pure_callback(lambda x: np.asarray(x) * 2, jax.ShapeDtypeStruct((3,), jnp.float32), g)",
    "jax.vmap(lambda x: jax.pure_callback(np.sin, x, x, vmap_method='sequential'))(g)",
    "jax.experimental.io_callback(lambda x: np.asarray(x) * 2, jax.ShapeDtypeStruct((3,), jnp.float32), g)",
    "jax.checkpoint(jnp.sin)(g)",
    "jax.grad(lambda x: (x * x).sum())(g)",
    "jax.value_and_grad(lambda x: (x * x).sum())(g)",
    "jax.vmap(jnp.sin)(g)",
    "jax.jvp(jnp.sin, (g,), (jnp.ones(3),))",
    "jax.vjp(jnp.sin, g)[0]",
    "jax.linearize(jnp.sin, g)[0]",
    "jax.jacfwd(jnp.sin)(g)",
    "jax.jacrev(jnp.sin)(g)",
    "jax.hessian(lambda x: (x ** 3).sum())(g)",
    "jax.device_put(g)",
    "jax.tree.map(jnp.sin, {'a': g})",
    "lax.map(jnp.sin, g)",
    "lax.scan(lambda c, x: (c + x, c), 0.0, g)",
    "lax.fori_loop(0, 3, lambda i, c: c + g, jnp.zeros(3))",
    "lax.while_loop(lambda c: c.sum() < 9, lambda c: c * 2, g)",
    "lax.cond(True, jnp.sin, jnp.cos, g)",
    "lax.switch(1, [jnp.sin, jnp.cos], g)",
    "g.at[0].set(5.0)",
    "g[1:] * 2",
    "jax.jit(jnp.sin)(g)",
];

/// What NumPy and pyplot do with the array `g`, which is `np.arange(3.0)`, where an example shows no result of it.
const MORE: [&str; 43] = [
    "g[1]",
    "g[1:]",
    "g[g > 0]",
    "g.T",
    "list(g)",
    "[x * 2 for x in g]",
    "g.tolist()",
    "float(g[1])",
    "str(g)",
    "f'{g[1]:.2f}'",
    "np.array([g[0], float(g[1])])",
    "np.add(g, 1, out=np.zeros(3))",
    "np.vectorize(lambda x: x * 2)(g)",
    "np.apply_along_axis(lambda line: line * 2, 0, g)",
    "np.random.default_rng(0).permutation(g)",
    "filled(np.zeros(3), lambda a: a.fill(g[1]))",
    "filled(np.zeros(3), lambda a: a.put([0, 1], g[:2]))",
    "filled(np.zeros((3, 3)), lambda a: np.fill_diagonal(a, g))",
    "filled(np.zeros(3), lambda a: a.__setitem__(0, g[2]))",
    "filled(np.zeros(3), lambda a: a.__iadd__(g))",
    "filled(np.zeros(3), lambda a: np.add.at(a, [0, 1, 1], g))",
    "filled(np.zeros(3), lambda a: np.add(g, 1, out=a))",
    "filled(g[::-1].copy(), lambda a: a.sort())",
    "filled(g.copy(), lambda a: np.random.default_rng(0).shuffle(a))",
    "filled(np.zeros(3), lambda a: a[1:].__setitem__(0, g[2]))",
    "stored(np.zeros(3), 0, g[2])",
    "stored(np.zeros(3), slice(None), g)",
    "added(np.zeros(3), g) * 2",
    "jnp.sum(stored(np.zeros(3), 0, g[2]))",
    "plt.hist([0.0, 1.0, 2.0], weights=g)[0]",
    "plt.hist(g)[1]",
    "plt.xlim(0.0, g[1] + 3)",
    "plt.ylim(-g[1], 9.0)",
    "plt.axis([0.0, 1.0, 0.0, g[1] + 1])",
    "plt.cm.viridis(g / 10)",
    "plt.plot(g, label=str(g[1]))[0].get_label()",
    "filled(plt.figure().gca(), lambda ax: ax.set_xlim(0.0, g[1] + 3)).get_xlim()",
    "filled(plt.figure().gca(), lambda ax: ax.plot(g)).get_ylim()",
    "filled(plt.figure().gca(), lambda ax: plt.plot(g)).get_ylim()",
    "filled(plt.figure().gca(), lambda ax: plt.scatter(g, g)).get_xlim()",
    "filled(plt.figure().gca(), lambda ax: plt.bar(g, g)).get_ylim()",
    "filled(plt.figure().gca(), lambda ax: plt.ylim(0.0, g[1] + 3)).get_ylim()",
    "filled(plt.figure(), lambda fig: plt.plot(g)) and plt.ylim()",
];

/// A call in which an argument has become the global `g`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    /// What `g` is.
    global: String,
    /// The class that it must be of.
    class: &'static str,
    /// The result.
    call: String,
}

impl Case {
    fn new(library: &Library, argument: &str, call: &str) -> Self {
        let Library {
            class,
            convert,
            shown,
            ..
        } = library;
        Self {
            global: format!("{convert}({argument})"),
            class,
            call: format!("{shown}({call})"),
        }
    }
}

/// The parts of a call's arguments: where each begins and ends, and where the bracket closes.
fn arguments(code: &str, open: usize) -> Option<(Vec<(usize, usize)>, usize)> {
    let (mut parts, mut depth, mut start, mut quote) = (Vec::new(), 0, open + 1, None);
    for (at, c) in code.char_indices().skip_while(|(at, _)| *at <= open) {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')') if depth == 0 => {
                parts.push((start, at));
                return Some((parts, at));
            }
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push((start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    None
}

/// The cases of an example: one for each argument of each call in it, and the call as a method.
fn cases(library: &Library, code: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for (open, _) in code.match_indices('(') {
        let head = &code[..open];
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let start = head.rfind(|c| !is_name(c)).map_or(0, |at| at + 1);
        let callee = &head[start..];
        let is_known = library
            .namespaces
            .iter()
            .any(|space| callee.starts_with(space));
        let Some((parts, close)) = arguments(code, open).filter(|_| is_known) else {
            continue;
        };
        for &(from, to) in &parts {
            let argument = code[from..to].trim();
            // A keyword argument: `axis=0`, and no comparison.
            let is_keyword = argument
                .split_once('=')
                .is_some_and(|(name, rest)| name.chars().all(is_name) && !rest.starts_with('='));
            let (skip, argument) = match argument.split_once('=') {
                Some((name, rest)) if is_keyword => (name.len() + 1, rest),
                _ => (0, argument),
            };
            if argument.is_empty() || argument.starts_with('*') {
                continue;
            }
            let begin = from + (code[from..to].len() - code[from..to].trim_start().len()) + skip;
            let call = format!("{}g{}", &code[..begin], &code[begin + argument.len()..]);
            cases.push(Case::new(library, argument, &call));
        }
        let has_methods = callee.starts_with("jnp.") || callee.starts_with("np.");
        let name = callee.rsplit('.').next().unwrap_or(callee);
        if let Some(&(from, to)) = parts.first().filter(|_| has_methods) {
            let rest = code[to..close].trim_start_matches(',').trim();
            let call = format!("{}g.{name}({rest}{}", &code[..start], &code[close..]);
            cases.push(Case::new(library, code[from..to].trim(), &call));
        }
    }
    cases
}

/// True for `g` and for what is in it.
fn is_global(name: &str) -> bool {
    name.split(['[', '.']).next() == Some("g")
}

/// What a case showed.
enum Shown {
    /// The result depends on the global, and the trace says that it froze.
    Kept,
    /// It depends on it, and the trace does not say so.
    Dropped,
    /// It does not depend on it, or it is no call of an array that can be traced.
    Nothing,
}

fn show(runner: &mut Runner, case: &Case) -> Shown {
    let Case {
        global,
        class,
        call,
    } = case;
    let program = format!(
        "g = {global}\n\
         assert isinstance(g, {class})\n\
         def f():\n    return {call}\n\
         before, kept = repr(f()), g\n\
         for change in [shifted, turned]:\n    g = change(kept)\n    if repr(f()) != before:\n        break\n\
         else:\n    raise ValueError('it does not depend on it')\n\
         g = kept\n\
         _ = jax.jit(f)()\nprint('depends')\n"
    );
    let mut is_frozen = false;
    let record = runner.run_with("case", &program, |event| {
        if let Event::Traces { traces, .. } = event {
            let mut frozen = traces.iter().flat_map(|trace| &trace.frozen);
            is_frozen |= frozen.any(|it| is_global(&it.name) && !it.uses.is_empty());
        }
    });
    match record.error {
        None if record.stdout == "depends\n" && is_frozen => Shown::Kept,
        None if record.stdout == "depends\n" => Shown::Dropped,
        _ => Shown::Nothing,
    }
}

fn runner() -> Runner {
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    let prelude = format!("{IMPORTS}\nimport jax.experimental\n{PRELUDE}");
    let record = runner.run("prelude", &prelude);
    assert_eq!(record.error, None);
    runner
}

/// Asserts of each case whose result depends on the global that the trace says so; how many those are.
fn assert_kept(cases: &BTreeSet<Case>) -> usize {
    let cases: Vec<&Case> = cases.iter().collect();
    let (mut kept, mut dropped) = (0, Vec::new());
    for some in cases.chunks(100) {
        let mut runner = runner();
        for case in some {
            match show(&mut runner, case) {
                Shown::Kept => kept += 1,
                Shown::Dropped => dropped.push(format!("g = {}; {}", case.global, case.call)),
                Shown::Nothing => {}
            }
        }
    }
    assert!(
        dropped.is_empty(),
        "{} of {} calls drop it:\n{}",
        dropped.len(),
        kept + dropped.len(),
        dropped.join("\n")
    );
    kept
}

/// The cases of all examples.
fn of_examples(library: &Library) -> BTreeSet<Case> {
    let codes = docs().into_iter().flat_map(|(_, doc)| examples(&doc));
    codes.flat_map(|it| cases(library, &it.code)).collect()
}

#[test]
fn what_an_array_derives_from_is_kept_through_every_function() {
    let kept = assert_kept(&of_examples(&LIBRARIES[0]));
    assert!(kept > 250, "only {kept} calls were looked at");
}

#[test]
fn numpy_and_pyplot_keep_what_an_ndarray_derives_from() {
    let kept = assert_kept(&of_examples(&LIBRARIES[1]));
    assert!(kept > 250, "only {kept} calls were looked at");
}

#[test]
fn numpy_and_pyplot_keep_what_an_array_of_jax_derives_from() {
    let kept = assert_kept(&of_examples(&LIBRARIES[2]));
    assert!(kept > 250, "only {kept} calls were looked at");
}

/// Asserts of each of these calls with `argument` that it keeps what that derives from.
fn assert_all_kept(library: &Library, argument: &str, calls: &[&str]) {
    let mut runner = runner();
    let mut is_kept = |call: &str| {
        let case = Case::new(library, argument, call);
        matches!(show(&mut runner, &case), Shown::Kept)
    };
    let dropped: Vec<&&str> = calls.iter().filter(|call| !is_kept(call)).collect();
    assert!(dropped.is_empty(), "{dropped:#?}");
}

#[test]
fn transformations_loops_and_callbacks_keep_it_too() {
    assert_all_kept(&LIBRARIES[0], "jnp.arange(3.0)", &OTHERS);
}

#[test]
fn writes_into_arrays_and_figures_keep_it_too() {
    assert_all_kept(&LIBRARIES[1], "np.arange(3.0)", &MORE);
}
