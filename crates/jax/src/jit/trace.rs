//! The trace for a call: from the cache, or made.

use super::again::{Again, Made, again};
use super::call::{Call, Flat};
use super::debug::source_info;
use crate::array::{value_of, wrap};
use crate::convert::arraylike;
use crate::errors::{OrRaise, foreign};
use crate::inspect::{CallInfo, TraceInfo, TraceStart};
use crate::listening::listener;
use crate::ops::promote;
use crate::py::*;
use crate::reenter::note_source;
use crate::state::jax;
use crate::trace_cache::{Entry as CacheEntry, Latest, Signature, StaticPlace, traces};
use crate::tree::{self, TreeDef};
use freezeframe_base::{Taint, TraceReason};
use freezeframe_core::{Aval, DebugInfo, is_staging};
use freezeframe_python::{Instance, Observer};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Weak;

/// The values of leaves; JAX's complaint about what is none.
fn leaf_values(vm: &mut Vm, function: &Py, call: &Call, leaves: &[Py]) -> PyResult<Vec<Value>> {
    let mut values = Vec::with_capacity(leaves.len());
    for (at, leaf) in leaves.iter().enumerate() {
        match arraylike(vm, leaf)? {
            Some(value) => values.push(value),
            None => return Err(call.not_an_array(vm, function, at, leaf)?),
        }
    }
    Ok(values)
}

/// A call that is ready to run.
pub(crate) struct Ready<'a> {
    pub entry: Rc<CacheEntry>,
    /// The leaves of the arguments as they were given.
    pub leaves: Cow<'a, [Py]>,
    /// Their values.
    pub values: Vec<Value>,
    /// False if this call made the trace.
    pub cached: bool,
}

/// The cached trace for this call, made if need be, and the values of the leaves.
pub(crate) fn trace(vm: &mut Vm, function: &Py, call: &Call) -> PyResult<Ready<'static>> {
    let flat = match call.flatten(vm) {
        Ok(flat) => flat,
        Err(raise) => return Err(refuse(vm, function, raise)),
    };
    let values = match leaf_values(vm, function, call, &flat.leaves) {
        Ok(values) => values,
        Err(raise) => return Err(refuse(vm, function, raise)),
    };
    let avals = values.iter().map(Value::aval).collect();
    let (entry, cached) = trace_avals(vm, function, call, &flat, avals)?;
    Ok(Ready {
        entry,
        leaves: flat.leaves.into(),
        values,
        cached,
    })
}

/// The cached trace for a call with these arguments, if none is static or a container: found without taking them apart.
pub(super) fn trace_plain<'a>(
    vm: &mut Vm,
    (function, latest): (&Py, &Latest),
    args: &'a [Py],
) -> Option<Ready<'a>> {
    let mut values = Vec::with_capacity(args.len());
    for arg in args {
        if !matches!(arg, Py::Float(_) | Py::Int(_) | Py::Bool(_)) && value_of(arg).is_none() {
            return None;
        }
        values.push(arraylike(vm, arg).ok().flatten()?);
    }
    let entry = match latest.serving(&values) {
        Some(entry) => entry,
        None => {
            let entry = traces(vm).borrow_mut().plain(function, &values)?;
            latest.note(&entry);
            entry
        }
    };
    Some(Ready {
        entry,
        leaves: args.into(),
        values,
        cached: true,
    })
}

/// Tells the inspector of a call with arguments that `jit` does not take.
fn refuse(vm: &mut Vm, function: &Py, raise: Raise) -> Raise {
    if let Some(listener) = listener(vm) {
        let inner = super::debug::unwrap(vm, function);
        let start = TraceStart {
            function: function.clone(),
            name: crate::wraps::function_name(vm, function),
            defined_at: vm.function_info(&inner).map(|info| info.span),
            called_at: vm.current_span(),
            avals: Vec::new(),
            statics: Vec::new(),
            reason: TraceReason::NewFunction,
            purpose: "jit",
        };
        listener.refused(vm, start, &raise);
    }
    raise
}

/// The cached trace of a function for another purpose than `jit`, and the values of the leaves.
pub(crate) fn trace_for(
    vm: &mut Vm,
    function: &Py,
    call: &Call,
    purpose: &'static str,
) -> PyResult<(Rc<CacheEntry>, Vec<Value>)> {
    let flat = call.flatten(vm)?;
    let values = leaf_values(vm, function, call, &flat.leaves)?;
    let avals = values.iter().map(Value::aval).collect();
    let (entry, cached) = trace_avals_for(vm, function, call, &flat, avals, purpose)?;
    tell_use(vm, &entry, cached);
    Ok((entry, values))
}

/// The cached trace for these avals, made if need be; true if it was there.
pub(crate) fn trace_avals(
    vm: &mut Vm,
    function: &Py,
    call: &Call,
    flat: &Flat,
    avals: Vec<Aval>,
) -> PyResult<(Rc<CacheEntry>, bool)> {
    trace_avals_for(vm, function, call, flat, avals, "jit")
}

fn trace_avals_for(
    vm: &mut Vm,
    function: &Py,
    call: &Call,
    flat: &Flat,
    avals: Vec<Aval>,
    purpose: &'static str,
) -> PyResult<(Rc<CacheEntry>, bool)> {
    let signature = Signature {
        purpose,
        tree: flat.tree.clone(),
        avals,
        statics: flat.statics.clone(),
        hashes: flat.hashes.clone(),
        x64: promote::x64(),
        axes: freezeframe_core::named_axes(),
    };
    let tree = flat.tree.clone();
    let names = |vm: &mut Vm| call.leaf_names(vm, function);
    trace_signature(vm, function, signature, names, |vm, leaves| {
        call.rebuild(vm, &tree, leaves)
    })
}

/// The cached trace for a signature, made if need be, on arguments that `rebuild` makes from the leaves, which have these
/// names; true if it was there.
fn trace_signature(
    vm: &mut Vm,
    function: &Py,
    signature: Signature,
    names: impl FnOnce(&mut Vm) -> PyResult<Vec<String>>,
    rebuild: impl Fn(&mut Vm, &[Py]) -> PyResult<CallArgs>,
) -> PyResult<(Rc<CacheEntry>, bool)> {
    let entries = traces(vm).borrow_mut().current(function);
    for entry in entries.iter().rev() {
        if entry.signature.matches(vm, &signature)? {
            return Ok((entry.clone(), true));
        }
    }
    let names = names(vm)?;
    // What control flow traces while a function is staged belongs to the trace of that function.
    let is_told = signature.purpose == "jit" || !is_staging();
    let (id, observer) = match listener(vm).filter(|_| is_told) {
        Some(listener) => {
            let start = start_of(vm, function, &signature, &entries)?;
            let (id, observer) = listener.begin(vm, start);
            (Some(id), observer)
        }
        None => (None, None),
    };
    let info = DebugInfo {
        traced_for: signature.purpose.into(),
        func_src_info: source_info(vm, function).into(),
        arg_names: names.into(),
    };
    let avals = signature.avals.clone();
    let result = trace_with(vm, function, &avals, info.clone(), observer, &rebuild);
    let (mut traced, mut out_tree, results) = match (result, id, listener(vm)) {
        (Err(raise), Some(id), Some(listener)) => {
            listener.failed(vm, id, &raise);
            return Err(raise);
        }
        (result, ..) => result?,
    };
    if let (Some(id), Some(listener)) = (id, listener(vm)) {
        let jaxpr = traced.jaxpr.clone();
        if listener.traced(vm, TraceInfo { id, jaxpr, results }) {
            let first = (&traced, &out_tree);
            let again = again(vm, (function, id), first, |vm, observer| {
                trace_with(vm, function, &avals, info.clone(), Some(observer), &rebuild)
            });
            match again {
                Again::Other => {}
                Again::Same => listener.gives_the_same(vm, id),
                Again::Settled(made) => {
                    let (again, tree, results) = *made;
                    let jaxpr = again.jaxpr.clone();
                    listener.settled(vm, TraceInfo { id, jaxpr, results });
                    (traced, out_tree) = (again, tree);
                }
            }
        }
    }
    let name = crate::wraps::function_name(vm, function).into();
    let entry = CacheEntry::new(signature, (traced, out_tree), name, id);
    if !jax(vm).tries.get() {
        traces(vm).borrow_mut().insert(function, entry.clone());
    }
    Ok((entry, false))
}

/// Tells the listener that a trace which is no call of a jitted function is about to be used.
fn tell_use(vm: &mut Vm, entry: &CacheEntry, cached: bool) {
    if let (Some(id), Some(listener)) = (entry.id, listener(vm)) {
        let info = CallInfo {
            id,
            cached,
            span: vm.current_span(),
            leaves: &[],
            values: &[],
        };
        listener.calling(vm, info);
    }
}

fn start_of(
    vm: &mut Vm,
    function: &Py,
    signature: &Signature,
    entries: &[Rc<CacheEntry>],
) -> PyResult<TraceStart> {
    let inner = super::debug::unwrap(vm, function);
    let info = vm.function_info(&inner);
    let bound = usize::from(matches!(function, Py::Method(_)));
    let mut statics = Vec::new();
    for (place, value) in &signature.statics {
        let place = match place {
            StaticPlace::Position(at) => {
                let parameters = info
                    .as_ref()
                    .map(|info| info.parameters.iter().take(info.positional));
                let name = parameters.and_then(|mut names| names.nth(at + bound));
                name.map_or_else(|| at.to_string(), |name| name.as_str().to_owned())
            }
            StaticPlace::Keyword(name) => name.as_str().to_string(),
        };
        // A `repr` of the user's own may fail, which is no reason not to trace.
        let text = match vm.unobserved(|vm| vm.repr(value)) {
            Ok(text) => text,
            Err(_) => class_text(vm, value),
        };
        statics.push((place, text));
    }
    Ok(TraceStart {
        function: function.clone(),
        name: crate::wraps::function_name(vm, function),
        defined_at: info.map(|info| info.span),
        called_at: vm.current_span(),
        avals: signature.avals.iter().map(ToString::to_string).collect(),
        statics,
        reason: signature.reason(vm, entries)?,
        purpose: signature.purpose,
    })
}

/// Traces a Python function: `rebuild` makes its arguments from the leaves.
fn trace_with(
    vm: &mut Vm,
    function: &Py,
    avals: &[Aval],
    info: DebugInfo,
    observer: Option<Rc<RefCell<dyn Observer>>>,
    rebuild: impl FnOnce(&mut Vm, &[Py]) -> PyResult<CallArgs>,
) -> PyResult<Made> {
    crate::reenter::note_caller(vm);
    let told = format!("{} traced for {}", info.func_src_info, info.traced_for);
    let names = info.arg_names.clone();
    let (mut out_tree, mut results) = (None, Vec::new());
    let mut watched: Vec<Weak<Instance>> = Vec::new();
    let check_leaks = jax(vm).check_leaks.get();
    let traced = freezeframe_core::trace_jit(avals, info, |args| {
        let body = |vm: &mut Vm| -> PyResult<Vec<Value>> {
            let leaves: Vec<Py> = args.iter().map(|arg| wrap(vm, arg.clone())).collect();
            if check_leaks {
                watched.extend(leaves.iter().filter_map(watch));
            }
            let is_told = observer.is_some();
            let arguments = match observer {
                Some(observer) => {
                    let (arguments, made) = tree::noting_nodes(vm, |vm| rebuild(vm, &leaves))?;
                    (arguments, Some((observer, belonging(made, &names))))
                }
                None => (rebuild(vm, &leaves)?, None),
            };
            drop(leaves);
            let (result, taints) = call_traced(vm, function, arguments)?;
            note_source(vm);
            let (leaves, tree) = tree::flatten(vm, &result, None)?;
            let values = result_values(vm, &result, &leaves, &told)?;
            if let Some(at) = values.iter().position(|it| it.aval().is_ref) {
                let path = result_names(vm, &result)?.swap_remove(at);
                return Err(returned_reference(
                    vm,
                    &values[at],
                    (&told, &path),
                    (args, &names),
                ));
            }
            note_taints(&leaves, &values, taints);
            out_tree = Some(tree);
            if is_told {
                results = result_names(vm, &result)?;
            }
            Ok(values)
        };
        body(vm).map_err(foreign)
    });
    let traced = traced.or_raise(vm)?;
    if let Some(leaked) = watched.iter().find_map(Weak::upgrade) {
        let text = vm.repr(&Py::Object(leaked))?;
        let error = vm.error(
            Exc::Exception,
            format_args!("Leaked trace DynamicJaxprTrace. Leaked tracer(s):\n\n{text}\n"),
        );
        return Err(error.refused());
    }
    Ok((traced, out_tree.unwrap_or_else(TreeDef::leaf), results))
}

/// The complaint about a function that gives a reference.
fn returned_reference(
    vm: &mut Vm,
    reference: &Value,
    (told, path): (&str, &str),
    (args, names): (&[Value], &[String]),
) -> Raise {
    let path = match path {
        "" => String::new(),
        path => format!(" at output tree path result{path}"),
    };
    let given = args.iter().position(|it| it.is_same(reference));
    let made = reference.as_tracer().map(|it| it.source().summary());
    let origin = match (given.and_then(|at| names.get(at)), made) {
        (Some(name), _) => format!("was passed in as the argument {name}."),
        (None, Some(made)) if !made.is_empty() => format!("was created on line {made}."),
        _ => "was closed over by the function, rather than passed in as an argument or created inside it."
            .into(),
    };
    vm.value_error(format_args!(
        "function {told} returned a mutable array reference of type {}{path}, but mutable array references cannot be \
         returned.\n\nThe returned mutable array {origin}",
        reference.aval().long()
    ))
}

fn watch(leaf: &Py) -> Option<Weak<Instance>> {
    match leaf {
        Py::Object(instance) => Some(Rc::downgrade(instance)),
        _ => None,
    }
}

/// Objects that were made for arguments, and the parameter that each belongs to.
type Given = Vec<(Py, Rc<str>)>;

/// Who watches a trace, and what was made for its arguments.
type Watching = (Rc<RefCell<dyn Observer>>, Given);

/// The parameters that nodes belong to: each was made once its last leaf was taken, whose name begins with the parameter's.
fn belonging(made: Vec<(Py, usize)>, names: &[String]) -> Given {
    let name_of = |left: usize| {
        let last = names.len().checked_sub(left + 1);
        let name = last.and_then(|at| names.get(at)).map_or("", |it| it);
        Rc::from(&name[..name.find(['.', '[']).unwrap_or(name.len())])
    };
    let made = made.into_iter();
    made.map(|(node, left)| (node, name_of(left))).collect()
}

/// Calls the function that is being traced; its result, and what of that derives from what.
fn call_traced(
    vm: &mut Vm,
    function: &Py,
    ((args, kwargs), observer): (CallArgs, Option<Watching>),
) -> PyResult<(Py, Vec<(Py, Taint)>)> {
    match observer {
        Some((observer, given)) => vm.call_observed(function, &args, &kwargs, given, observer),
        None => {
            let result = vm.call_kw(function, &args, &kwargs)?;
            let taints = vm.leaf_taints(&result);
            Ok((result, taints))
        }
    }
}

/// The values of a traced function's result; JAX's complaint about what is none.
fn result_values(vm: &mut Vm, result: &Py, leaves: &[Py], told: &str) -> PyResult<Vec<Value>> {
    let mut values = Vec::with_capacity(leaves.len());
    for (at, leaf) in leaves.iter().enumerate() {
        if let Some(value) = arraylike(vm, leaf)? {
            values.push(value);
            continue;
        }
        let (paths, _) = tree::flatten_with_path(vm, result, None)?;
        let place = match paths.get(at).map(|(path, _)| path.as_slice()) {
            Some([]) | None => String::new(),
            Some(path) => format!(" at output component {}", tree::keystr(vm, path)?),
        };
        let class = class_text(vm, leaf);
        let error = vm.type_error(format_args!(
            "function {told} returned a value of type {class}{place}, which is not a valid JAX type"
        ));
        return Err(error.refused());
    }
    Ok(values)
}

fn result_names(vm: &mut Vm, result: &Py) -> PyResult<Vec<String>> {
    let (paths, _) = tree::flatten_with_path(vm, result, None)?;
    let mut names = Vec::with_capacity(paths.len());
    for (path, _) in paths {
        names.push(tree::keystr(vm, &path)?);
    }
    Ok(names)
}

/// Tells core what the results derive from that are known already: they become literals and constants.
fn note_taints(leaves: &[Py], values: &[Value], taints: Vec<(Py, Taint)>) {
    if taints.iter().all(|(_, taint)| taint.is_none()) {
        return;
    }
    let taint_of = |leaf: &Py| {
        let mut same = taints.iter().filter(|(value, _)| value.is(leaf));
        same.next().map_or(Taint::NONE, |(_, taint)| taint.clone())
    };
    let known = leaves.iter().zip(values).filter(|(_, it)| !it.is_tracer());
    let results = known.map(|(leaf, value)| (value.clone(), taint_of(leaf)));
    freezeframe_core::note_result_taints(results.collect());
}

/// Traces a function for `scan`, `cond` and their like, through the cache. `args` gives the structure of the arguments.
pub(crate) fn trace_function(
    vm: &mut Vm,
    function: &Py,
    purpose: &'static str,
    args_tree: &Rc<TreeDef>,
    avals: &[Aval],
    names: Vec<String>,
) -> PyResult<Rc<CacheEntry>> {
    let signature = Signature {
        purpose,
        tree: args_tree.clone(),
        avals: avals.to_vec(),
        statics: Vec::new(),
        hashes: Vec::new(),
        x64: promote::x64(),
        axes: freezeframe_core::named_axes(),
    };
    let tree = args_tree.clone();
    let rebuild = |vm: &mut Vm, leaves: &[Py]| {
        let args = tree::unflatten(vm, &tree, leaves)?;
        Ok((sequence(&args).unwrap_or_default(), Vec::new()))
    };
    let (entry, cached) = trace_signature(vm, function, signature, |_| Ok(names), rebuild)?;
    tell_use(vm, &entry, cached);
    Ok(entry)
}
