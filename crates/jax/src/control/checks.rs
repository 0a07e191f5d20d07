//! What loops and branches demand of their bodies, in JAX's words.

use crate::jit::source_info;
use crate::py::*;
use crate::tree::{self, TreeDef};
use freezeframe_base::Lists;

/// Differences as a list of sentences.
fn list(sentences: &[String], joiner: &str) -> String {
    match sentences {
        [one] => {
            let mut chars = one.chars();
            let first = chars
                .next()
                .map(|c| c.to_ascii_uppercase().to_string())
                .unwrap_or_default();
            format!("{first}{}.\n", chars.as_str())
        }
        [rest @ .., last] => {
            let lines: Vec<String> = rest
                .iter()
                .map(|line| format!("  * {line};{joiner}"))
                .collect();
            format!("{}\n  * {last}.\n", lines.join("\n").trim_end_matches('\n'))
        }
        [] => String::new(),
    }
}

fn aval_mismatch(a: &Aval, b: &Aval) -> &'static str {
    match (a.dtype == b.dtype, a.shape == b.shape) {
        (false, true) => ", so the dtypes do not match",
        (true, false) => ", so the shapes do not match",
        (false, false) => ", so the dtypes and the shapes do not match",
        (true, true) => "",
    }
}

/// The branches of `cond` and `switch` agree in structure and avals.
pub(super) fn branches(
    vm: &mut Vm,
    api: &str,
    names: (&str, &str),
    functions: (&Py, &Py),
    first: (&TreeDef, &[Aval]),
    second: (&TreeDef, &[Aval]),
) -> PyResult<()> {
    let (name1, name2) = names;
    let infos = (source_info(vm, functions.0), source_info(vm, functions.1));
    let head = format!("{name1} is {}\n{name2} is {}\n\n", infos.0, infos.1);
    if !tree::same(vm, first.0, second.0)? {
        let mut sentences = Vec::new();
        for it in tree::differences(vm, first.0, second.0, "pytree leaf")? {
            let at = if it.path.is_empty() {
                String::new()
            } else {
                format!(" at path {}", it.path)
            };
            sentences.push(format!(
                "{name1} output{at} is a {} but {name2} output{at} is a {}, so {}",
                it.first, it.second, it.explanation
            ));
        }
        let text = match sentences.as_slice() {
            [one] => format!("{one}.\n"),
            _ => list(&sentences, "\n"),
        };
        return Err(vm.type_error(format_args!(
            "{api} branch outputs must have the same pytree structure, but they differ:\n\n{head}{text}\nRevise {name1} \
             and/or {name2} so that they have the same pytree structure."
        )));
    }
    let paths = leaf_paths(vm, first.0)?;
    let mut sentences = Vec::new();
    for ((path, a), b) in paths.iter().zip(first.1).zip(second.1) {
        if !a.matches(b) {
            let at = if path.is_empty() {
                String::new()
            } else {
                format!(" at path {path}")
            };
            sentences.push(format!(
                "the output of {name1}{at} has type {} but the corresponding output of {name2} has type {}{}",
                a.long(),
                b.long(),
                aval_mismatch(a, b)
            ));
        }
    }
    if sentences.is_empty() {
        return Ok(());
    }
    Err(vm.type_error(format_args!(
        "{api} branches must have equal output types but they differ.\n\n{head}{}\nRevise {name1} and/or {name2} so that all \
         output types match.",
        list(&sentences, "")
    )))
}

/// The path to each leaf of a structure.
fn leaf_paths(vm: &mut Vm, treedef: &TreeDef) -> PyResult<Vec<String>> {
    let leaves = vec![Py::Bool(true); treedef.num_leaves];
    let dummy = tree::unflatten(vm, treedef, &leaves)?;
    let (leaves, _) = tree::flatten_with_path(vm, &dummy, None)?;
    leaves
        .iter()
        .map(|(path, _)| tree::keystr(vm, path))
        .try_list()
}

/// The carry comes out as it went in.
pub(super) fn carry(
    vm: &mut Vm,
    name: &str,
    body: &Py,
    before: (&TreeDef, &[Aval]),
    after: (&TreeDef, &[Aval]),
    carry_name: Option<&str>,
) -> PyResult<()> {
    let parameter = match carry_name {
        Some(name) => Some(name.to_string()),
        None => first_parameter(vm, body),
    };
    let component = |path: &str| match (&parameter, path.is_empty()) {
        (Some(name), false) => format!("the input carry component {name}{path}"),
        (Some(name), true) => format!("the input carry {name}"),
        (None, false) => format!("the input carry at path {path}"),
        (None, true) => "the input carry".into(),
    };
    if !tree::same(vm, before.0, after.0)? {
        let mut sentences = Vec::new();
        let is_none = matches!(after.0.node, tree::Node::None);
        for it in tree::differences(vm, before.0, after.0, "<class 'jax._src.core.ShapedArray'>")? {
            sentences.push(format!(
                "{} is a {} but the corresponding component of the carry output is a {}, so {}",
                component(&it.path),
                it.first,
                it.second,
                it.explanation
            ));
        }
        let text = if is_none {
            let (input, output) = (tree::text(vm, before.0)?, tree::text(vm, after.0)?);
            format!(
                "the input tree structure is:\n{input}\nthe output tree structure is:\n{output}\n"
            )
        } else {
            list(&sentences, "\n")
        };
        return Err(vm.type_error(format_args!(
            "{name} function carry input and carry output must have the same pytree structure, but they differ:\n\n{text}\n\
             Revise the function so that the carry output has the same pytree structure as the carry input."
        )));
    }
    let paths = leaf_paths(vm, before.0)?;
    let mut sentences = Vec::new();
    for ((path, a), b) in paths.iter().zip(before.1).zip(after.1) {
        if !a.matches(b) {
            sentences.push(format!(
                "{} has type {} but the corresponding output carry component has type {}{}",
                component(path),
                a.long(),
                b.long(),
                aval_mismatch(a, b)
            ));
        }
    }
    if sentences.is_empty() {
        return Ok(());
    }
    Err(vm.type_error(format_args!(
        "{name} function carry input and carry output must have equal types, but they differ:\n\n{}\nRevise the function so \
         that all output types match the corresponding input types.",
        list(&sentences, "\n")
    )))
}

fn first_parameter(vm: &mut Vm, function: &Py) -> Option<String> {
    let info = vm.function_info(function)?;
    let bound = usize::from(matches!(function, Py::Method(_)));
    info.parameters
        .get(bound)
        .map(|name| name.as_str().to_string())
}
