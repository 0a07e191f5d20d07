//! No native function drops what its arguments derive from.
//!
//! The calls are those of the examples in the docs: an argument that is an array is put into a global first, which the
//! traced function reads. Where the result depends on the global's value, the trace has to say that it froze.

use crate::examples::{IMPORTS, docs, examples};
use crate::support::Runner;
use freezeframe_base::{Event, JaxCompat, Lane};
use std::collections::BTreeSet;

/// What the programs use.
const PRELUDE: &str = r#"
def changed(x):
    if str(x.dtype).startswith("key"):
        return random.fold_in(x, 1)
    return ~x if x.dtype == bool else x + 1
"#;

/// The namespaces whose functions take arrays.
const NAMESPACES: [&str; 4] = ["jnp.", "lax.", "random.", "jax."];

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

/// A call in which an argument has become the global `g`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    argument: String,
    call: String,
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
fn cases(code: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for (open, _) in code.match_indices('(') {
        let head = &code[..open];
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let start = head.rfind(|c| !is_name(c)).map_or(0, |at| at + 1);
        let callee = &head[start..];
        let is_known = NAMESPACES.iter().any(|space| callee.starts_with(space));
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
            cases.push(Case {
                argument: argument.to_owned(),
                call: format!("{}g{}", &code[..begin], &code[begin + argument.len()..]),
            });
        }
        let name = callee.rsplit('.').next().unwrap_or(callee);
        if let Some(&(from, to)) = parts.first().filter(|_| callee.starts_with("jnp.")) {
            let rest = code[to..close].trim_start_matches(',');
            cases.push(Case {
                argument: code[from..to].trim().to_owned(),
                call: format!(
                    "{}g.{name}({}{}",
                    &code[..start],
                    rest.trim(),
                    &code[close..]
                ),
            });
        }
    }
    cases
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
    let Case { argument, call } = case;
    let program = format!(
        "g = {argument}\n\
         assert isinstance(g, jax.Array)\n\
         def f():\n    return {call}\n\
         before, kept = repr(f()), g\n\
         g = changed(g)\n\
         after, g = repr(f()), kept\n\
         if before != after:\n    _ = jax.jit(f)()\n    print('depends')\n"
    );
    let mut is_frozen = false;
    let record = runner.run_with("case", &program, |event| {
        if let Event::Traces { traces, .. } = event {
            let mut frozen = traces.iter().flat_map(|trace| &trace.frozen);
            is_frozen |= frozen.any(|it| it.name == "g" && !it.uses.is_empty());
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

#[test]
fn what_an_array_derives_from_is_kept_through_every_function() {
    let codes = docs().into_iter().flat_map(|(_, doc)| examples(&doc));
    let cases: BTreeSet<Case> = codes.flat_map(|it| cases(&it.code)).collect();
    let cases: Vec<Case> = cases.into_iter().collect();
    let (mut kept, mut dropped) = (0, Vec::new());
    for some in cases.chunks(100) {
        let mut runner = runner();
        for case in some {
            match show(&mut runner, case) {
                Shown::Kept => kept += 1,
                Shown::Dropped => dropped.push(format!("g = {}; {}", case.argument, case.call)),
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
    assert!(kept > 250, "only {kept} calls were looked at");
}

#[test]
fn transformations_loops_and_callbacks_keep_it_too() {
    let mut runner = runner();
    for call in OTHERS {
        let case = Case {
            argument: "jnp.arange(3.0)".to_owned(),
            call: call.to_owned(),
        };
        assert!(matches!(show(&mut runner, &case), Shown::Kept), "{call}");
    }
}
