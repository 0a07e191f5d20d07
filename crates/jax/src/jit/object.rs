//! The objects that `jax.jit` and `jax.make_jaxpr` give.

use super::call::{Call, run_entry, run_told, trace, trace_avals, trace_plain};
use super::donation::{Donation, delete_used};
use crate::inspect::listener;
use crate::py::*;
use crate::state::jax;
use crate::trace_cache::Entry as CacheEntry;
use crate::wraps::{check_callable, function_name, wrap};
use crate::{arg, avals, jaxpr, tree};
use freezeframe_base::Lists;

/// The payload of a jitted function.
pub(crate) struct JitObject {
    pub function: Py,
    static_argnums: Vec<i64>,
    static_argnames: Vec<Name>,
    donation: Donation,
}

impl NativePayload for JitObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Py)) {
        visit(&self.function);
    }
}

/// The payload of what `jitted.trace(...)` and `.lower(...)` give.
pub(crate) struct TracedObject(Rc<CacheEntry>);

impl NativePayload for TracedObject {}

impl JitObject {
    fn call(&self, args: Vec<Py>, kwargs: Vec<(Name, Py)>) -> Call {
        let count = args.len() as i64;
        let positions = self
            .static_argnums
            .iter()
            .map(|at| if *at < 0 { at + count } else { *at });
        let static_positions = positions.filter_map(|at| usize::try_from(at).ok()).list();
        Call {
            args,
            kwargs,
            static_positions,
            static_names: self.static_argnames.clone(),
        }
    }
}

fn this(vm: &Vm, object: &Py) -> PyResult<(Py, Vec<i64>, Vec<Name>)> {
    match object.native::<JitObject>() {
        Some(it) => Ok((
            it.function.clone(),
            it.static_argnums.clone(),
            it.static_argnames.clone(),
        )),
        None => Err(vm.type_error("expected a jitted function")),
    }
}

/// `jax.jit(fun, **options)`.
pub(crate) fn jit(vm: &mut Vm, args: Args) -> PyResult {
    let options = [1, 2, 3, 4].map(|at| args[at].clone());
    match args.given(0) {
        Some(function) => make(vm, &function.clone(), &options),
        None => Ok(closure(
            "jit",
            "(fun, /)",
            Purity::Pure,
            move |vm, inner| make(vm, &inner[0], &options),
        )),
    }
}

fn make(vm: &mut Vm, function: &Py, options: &[Py; 4]) -> PyResult {
    check_callable(vm, function)?;
    let [argnums, argnames, donated, donated_names] = options;
    let (static_argnums, static_argnames) = statics(vm, function, argnums, argnames)?;
    let donation = Donation::of(vm, function, (donated, donated_names), &static_argnames)?;
    let class = jax(vm).classes().jitted.clone();
    Ok(vm.native_object(
        &class,
        JitObject {
            function: function.clone(),
            static_argnums,
            static_argnames,
            donation,
        },
    ))
}

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
    let inner = super::debug::unwrap(vm, function);
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

fn call(vm: &mut Vm, args: Args) -> PyResult {
    let Some(object) = args[0].native::<JitObject>() else {
        return Ok(Py::None);
    };
    let function = object.function.clone();
    let (values, kwargs) = (args.rest(1), args.keywords(2));
    if jax(vm).jit_is_off() {
        return vm.call_kw(&function, values, &kwargs);
    }
    let donated = object.donation.arrays(vm, values, &kwargs)?;
    let known = if kwargs.is_empty() && object.static_argnums.is_empty() {
        trace_plain(vm, &function, values)
    } else {
        None
    };
    let ready = match known {
        Some(ready) => ready,
        None => trace(vm, &function, &object.call(values.to_vec(), kwargs))?,
    };
    let result = match (ready.entry.id, listener(vm)) {
        (Some(id), Some(listener)) => run_told(vm, &ready, id, &*listener)?,
        _ => run_entry(vm, &ready.entry, &ready.values)?,
    };
    delete_used(vm, donated, &result)?;
    Ok(result)
}

fn traced(vm: &mut Vm, args: Args) -> PyResult<Rc<CacheEntry>> {
    let (function, static_argnums, static_argnames) = this(vm, &args[0])?;
    let object = JitObject {
        function: function.clone(),
        static_argnums,
        static_argnames,
        donation: Donation::default(),
    };
    abstract_trace(
        vm,
        &function,
        &object.call(args.rest(1).to_vec(), args.keywords(2)),
    )
}

/// The trace for arguments that may be `ShapeDtypeStruct`s.
pub(crate) fn abstract_trace(vm: &mut Vm, function: &Py, call: &Call) -> PyResult<Rc<CacheEntry>> {
    let flat = call.flatten(vm)?;
    let mut found = Vec::with_capacity(flat.leaves.len());
    for (at, leaf) in flat.leaves.iter().enumerate() {
        match avals::aval_of(vm, leaf)? {
            Some(aval) => found.push(aval),
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
    trace_avals(vm, function, call, &flat, found).map(|(entry, _)| entry)
}

fn forwarded(vm: &mut Vm, object: &Py, name: &str) -> PyResult {
    let (function, ..) = this(vm, object)?;
    vm.attr(&function, name)
}

/// The class of jitted functions.
pub(crate) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jaxlib._jax", "PjitFunction")
        .dotted()
        .dunder("__call__", "(self, /, *args, **kwargs)", call)
        .dunder("__get__", "(self, instance, owner=None, /)", |_, args| {
            Ok(if args[1].is_none() {
                args[0].clone()
            } else {
                Py::method(args[0].clone(), args[1].clone())
            })
        })
        .dunder("__repr__", "(self, /)", |vm, args| {
            let (function, ..) = this(vm, &args[0])?;
            Ok(Py::str(format!(
                "<PjitFunction of {}>",
                vm.repr(&function)?
            )))
        })
        .getter("__wrapped__", |vm, object| this(vm, object).map(|it| it.0))
        .getter("_fun", |vm, object| this(vm, object).map(|it| it.0))
        .getter("__name__", |vm, object| forwarded(vm, object, "__name__"))
        .getter("__qualname__", |vm, object| {
            forwarded(vm, object, "__qualname__")
        })
        .getter("__module__", |vm, object| {
            forwarded(vm, object, "__module__")
        })
        .getter("__doc__", |vm, object| forwarded(vm, object, "__doc__"))
        .method("_cache_size", "(self)", Purity::Pure, "", |vm, args| {
            let (function, ..) = this(vm, &args[0])?;
            Ok(Py::from(jax(vm).traces.borrow().entries(&function).len()))
        })
        .method("clear_cache", "(self)", Purity::Impure, "", |vm, args| {
            let (function, ..) = this(vm, &args[0])?;
            jax(vm).traces.borrow_mut().forget(&function);
            Ok(Py::None)
        })
        .method(
            "trace",
            "(self, /, *args, **kwargs)",
            Purity::Pure,
            "",
            |vm, args| {
                let entry = traced(vm, args)?;
                let class = jax(vm).classes().traced.clone();
                Ok(vm.native_object(&class, TracedObject(entry)))
            },
        )
        .method(
            "lower",
            "(self, /, *args, **kwargs)",
            Purity::Pure,
            "",
            |vm, args| {
                let entry = traced(vm, args)?;
                let class = jax(vm).classes().traced.clone();
                Ok(vm.native_object(&class, TracedObject(entry)))
            },
        )
        .method(
            "eval_shape",
            "(self, /, *args, **kwargs)",
            Purity::Pure,
            "",
            |vm, args| {
                let entry = traced(vm, args)?;
                out_info(vm, &entry)
            },
        )
        .build(vm)
}

/// The results of a trace as `ShapeDtypeStruct`s.
pub(crate) fn out_info(vm: &mut Vm, entry: &CacheEntry) -> PyResult {
    let leaves: Vec<Py> = entry
        .traced
        .jaxpr
        .out_avals()
        .into_iter()
        .map(|aval| avals::shape_dtype_struct(vm, aval))
        .collect();
    tree::unflatten(vm, &entry.out_tree, &leaves)
}

/// The class of what `jitted.trace(...)` gives.
pub(crate) fn traced_class(vm: &mut Vm) -> Rc<Class> {
    fn entry(vm: &Vm, object: &Py) -> PyResult<Rc<CacheEntry>> {
        object
            .native::<TracedObject>()
            .map(|it| it.0.clone())
            .ok_or_else(|| vm.type_error("expected a traced function"))
    }
    ClassBuilder::new("jax._src.stages", "Traced")
        .getter("jaxpr", |vm, object| {
            let jaxpr = entry(vm, object)?.traced.jaxpr.clone();
            Ok(jaxpr::object(vm, jaxpr))
        })
        .getter("out_info", |vm, object| {
            let entry = entry(vm, object)?;
            out_info(vm, &entry)
        })
        .getter("fun_name", |vm, object| Ok(Py::str(&*entry(vm, object)?.name)))
        .method("lower", "(self)", Purity::Pure, "", |_, args| Ok(args[0].clone()))
        .method("as_text", "(self, dialect=None)", Purity::Pure, "", |vm, _| {
            Err(vm.not_implemented("lowered programs have no text here: the jaxpr is what runs; use .trace(...).jaxpr"))
        })
        .method("compile", "(self)", Purity::Pure, "", |vm, args| {
            let entry = entry(vm, &args[0])?;
            Ok(closure("compiled", "(*args, **kwargs)", Purity::Pure, move |vm, args| {
                let call = Call::plain(args.rest(0).to_vec(), args.keywords(1));
                let flat = call.flatten(vm)?;
                let mut values = Vec::new();
                for leaf in &flat.leaves {
                    values.push(crate::convert::jax_value(vm, leaf)?);
                }
                let found: Vec<_> = values.iter().map(Value::aval).collect();
                let same = found.len() == entry.signature.avals.len()
                    && found.iter().zip(&entry.signature.avals).all(|(a, b)| a.matches(b));
                if !same {
                    return Err(vm.type_error("Argument types differ from the types for which this computation was compiled."));
                }
                run_entry(vm, &entry, &values)
            }))
        })
        .build(vm)
}

/// `jax.make_jaxpr(fun, static_argnums=(), return_shape=False)`.
pub(crate) fn make_jaxpr(vm: &mut Vm, args: Args) -> PyResult {
    let function = args[0].clone();
    check_callable(vm, &function)?;
    let (static_argnums, static_argnames) = statics(vm, &function, &args[1], &Py::None)?;
    let return_shape = arg::truth_or(vm, args, 3, false)?;
    let name = format!("make_jaxpr({})", function_name(vm, &function));
    let object = JitObject {
        function: function.clone(),
        static_argnums,
        static_argnames,
        donation: Donation::default(),
    };
    Ok(wrap(
        vm,
        &function.clone(),
        Some(name),
        move |vm, args, kwargs| {
            let entry = abstract_trace(vm, &function, &object.call(args, kwargs))?;
            let text = jaxpr::object(vm, entry.traced.jaxpr.clone());
            if !return_shape {
                return Ok(text);
            }
            let shapes = out_info(vm, &entry)?;
            Ok(Py::tuple(vec![text, shapes]))
        },
    ))
}

/// `jax.eval_shape(fun, *args, **kwargs)`.
pub(crate) fn eval_shape(vm: &mut Vm, args: Args) -> PyResult {
    check_callable(vm, &args[0])?;
    let entry = abstract_trace(
        vm,
        &args[0],
        &Call::plain(args.rest(1).to_vec(), args.keywords(2)),
    )?;
    out_info(vm, &entry)
}
