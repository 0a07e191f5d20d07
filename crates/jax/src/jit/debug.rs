//! What error texts say of a traced function: its name and place, and the names of its arguments.

use crate::py::*;
use crate::tree::{Key, keystr_args};
use freezeframe_base::Lists;
use freezeframe_python::FunctionInfo;

/// The innermost function behind wrappers, partial applications and jitted functions.
pub(crate) fn unwrap(vm: &mut Vm, function: &Py) -> Py {
    let mut current = function.clone();
    for _ in 0..32 {
        let inner = match &current {
            Py::Method(method) => match &method.function {
                Py::Function(_) => return current,
                inner => Some(inner.clone()),
            },
            Py::Object(_) => match vm.attr_or_none(&current, "__wrapped__") {
                Ok(Some(inner)) if !inner.is_none() => Some(inner),
                _ => vm.attr_or_none(&current, "func").ok().flatten(),
            },
            Py::Function(_) => vm.attr_or_none(&current, "__wrapped__").ok().flatten(),
            _ => None,
        };
        match inner {
            Some(inner) => current = inner,
            None => break,
        }
    }
    current
}

/// `f at file.py:3`.
pub(crate) fn source_info(vm: &mut Vm, function: &Py) -> String {
    let inner = unwrap(vm, function);
    match vm.function_info(&inner) {
        Some(info) => format!("{} at {}:{}", info.name, info.filename, info.line),
        None => match &inner {
            Py::Native(native) => native.name.as_str().to_string(),
            _ => "<unknown>".into(),
        },
    }
}

/// The parameters that a call binds: names of positional ones, of `*args`, of `**kwargs`.
struct Parameters {
    positional: Vec<String>,
    rest: Option<String>,
    keywords: Option<String>,
    named: Vec<String>,
}

fn parameters(vm: &mut Vm, function: &Py) -> Option<Parameters> {
    let mut bound = 0;
    let mut current = function.clone();
    for _ in 0..32 {
        match &current {
            Py::Method(method) => {
                bound += 1;
                current = method.function.clone();
            }
            Py::Object(_) => {
                if let Ok(Some(inner)) = vm.attr_or_none(&current, "__wrapped__")
                    && !inner.is_none()
                {
                    current = inner;
                } else if let Ok(Some(inner)) = vm.attr_or_none(&current, "func") {
                    let args = vm
                        .attr_or_none(&current, "args")
                        .ok()
                        .flatten()
                        .and_then(|args| sequence(&args));
                    bound += args.map_or(0, |args| args.len());
                    current = inner;
                } else {
                    return None;
                }
            }
            Py::Function(_) => match vm.attr_or_none(&current, "__wrapped__") {
                Ok(Some(inner)) => current = inner,
                _ => break,
            },
            _ => return None,
        }
    }
    vm.function_info(&current).map(|info| of_info(&info, bound))
}

fn of_info(info: &FunctionInfo, bound: usize) -> Parameters {
    let names: Vec<String> = info
        .parameters
        .iter()
        .map(|name| name.as_str().to_string())
        .collect();
    let plain = info.positional + info.keyword_only;
    let mut extra = names.iter().skip(plain);
    let rest = if info.has_args {
        extra.next().cloned()
    } else {
        None
    };
    let keywords = if info.has_kwargs {
        extra.next().cloned()
    } else {
        None
    };
    let positional = names
        .iter()
        .take(info.positional)
        .skip(bound)
        .cloned()
        .list();
    Parameters {
        positional,
        rest,
        keywords,
        named: names.into_iter().take(plain).collect(),
    }
}

/// A name for each leaf: `x`, `d['a'][0]`, `rest[1]`, `kw['bias']`.
pub(crate) fn arg_names(
    vm: &mut Vm,
    function: &Py,
    positional: &[(usize, Vec<Vec<Key>>)],
    keywords: &[(Name, Vec<Vec<Key>>)],
    count: usize,
) -> Vec<String> {
    let parameters = parameters(vm, function);
    let fits = parameters
        .as_ref()
        .is_some_and(|it| count <= it.positional.len() || it.rest.is_some());
    let parameters = parameters.filter(|_| fits);
    let mut names = Vec::new();
    for (at, paths) in positional {
        let base = match &parameters {
            Some(it) => match it.positional.get(*at) {
                Some(name) => name.clone(),
                None => format!(
                    "{}[{}]",
                    it.rest.as_deref().unwrap_or("args"),
                    at - it.positional.len()
                ),
            },
            None => format!("args[{at}]"),
        };
        push_paths(vm, &base, paths, &mut names);
    }
    for (name, paths) in keywords {
        let base = match &parameters {
            Some(it) if it.named.iter().any(|known| known == name.as_str()) => {
                name.as_str().to_string()
            }
            Some(it) => format!("{}['{name}']", it.keywords.as_deref().unwrap_or("kwargs")),
            None => format!("kwargs['{name}']"),
        };
        push_paths(vm, &base, paths, &mut names);
    }
    names
}

fn push_paths(vm: &mut Vm, base: &str, paths: &[Vec<Key>], names: &mut Vec<String>) {
    for path in paths {
        let suffix = keystr_args(vm, path).unwrap_or_default();
        names.push(format!("{base}{suffix}"));
    }
}
