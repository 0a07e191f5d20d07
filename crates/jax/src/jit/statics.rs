//! Which arguments of a jitted function are static.

use super::debug::unwrap;
use crate::arg;
use crate::py::*;
use freezeframe_base::Lists;

fn name_list(vm: &mut Vm, value: &Py) -> PyResult<Vec<Name>> {
    match value {
        Py::None | Py::Unset => Ok(Vec::new()),
        Py::Str(name) => Ok(vec![Name::new(name.as_str())]),
        other => Ok(vm
            .iterate(other)?
            .iter()
            .filter_map(|name| name.as_str().map(Name::new))
            .list()),
    }
}

/// The static arguments by position and by name; what one does not say, the other does.
pub(super) fn statics(
    vm: &mut Vm,
    function: &Py,
    argnums: &Py,
    argnames: &Py,
) -> PyResult<(Vec<i64>, Vec<Name>)> {
    let mut numbers = if argnums.non_none().is_some() {
        arg::ints(vm, argnums)?
    } else {
        Vec::new()
    };
    let mut names = name_list(vm, argnames)?;
    let inner = unwrap(vm, function);
    let bound = usize::from(matches!(function, Py::Method(_)));
    let Some(info) = vm.function_info(&inner) else {
        return Ok((numbers, names));
    };
    let positional: Vec<Name> = info
        .parameters
        .iter()
        .take(info.positional)
        .skip(bound)
        .cloned()
        .list();
    let known: Vec<Name> = info
        .parameters
        .iter()
        .take(info.positional + info.keyword_only)
        .cloned()
        .collect();
    let count = positional.len() as i64;
    if !info.has_args
        && numbers.iter().any(|at| *at >= count || *at < -count)
        && matches!(function, Py::Function(_))
    {
        let text = crate::ops::tuple_text(&numbers);
        return Err(vm.value_error(format_args!(
            "Jitted function has static_argnums={text}, but only accepts {count} positional arguments."
        )));
    }
    let unknown: Vec<&Name> = names.iter().filter(|name| !known.contains(name)).list();
    if !info.has_kwargs && !unknown.is_empty() {
        let list: Vec<String> = unknown.iter().map(|name| format!("'{name}'")).collect();
        return Err(vm.value_error(format_args!(
            "Jitted function has invalid argnames {{{}}} in static_argnames. Function does not take these args.",
            list.join(", ")
        )));
    }
    let (given_numbers, given_names) = (!numbers.is_empty(), !names.is_empty());
    if given_names && !given_numbers {
        let found = positional
            .iter()
            .enumerate()
            .filter(|(_, name)| names.contains(name));
        numbers = found.map(|(at, _)| at as i64).collect();
    } else if given_numbers && !given_names {
        let at =
            |number: i64| usize::try_from(if number < 0 { number + count } else { number }).ok();
        names = numbers
            .iter()
            .filter_map(|number| at(*number).and_then(|at| positional.get(at).cloned()))
            .list();
    }
    Ok((numbers, names))
}
