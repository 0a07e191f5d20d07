//! The objects that `jax.jit` and `jax.make_jaxpr` give.

use super::call::Call;
use super::donation::Donation;
use super::run::run_ready;
use super::stages::{Stage, out_info};
use super::statics::statics;
use super::trace::{trace, trace_avals, trace_plain};
use crate::py::*;
use crate::row::{Call as Scope, Callable, HandedOn, HandedOnKeywords};
use crate::state::jax;
use crate::trace_cache::{Entry as CacheEntry, Latest, traces};
use crate::wraps::{check_callable, function_name, wrap};
use crate::{avals, jaxpr};
use freezeframe_base::Lists;
use freezeframe_python::{Arg, FromArg, Given, Keywords};

/// The payload of a jitted function.
pub(crate) struct JitObject {
    pub function: Py,
    static_argnums: Vec<i64>,
    static_argnames: Vec<Name>,
    donation: Donation,
    latest: Latest,
}

impl NativePayload for JitObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Py)) {
        visit(&self.function);
    }
}

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

/// What `jit` is told beside the function.
#[derive(Clone)]
struct JitOptions {
    static_argnums: Py,
    static_argnames: Py,
    donate_argnums: Py,
    donate_argnames: Py,
    /// Where arguments and results are to lie, if that is said.
    shardings: [Option<Py>; 2],
}

/// The functions of `jax`.
#[natives(scope = Scope)]
pub(crate) mod functions {
    use super::*;

    /// A function that does what `fun` does, but traces it only once for each shape and dtype of its arguments, and then runs
    /// what was staged. Static arguments, by position or name, are known while tracing. Without `fun`, a decorator.
    ///
    /// >>> jax.jit(lambda x: x * 2)(jnp.arange(3))
    /// Array([0, 2, 4], dtype=int32)
    #[native(
        "(fun=?, /, static_argnums=None, static_argnames=None, *, donate_argnums=None, donate_argnames=None, keep_unused=False, device=None, backend=None, inline=False, in_shardings=None, out_shardings=None, compiler_options=None)"
    )]
    fn jit(
        vm: &mut Vm,
        fun: Given,
        static_argnums: &Py,
        static_argnames: &Py,
        donate_argnums: &Py,
        donate_argnames: &Py,
        in_shardings: Option<&Py>,
        out_shardings: Option<&Py>,
    ) -> PyResult {
        let options = JitOptions {
            static_argnums: static_argnums.clone(),
            static_argnames: static_argnames.clone(),
            donate_argnums: donate_argnums.clone(),
            donate_argnames: donate_argnames.clone(),
            shardings: [in_shardings.cloned(), out_shardings.cloned()],
        };
        match fun.0 {
            Some(function) => make_placed(vm, function, &options),
            None => Ok(decorators::closures::jit(options)),
        }
    }

    /// A function that gives the jaxpr of `fun` for its arguments; with `return_shape`, and what describes the results.
    ///
    /// >>> jax.make_jaxpr(lambda x: x * 2)(1.0)
    /// { lambda ; a:f32[]. let b:f32[] = mul a 2.0:f32[] in (b,) }
    #[native("(fun, static_argnums=None, axis_env=None, return_shape=False)")]
    fn make_jaxpr(vm: &mut Vm, fun: Callable, static_argnums: &Py, return_shape: bool) -> PyResult {
        let function = fun.0.clone();
        let (static_argnums, static_argnames) = statics(vm, fun.0, static_argnums, &Py::None)?;
        let name = format!("make_jaxpr({})", function_name(vm, fun.0));
        let object = JitObject {
            function: function.clone(),
            static_argnums,
            static_argnames,
            donation: Donation::default(),
            latest: Latest::default(),
        };
        let traced = move |vm: &mut Vm, args, kwargs| {
            let entry = abstract_trace(vm, &function, &object.call(args, kwargs))?;
            let text = jaxpr::object(vm, entry.traced.jaxpr.clone());
            if !return_shape {
                return Ok(text);
            }
            let shapes = out_info(vm, &entry)?;
            Ok(Py::tuple(vec![text, shapes]))
        };
        Ok(wrap(vm, fun.0, Some(name), traced))
    }

    /// What describes the results of `fun` for arguments, or for what describes them; nothing is computed.
    ///
    /// >>> jax.eval_shape(jnp.dot, jnp.ones((2, 3)), jnp.ones(3))
    /// ShapeDtypeStruct(shape=(2,), dtype=float32)
    #[native("(fun, *args, **kwargs)")]
    fn eval_shape(vm: &mut Vm, fun: Callable, args: &[Py], kwargs: Keywords) -> PyResult {
        let entry = abstract_trace(vm, fun.0, &Call::plain(args.to_vec(), kwargs.0))?;
        out_info(vm, &entry)
    }
}

/// What a function stages for arguments: its jaxpr, the tracers that it closes over, which are the first parameters of
/// that, and what describes its results.
pub(crate) fn closed(vm: &mut Vm, function: &Py, args: &[Py]) -> PyResult {
    let entry = abstract_trace(vm, function, &Call::plain(args.to_vec(), Vec::new()))?;
    let staged = jaxpr::object(vm, entry.traced.jaxpr.clone());
    let outer = crate::array::wrap_list(vm, entry.traced.closed_over.clone());
    let shapes = out_info(vm, &entry)?;
    Ok(Py::tuple(vec![staged, outer, shapes]))
}

/// What `jit` without a function gives.
#[natives]
mod decorators {
    use super::*;

    /// The function jitted with the options that were given before.
    #[native("(fun, /)")]
    fn jit(vm: &mut Vm, state: &JitOptions, fun: &Py) -> PyResult {
        make_placed(vm, fun, state)
    }
}

/// `jax.jit(fun, static_argnums)`.
pub(crate) fn jit_of(vm: &mut Vm, function: &Py, static_argnums: &Py) -> PyResult {
    let options = JitOptions {
        static_argnums: static_argnums.clone(),
        static_argnames: Py::None,
        donate_argnums: Py::None,
        donate_argnames: Py::None,
        shardings: [None, None],
    };
    make(vm, function, &options)
}

/// The jitted function; where it is said how arguments and results lie, one that puts them there.
fn make_placed(vm: &mut Vm, function: &Py, options: &JitOptions) -> PyResult {
    let jitted = make(vm, function, options)?;
    if options.shardings.iter().all(Option::is_none) {
        return Ok(jitted);
    }
    let class = crate::sharding::written(vm, "_Jitted")?;
    let [given, wanted] = options.shardings.clone();
    let (given, wanted) = (given.unwrap_or(Py::None), wanted.unwrap_or(Py::None));
    vm.call(&class, &[function.clone(), jitted, given, wanted])
}

fn make(vm: &mut Vm, function: &Py, options: &JitOptions) -> PyResult {
    check_callable(vm, function)?;
    let (argnums, argnames) = (&options.static_argnums, &options.static_argnames);
    let (static_argnums, static_argnames) = statics(vm, function, argnums, argnames)?;
    let donated = (&options.donate_argnums, &options.donate_argnames);
    let donation = Donation::of(vm, function, donated, &static_argnames)?;
    let class = jax(vm).classes().jitted.clone();
    Ok(vm.native_object(
        &class,
        JitObject {
            function: function.clone(),
            static_argnums,
            static_argnames,
            donation,
            latest: Latest::default(),
        },
    ))
}

fn call(vm: &mut Vm, object: &JitObject, values: &[Py], kwargs: Vec<(Name, Py)>) -> PyResult {
    let (jax, function) = (jax(vm), &object.function);
    if jax.jit_is_off() {
        return Ok(vm.call_instead(function, values, kwargs));
    }
    let donated = object.donation.arrays(vm, values, &kwargs)?;
    let known = if kwargs.is_empty() && object.static_argnums.is_empty() {
        trace_plain(vm, (function, &object.latest), values)
    } else {
        None
    };
    let ready = match known {
        Some(ready) => ready,
        None => trace(vm, function, &object.call(values.to_vec(), kwargs.clone()))?,
    };
    let plainly = |vm: &mut Vm| vm.call_kw(function, values, &kwargs);
    run_ready(vm, &jax, ready, donated, Some(&plainly))
}

fn traced(
    vm: &mut Vm,
    object: &JitObject,
    args: &[Py],
    kwargs: Keywords,
) -> PyResult<Rc<CacheEntry>> {
    let call = object.call(args.to_vec(), kwargs.0);
    abstract_trace(vm, &object.function, &call)
}

/// The trace for arguments that may be `ShapeDtypeStruct`s.
pub(crate) fn abstract_trace(vm: &mut Vm, function: &Py, call: &Call) -> PyResult<Rc<CacheEntry>> {
    let flat = call.flatten(vm)?;
    let mut found = Vec::with_capacity(flat.leaves.len());
    for (at, leaf) in flat.leaves.iter().enumerate() {
        match avals::aval_of(vm, leaf)? {
            Some(aval) => found.push(aval),
            None => return Err(call.not_an_array(vm, function, at, leaf)?),
        }
    }
    trace_avals(vm, function, call, &flat, found).map(|(entry, _)| entry)
}

/// The jitted function whose method is called.
struct Jitted<'a>(&'a JitObject);

impl<'a, C> FromArg<'a, C> for Jitted<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> PyResult<Self> {
        let object = arg.value().native::<JitObject>();
        object
            .map(Self)
            .ok_or_else(|| vm.type_error("expected a jitted function"))
    }
}

/// The methods of jitted functions.
#[natives(scope = Scope)]
mod methods {
    use super::*;

    /// Runs what was staged for arguments like these, or stages it first.
    #[native("(self, /, *args, **kwargs)")]
    fn __call__(vm: &mut Vm, this: Jitted, args: HandedOn, kwargs: HandedOnKeywords) -> PyResult {
        call(vm, this.0, args.items(), kwargs.0)
    }

    /// The function bound to an instance; the function itself for a class.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(this: &Py, instance: &Py) -> Py {
        if instance.is_none() {
            this.clone()
        } else {
            Py::method(this.clone(), instance.clone())
        }
    }

    /// That it is jitted, and the function.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: Jitted) -> PyResult<String> {
        Ok(format!("<PjitFunction of {}>", vm.repr(&this.0.function)?))
    }

    /// For how many kinds of arguments something is staged.
    #[native("(self)")]
    fn _cache_size(vm: &mut Vm, this: Jitted) -> usize {
        traces(vm).borrow().entries(&this.0.function).len()
    }

    /// Forgets what was staged.
    #[native("(self)", purity = Impure)]
    fn clear_cache(vm: &mut Vm, this: Jitted) {
        traces(vm).borrow_mut().forget(&this.0.function);
    }

    #[member(trace = Stage::Traced, "What is staged for arguments like these.")]
    #[member(lower = Stage::Lowered, "What is staged for arguments like these, ready to be compiled.")]
    #[native("(self, /, *args, **kwargs)")]
    fn staged(vm: &mut Vm, this: Jitted, args: &[Py], kwargs: Keywords, member: Stage) -> PyResult {
        let call = this.0.call(args.to_vec(), kwargs.0);
        let entry = abstract_trace(vm, &this.0.function, &call)?;
        let names = call.leaf_names(vm, &this.0.function)?;
        Ok(member.object(vm, entry, names))
    }

    /// What describes the results for arguments like these.
    #[native("(self, /, *args, **kwargs)")]
    fn eval_shape(vm: &mut Vm, this: Jitted, args: &[Py], kwargs: Keywords) -> PyResult {
        let entry = traced(vm, this.0, args, kwargs)?;
        out_info(vm, &entry)
    }
}

/// The class of jitted functions.
pub(crate) fn class(vm: &mut Vm) -> Rc<Class> {
    fn function(vm: &mut Vm, object: &Py) -> PyResult {
        let object = object.native::<JitObject>();
        let function = object.map(|it| it.function.clone());
        function.ok_or_else(|| vm.type_error("expected a jitted function"))
    }
    fn forwarded(vm: &mut Vm, object: &Py, name: &str) -> PyResult {
        let function = function(vm, object)?;
        vm.attr(&function, name)
    }
    ClassBuilder::new("jaxlib._jax", "PjitFunction")
        .dotted()
        .methods(methods::TABLE)
        .getter("__wrapped__", function)
        .getter("_fun", function)
        .getter("__name__", |vm, object| forwarded(vm, object, "__name__"))
        .getter("__qualname__", |vm, object| {
            forwarded(vm, object, "__qualname__")
        })
        .getter("__module__", |vm, object| {
            forwarded(vm, object, "__module__")
        })
        .getter("__doc__", |vm, object| forwarded(vm, object, "__doc__"))
        .build(vm)
}
