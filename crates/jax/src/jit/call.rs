//! One call of a traced function: flattening, the cache, tracing, running.

use super::debug::{arg_names, source_info};
use crate::array::{value_of, wrap};
use crate::convert::arraylike;
use crate::errors::{OrRaise, foreign};
use crate::inspect::{CallInfo, TraceInfo, TraceListener, TraceStart, listener};
use crate::ops::promote;
use crate::py::*;
use crate::reenter::{lend, note_source};
use crate::state::jax;
use crate::trace_cache::{Entry as CacheEntry, Signature, StaticPlace};
use crate::tree::{self, TreeDef};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_base::{Taint, TraceId, TraceReason};
use freezeframe_core::{Aval, DebugInfo, Jaxpr, Primitive, call_jit};
use freezeframe_python::Observer;
use std::borrow::Cow;
use std::cell::RefCell;

/// The arguments of one call, taken apart.
pub(crate) struct Call {
    pub args: Vec<Py>,
    pub kwargs: Vec<(Name, Py)>,
    /// Which positional arguments are static.
    pub static_positions: Vec<usize>,
    /// Which keyword arguments are static.
    pub static_names: Vec<Name>,
}

/// Leaves, structure and static arguments of a call.
pub(crate) struct Flat {
    pub leaves: Vec<Py>,
    pub tree: Rc<TreeDef>,
    pub statics: Vec<(StaticPlace, Py)>,
    /// The hashes of the static arguments.
    pub hashes: Vec<u64>,
}

impl Call {
    /// A call without static arguments.
    pub fn plain(args: Vec<Py>, kwargs: Vec<(Name, Py)>) -> Self {
        Self {
            args,
            kwargs,
            static_positions: Vec::new(),
            static_names: Vec::new(),
        }
    }

    fn is_static(&self, at: usize) -> bool {
        self.static_positions.contains(&at)
    }

    fn dynamic_args(&self) -> Vec<Py> {
        let dynamic = self
            .args
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.is_static(*at));
        dynamic.map(|(_, value)| value.clone()).collect()
    }

    fn dynamic_kwargs(&self) -> Vec<(Name, Py)> {
        let mut kwargs: Vec<_> = self
            .kwargs
            .iter()
            .filter(|(name, _)| !self.static_names.contains(name))
            .cloned()
            .list();
        kwargs.order_by(|(a, _), (b, _)| a.as_str().cmp(b.as_str()));
        kwargs
    }

    /// Takes the dynamic arguments apart and collects the static ones.
    pub fn flatten(&self, vm: &mut Vm) -> PyResult<Flat> {
        let mut statics = Vec::new();
        let mut hashes = Vec::new();
        for (at, value) in self
            .args
            .iter()
            .enumerate()
            .filter(|(at, _)| self.is_static(*at))
        {
            hashes.push(static_hash(vm, value)?);
            statics.push((StaticPlace::Position(at), value.clone()));
        }
        for (name, value) in self
            .kwargs
            .iter()
            .filter(|(name, _)| self.static_names.contains(name))
        {
            hashes.push(static_hash(vm, value)?);
            statics.push((StaticPlace::Keyword(name.clone()), value.clone()));
        }
        let kwargs = self.dynamic_kwargs();
        let both = if kwargs.is_empty() {
            Py::tuple(vec![Py::tuple(self.dynamic_args()), Py::None])
        } else {
            let items = kwargs
                .into_iter()
                .map(|(name, value)| (Py::from(&name), value))
                .collect();
            let dict = Py::Dict(vm.dict_of(items)?);
            Py::tuple(vec![Py::tuple(self.dynamic_args()), dict])
        };
        let (leaves, tree) = tree::flatten(vm, &both, None)?;
        Ok(Flat {
            leaves,
            tree,
            statics,
            hashes,
        })
    }

    /// The names of the dynamic leaves.
    pub fn leaf_names(&self, vm: &mut Vm, function: &Py) -> PyResult<Vec<String>> {
        let mut positional = Vec::new();
        for (at, value) in self
            .args
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.is_static(*at))
        {
            let (leaves, _) = tree::flatten_with_path(vm, value, None)?;
            positional.push((at, leaves.into_iter().map(|(path, _)| path).collect()));
        }
        let mut keywords = Vec::new();
        for (name, value) in self.dynamic_kwargs() {
            let (leaves, _) = tree::flatten_with_path(vm, &value, None)?;
            keywords.push((name, leaves.into_iter().map(|(path, _)| path).collect()));
        }
        Ok(arg_names(
            vm,
            function,
            &positional,
            &keywords,
            self.args.len(),
        ))
    }

    /// The arguments with these leaves in place of the dynamic ones.
    fn rebuild(&self, vm: &mut Vm, tree: &TreeDef, leaves: &[Py]) -> PyResult<CallArgs> {
        let both = tree::unflatten(vm, tree, leaves)?;
        let parts = sequence(&both).unwrap_or_default();
        let mut dynamic = parts
            .first()
            .and_then(sequence)
            .unwrap_or_default()
            .into_iter();
        let args = (0..self.args.len())
            .map(|at| {
                if self.is_static(at) {
                    self.args[at].clone()
                } else {
                    dynamic.next().unwrap_or(Py::None)
                }
            })
            .collect();
        let rebuilt = match parts.get(1) {
            Some(Py::Dict(dict)) => dict.items(),
            _ => Vec::new(),
        };
        // The dict that comes out of a tree is sorted; static arguments are added to it.
        let is_static = |name: &Name| {
            !rebuilt
                .iter()
                .any(|(key, _)| key.as_str() == Some(name.as_str()))
        };
        let dynamic = rebuilt
            .iter()
            .filter_map(|(key, value)| Some((Name::new(key.as_str()?), value.clone())));
        let statics = self.kwargs.iter().filter(|(name, _)| is_static(name));
        Ok((args, dynamic.chain(statics.cloned()).list()))
    }
}

fn static_hash(vm: &mut Vm, value: &Py) -> PyResult<u64> {
    let raise = match vm.hash(value) {
        Ok(hash) => return Ok(hash),
        Err(raise) => raise,
    };
    let (class, text) = (class_text(vm, value), vm.str_text(value)?);
    let (kind, message) = (raise.class_name(), vm.message_of(&raise));
    let error = vm.value_error(format_args!(
        "Non-hashable static arguments are not supported. An error occurred while trying to hash an object of type \
         {class}, {text}. The error was:\n{kind}: {message}\n"
    ));
    Err(error.refused())
}

/// The values of leaves; JAX's complaint about what is none.
fn leaf_values(vm: &mut Vm, function: &Py, call: &Call, leaves: &[Py]) -> PyResult<Vec<Value>> {
    let mut values = Vec::with_capacity(leaves.len());
    for (at, leaf) in leaves.iter().enumerate() {
        match arraylike(vm, leaf)? {
            Some(value) => values.push(value),
            None => {
                let names = call.leaf_names(vm, function)?;
                let (class, text) = (class_text(vm, leaf), vm.repr(function)?);
                let path = names.get(at).cloned().unwrap_or_default();
                let error = vm.type_error(format_args!(
                    "Error interpreting argument to {text} as an abstract array. The problematic value is of type \
                     {class} and was passed to the function at path {path}.\nThis typically means that a jit-wrapped \
                     function was called with a non-array argument, and this argument was not marked as static using \
                     the static_argnums or static_argnames parameters of jax.jit."
                ));
                return Err(error.refused());
            }
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
pub(super) fn trace_plain<'a>(vm: &mut Vm, function: &Py, args: &'a [Py]) -> Option<Ready<'a>> {
    let mut values = Vec::with_capacity(args.len());
    for arg in args {
        if !matches!(arg, Py::Float(_) | Py::Int(_) | Py::Bool(_)) && value_of(arg).is_none() {
            return None;
        }
        values.push(arraylike(vm, arg).ok().flatten()?);
    }
    let entry = jax(vm).traces.borrow_mut().plain(function, &values)?;
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
    let (entry, _) = trace_avals_for(vm, function, call, &flat, avals, purpose)?;
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
    let entries = jax(vm).traces.borrow_mut().current(function);
    for entry in entries.iter().rev() {
        if entry.signature.matches(vm, &signature)? {
            return Ok((entry.clone(), true));
        }
    }
    make_entry(vm, function, call, signature, &entries).map(|entry| (entry, false))
}

fn make_entry(
    vm: &mut Vm,
    function: &Py,
    call: &Call,
    signature: Signature,
    entries: &[Rc<CacheEntry>],
) -> PyResult<Rc<CacheEntry>> {
    let names = call.leaf_names(vm, function)?;
    let (id, observer) = match listener(vm).filter(|_| signature.purpose == "jit") {
        Some(listener) => {
            let start = start_of(vm, function, &signature, entries)?;
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
    let tree = signature.tree.clone();
    let avals = signature.avals.clone();
    let result = trace_with(vm, function, &avals, info, observer, |vm, leaves| {
        call.rebuild(vm, &tree, leaves)
    });
    let (traced, out_tree, results) = match (result, id, listener(vm)) {
        (Err(raise), Some(id), Some(listener)) => {
            listener.failed(vm, id, &raise);
            return Err(raise);
        }
        (result, ..) => result?,
    };
    if let (Some(id), Some(listener)) = (id, listener(vm)) {
        let jaxpr = traced.jaxpr.clone();
        listener.traced(vm, TraceInfo { id, jaxpr, results });
    }
    let entry = Rc::new(CacheEntry {
        calls_back: calls_back(&traced.jaxpr),
        name: crate::wraps::function_name(vm, function).into(),
        signature,
        traced,
        out_tree,
        id,
    });
    jax(vm).traces.borrow_mut().insert(function, entry.clone());
    Ok(entry)
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
) -> PyResult<(freezeframe_core::Traced, Rc<TreeDef>, Vec<String>)> {
    crate::reenter::note_caller(vm);
    let source = info.func_src_info.clone();
    let purpose = info.traced_for.clone();
    let mut out_tree = None;
    let mut results = Vec::new();
    let is_told = observer.is_some();
    let mut watched: Vec<std::rc::Weak<freezeframe_python::Instance>> = Vec::new();
    let check_leaks = jax(vm).check_leaks.get();
    let traced = freezeframe_core::trace_jit(avals, info, |args| {
        let body = |vm: &mut Vm| -> PyResult<Vec<Value>> {
            let leaves: Vec<Py> = args.iter().map(|arg| wrap(vm, arg.clone())).collect();
            if check_leaks {
                watched.extend(leaves.iter().filter_map(|leaf| match leaf {
                    Py::Object(instance) => Some(Rc::downgrade(instance)),
                    _ => None,
                }));
            }
            let (args, kwargs) = rebuild(vm, &leaves)?;
            drop(leaves);
            let (result, taints) = match observer {
                Some(observer) => vm.call_observed(function, &args, &kwargs, observer)?,
                None => {
                    let result = vm.call_kw(function, &args, &kwargs)?;
                    let taints = vm.leaf_taints(&result);
                    (result, taints)
                }
            };
            note_source(vm);
            let (leaves, tree) = tree::flatten(vm, &result, None)?;
            let mut values = Vec::with_capacity(leaves.len());
            for (at, leaf) in leaves.iter().enumerate() {
                match arraylike(vm, leaf)? {
                    Some(value) => values.push(value),
                    None => {
                        let (paths, _) = tree::flatten_with_path(vm, &result, None)?;
                        let place = match paths.get(at).map(|(path, _)| path.as_slice()) {
                            Some([]) | None => String::new(),
                            Some(path) => {
                                format!(" at output component {}", tree::keystr(vm, path)?)
                            }
                        };
                        let class = class_text(vm, leaf);
                        let error = vm.type_error(format_args!(
                            "function {source} traced for {purpose} returned a value of type {class}{place}, which is \
                             not a valid JAX type"
                        ));
                        return Err(error.refused());
                    }
                }
            }
            note_taints(&leaves, &values, taints);
            out_tree = Some(tree);
            if is_told {
                let (paths, _) = tree::flatten_with_path(vm, &result, None)?;
                for (path, _) in paths {
                    results.push(tree::keystr(vm, &path)?);
                }
            }
            Ok(values)
        };
        body(vm).map_err(foreign)
    });
    let traced = traced.or_raise(vm)?;
    if let Some(leaked) = watched.iter().find_map(std::rc::Weak::upgrade) {
        let text = vm.repr(&Py::Object(leaked))?;
        let error = vm.error(
            Exc::Exception,
            format_args!("Leaked trace DynamicJaxprTrace. Leaked tracer(s):\n\n{text}\n"),
        );
        return Err(error.refused());
    }
    Ok((traced, out_tree.unwrap_or_else(TreeDef::leaf), results))
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
    let entries = jax(vm).traces.borrow_mut().current(function);
    for entry in entries.iter().rev() {
        if entry.signature.matches(vm, &signature)? {
            return Ok(entry.clone());
        }
    }
    let info = DebugInfo {
        traced_for: purpose.into(),
        func_src_info: source_info(vm, function).into(),
        arg_names: names.into(),
    };
    let tree = args_tree.clone();
    let (traced, out_tree, _) = trace_with(vm, function, avals, info, None, |vm, leaves| {
        let args = tree::unflatten(vm, &tree, leaves)?;
        Ok((sequence(&args).unwrap_or_default(), Vec::new()))
    })?;
    let entry = Rc::new(CacheEntry {
        calls_back: calls_back(&traced.jaxpr),
        name: crate::wraps::function_name(vm, function).into(),
        signature,
        traced,
        out_tree,
        id: None,
    });
    jax(vm).traces.borrow_mut().insert(function, entry.clone());
    Ok(entry)
}

/// Runs a trace on these values.
pub(crate) fn run_entry(vm: &mut Vm, entry: &CacheEntry, values: &[Value]) -> PyResult {
    let results = run_values(vm, entry, values)?;
    if entry.out_tree.is_leaf()
        && let [result] = results.as_slice()
    {
        return Ok(wrap(vm, result.clone()));
    }
    let leaves: Vec<Py> = results.into_iter().map(|result| wrap(vm, result)).collect();
    tree::unflatten(vm, &entry.out_tree, &leaves)
}

/// Runs a trace on the values of a call, and tells the listener of the call.
pub(crate) fn run_told(
    vm: &mut Vm,
    ready: &Ready<'_>,
    id: TraceId,
    listener: &dyn TraceListener,
) -> PyResult {
    let span = vm.current_span();
    let info = CallInfo {
        id,
        cached: ready.cached,
        span,
        leaves: &ready.leaves,
        values: &ready.values,
    };
    let call = listener.calling(vm, info);
    let results = run_values(vm, &ready.entry, &ready.values)?;
    let leaves: Vec<Py> = results.into_iter().map(|result| wrap(vm, result)).collect();
    listener.called(vm, id, call, &leaves);
    if ready.entry.out_tree.is_leaf()
        && let [result] = leaves.as_slice()
    {
        return Ok(result.clone());
    }
    tree::unflatten(vm, &ready.entry.out_tree, &leaves)
}

fn run_values(vm: &mut Vm, entry: &CacheEntry, values: &[Value]) -> PyResult<Vec<Value>> {
    if entry.calls_back {
        return lend(vm, || call_jit(entry.name.clone(), &entry.traced, values));
    }
    note_source(vm);
    call_jit(entry.name.clone(), &entry.traced, values).map_err(|error| {
        crate::reenter::note_nan(vm, &error, 2);
        crate::errors::raise(vm, error)
    })
}

/// True if running the jaxpr may call back into Python.
pub(crate) fn calls_back(jaxpr: &Jaxpr) -> bool {
    jaxpr.eqns.iter().any(|eqn| {
        matches!(
            eqn.primitive,
            Primitive::DebugCallback(_)
                | Primitive::DebugPrint(_)
                | Primitive::PureCallback(_)
                | Primitive::IoCallback(_)
                | Primitive::CustomJvpCall(_)
                | Primitive::CustomVjpCall(_)
                | Primitive::CustomLin(_)
        ) || eqn
            .primitive
            .jaxprs()
            .into_iter()
            .any(|inner| calls_back(inner))
    })
}
