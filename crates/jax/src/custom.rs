//! `custom_jvp` and `custom_vjp`: functions with derivative rules written in Python.

use crate::array::wrap;
use crate::convert::jax_value;
use crate::literals::{Given, Numbers};
use crate::py::*;
use crate::reenter::{lend, note_source, with_vm};
use crate::state::jax;
use crate::transforms::{rebuild, values};
use crate::tree::{self, TreeDef};
use crate::wraps::{check_callable, function_name};
use freezeframe_array::DType;
use freezeframe_base::{Lists, Order};
use freezeframe_core::{CustomJvp, CustomVjp, Primitive, ValueFn, bind};
use freezeframe_python::Keywords;
use std::cell::{Cell, RefCell};

/// The payload of a `custom_jvp` or `custom_vjp` object.
pub(crate) struct CustomObject {
    function: Py,
    nondiff: Vec<i64>,
    rules: RefCell<Vec<Py>>,
}

impl NativePayload for CustomObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Py)) {
        visit(&self.function);
        self.rules.borrow().iter().for_each(visit);
    }
    fn clear(&self) {
        self.rules.borrow_mut().clear();
    }
}

type Slot<T> = Rc<RefCell<Option<T>>>;

/// What a call of a custom function shares with its rules.
struct Call {
    function: Py,
    /// All arguments; those that are differentiated are replaced.
    args: Vec<Py>,
    diff: Vec<usize>,
    in_tree: Rc<TreeDef>,
    out_tree: Slot<Rc<TreeDef>>,
}

impl Call {
    fn nondiff(&self) -> Vec<Py> {
        let rest = self
            .args
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.diff.contains(at));
        rest.map(|(_, value)| value.clone()).collect()
    }

    fn arguments(&self, vm: &mut Vm, leaves: &[Value]) -> PyResult<Vec<Py>> {
        let tree = rebuild(vm, &self.in_tree, leaves.to_vec())?;
        Ok(sequence(&tree).unwrap_or_default())
    }

    fn run(&self, vm: &mut Vm, leaves: &[Value]) -> PyResult<Vec<Value>> {
        let mut args = self.args.clone();
        for (at, value) in self.diff.iter().zip(self.arguments(vm, leaves)?) {
            args[*at] = value;
        }
        let out = vm.call(&self.function, &args)?;
        self.outputs(vm, &out)
    }

    fn outputs(&self, vm: &mut Vm, out: &Py) -> PyResult<Vec<Value>> {
        note_source(vm);
        let (leaves, tree) = tree::flatten(vm, out, None)?;
        *self.out_tree.borrow_mut() = Some(tree);
        values(vm, &leaves)
    }
}

/// A custom function without rules yet.
fn custom(
    vm: &mut Vm,
    class: &Rc<Class>,
    fun: &Py,
    nondiff_argnums: Option<&Py>,
    nondiff_argnames: Option<&Py>,
) -> PyResult {
    check_callable(vm, fun)?;
    let mut nondiff = match nondiff_argnums {
        Some(numbers) => crate::arg::ints(vm, numbers)?,
        None => Vec::new(),
    };
    if let Some(names) = nondiff_argnames {
        let info = vm.function_info(fun);
        let parameters = info.map(|it| it.parameters.clone()).unwrap_or_default();
        for name in vm.iterate(names)? {
            let place = parameters
                .iter()
                .position(|own| name.as_str() == Some(own.as_str()));
            nondiff.extend(place.and_then(|at| i64::try_from(at).ok()));
        }
    }
    // The rules get them in the order of the arguments.
    nondiff.order();
    nondiff.dedup();
    let payload = CustomObject {
        function: fun.clone(),
        nondiff,
        rules: RefCell::default(),
    };
    Ok(vm.native_object(class, payload))
}

/// Makes of an argument what is handed on where it is not differentiated.
type Undifferentiated = fn(&mut Vm, &mut Py) -> PyResult<()>;

/// Rules for forward derivatives may be given traced arguments as they are: these have no tangent.
fn stopped(vm: &mut Vm, arg: &mut Py) -> PyResult<()> {
    if crate::array::tracer_of(arg).is_some() {
        let value = jax_value(vm, arg)?;
        let value = crate::reenter::run(vm, Vec::new(), || crate::ops::lax::stop_gradient(&value))?;
        *arg = wrap(vm, value);
    }
    Ok(())
}

/// Rules for backward derivatives run later, when a traced argument no longer is one.
fn untraced(vm: &mut Vm, arg: &mut Py) -> PyResult<()> {
    let leaves = tree::leaves(vm, arg)?;
    if !leaves
        .iter()
        .any(|leaf| crate::array::tracer_of(leaf).is_some())
    {
        return Ok(());
    }
    let message = "Found a JAX Tracer object passed as an argument to a custom_vjp function in a position indicated by \
                   nondiff_argnums as non-differentiable. Tracers cannot be passed as non-differentiable arguments to \
                   custom_vjp functions; instead, nondiff_argnums should only be used for arguments that can't be or \
                   contain JAX tracers, e.g. function-valued arguments. In particular, array-valued arguments should \
                   typically not be indicated as nondiff_argnums.";
    let error = Error::new(freezeframe_core::ErrorClass::UnexpectedTracerError, message);
    Err(crate::errors::raise(vm, error))
}

fn prepare(
    vm: &mut Vm,
    object: &Py,
    args: Vec<Py>,
    kwargs: &[(Name, Py)],
    undifferentiated: Undifferentiated,
) -> PyResult<(Call, Vec<Value>, Vec<Py>)> {
    let Some(custom) = object.native::<CustomObject>() else {
        return Err(vm.type_error("expected a custom function"));
    };
    let (function, nondiff, rules) = (
        custom.function.clone(),
        custom.nondiff.clone(),
        custom.rules.borrow().clone(),
    );
    let mut args = match resolve_keywords(vm, &function, args, kwargs) {
        Ok(args) => args,
        Err(why) => {
            let (class, name) = (vm.type_name(object), function_name(vm, &function));
            return Err(vm.type_error(format_args!(
                "The input arguments to the {class}-decorated function {name} could not be resolved to positional-only \
                 arguments. Binding failed with the error:\n{why}"
            )));
        }
    };
    let count = args.len() as i64;
    let fixed: Vec<i64> = nondiff
        .iter()
        .map(|at| if *at < 0 { at + count } else { *at })
        .collect();
    let diff: Vec<usize> = (0..args.len())
        .filter(|at| !fixed.contains(&(*at as i64)))
        .list();
    for (at, arg) in args.iter_mut().enumerate() {
        if !diff.contains(&at) {
            undifferentiated(vm, arg)?;
        }
    }
    let dynamic = Py::tuple(diff.iter().map(|at| args[*at].clone()).collect());
    let (leaves, in_tree) = tree::flatten(vm, &dynamic, None)?;
    let operands = values(vm, &leaves)?;
    Ok((
        Call {
            function,
            args,
            diff,
            in_tree,
            out_tree: Slot::default(),
        },
        operands,
        rules,
    ))
}

/// Keyword arguments as positional ones, with defaults filled in; or why that cannot be.
fn resolve_keywords(
    vm: &mut Vm,
    function: &Py,
    mut args: Vec<Py>,
    kwargs: &[(Name, Py)],
) -> Result<Vec<Py>, String> {
    let Some(info) = vm.function_info(function) else {
        return Ok(args);
    };
    let bound = usize::from(matches!(function, Py::Method(_)));
    let names = info.parameters.iter().take(info.positional).skip(bound);
    let names: Vec<Name> = names.cloned().list();
    if args.len() > names.len() && !info.has_args {
        return Err("too many positional arguments".into());
    }
    let mut left: Vec<(Name, Py)> = kwargs.to_vec();
    let given = names.iter().take(args.len());
    if let Some(twice) = given
        .clone()
        .find(|name| left.iter().any(|(own, _)| own == *name))
    {
        return Err(format!("multiple values for argument '{twice}'"));
    }
    let defaults_from = names.len().saturating_sub(info.defaults.len());
    for (at, name) in names.iter().enumerate().skip(args.len()) {
        if let Some(found) = left.iter().position(|(other, _)| other == name) {
            args.push(left.remove(found).1);
            continue;
        }
        let default = at.checked_sub(defaults_from);
        match default.and_then(|index| info.defaults.get(index)) {
            Some(default) => args.push(default.clone()),
            None => return Err(format!("missing a required argument: '{name}'")),
        }
    }
    match left.first() {
        Some((name, _)) if !info.has_kwargs => {
            Err(format!("got an unexpected keyword argument '{name}'"))
        }
        _ => Ok(args),
    }
}

fn finish(vm: &mut Vm, call: &Call, operands: &[Value], outs: Vec<Value>) -> PyResult {
    let tree = call.out_tree.borrow().clone().unwrap_or_else(TreeDef::leaf);
    let dynamic = call.diff.iter().map(|at| call.args[*at].clone()).collect();
    let (leaves, _) = tree::flatten(vm, &Py::tuple(dynamic), None)?;
    let given = Given {
        leaves: &leaves,
        values: operands,
        numbers: Numbers::Typed,
    };
    let objects = given.objects(vm, outs, &[]);
    tree::unflatten(vm, &tree, &objects)
}

fn jvp_call(vm: &mut Vm, object: &Py, args: &[Py], kwargs: &[(Name, Py)]) -> PyResult {
    let (call, operands, rules) = prepare(vm, object, args.to_vec(), kwargs, stopped)?;
    let name = function_name(vm, &call.function);
    let Some(rule) = rules.first().cloned() else {
        return Err(vm.attribute_error(format_args!(
            "No JVP defined for custom_jvp function {name} using defjvp."
        )));
    };
    let call = Rc::new(call);
    let (for_fun, for_rule) = (call.clone(), call.clone());
    let fun: ValueFn = Rc::new(move |leaves| with_vm(|vm| for_fun.run(vm, leaves)));
    let jvp_name = function_name(vm, &rule);
    let jvp: ValueFn = Rc::new(move |both| with_vm(|vm| run_jvp(vm, &for_rule, &rule, both)));
    let primitive = Primitive::CustomJvpCall(Rc::new(CustomJvp {
        name: name.as_str().into(),
        fun,
        jvp,
        jvp_name: jvp_name.as_str().into(),
        call_jaxpr: None,
        num_consts: 0,
        symbolic_zeros: false,
    }));
    let outs = lend(vm, || bind(&primitive, &operands))?;
    finish(vm, &call, &operands, outs)
}

fn run_jvp(vm: &mut Vm, call: &Call, rule: &Py, both: &[Value]) -> PyResult<Vec<Value>> {
    let (primals, tangents) = both.split_at(both.len() / 2);
    let primals = Py::tuple(call.arguments(vm, primals)?);
    let tangents = Py::tuple(call.arguments(vm, tangents)?);
    let mut args = call.nondiff();
    args.extend([primals, tangents]);
    let out = vm.call(rule, &args)?;
    let pair = sequence(&out).filter(|pair| pair.len() == 2);
    let Some([primal_out, tangent_out]) = pair.as_deref() else {
        let (name, text) = (function_name(vm, rule), vm.str(&out)?);
        let text = text.as_str().unwrap_or_default();
        let of = function_name(vm, &call.function);
        return Err(vm.type_error(format_args!(
            "Custom JVP rule {name} for function {of} must produce a pair (list or tuple of length two) representing primal \
             and tangent outputs, but got {text}."
        )));
    };
    let mut results = call.outputs(vm, primal_out)?;
    let (leaves, tree) = tree::flatten(vm, tangent_out, None)?;
    let primal_tree = call.out_tree.borrow().clone();
    if let Some(primal_tree) = primal_tree
        && !tree::same(vm, &primal_tree, &tree)?
    {
        let (name, of) = (function_name(vm, rule), function_name(vm, &call.function));
        let (primal, tangent) = (tree::text(vm, &primal_tree)?, tree::text(vm, &tree)?);
        return Err(vm.type_error(format_args!(
            "Custom JVP rule {name} for function {of} must produce primal and tangent outputs with equal container (pytree) \
             structures, but got {primal} and {tangent} respectively."
        )));
    }
    for (leaf, primal) in leaves.iter().zip(results.clone()) {
        let tangent = jax_value(vm, leaf)?;
        let (got, wanted) = (tangent.aval(), primal.aval().to_tangent());
        let fits = got.shape == wanted.shape && (got.dtype == wanted.dtype || got.weak_type);
        if !fits && wanted.dtype.is_inexact() && got.dtype != DType::Float0 {
            return Err(vm.type_error(format_args!(
                "Custom JVP rule must produce primal and tangent outputs with corresponding shapes and dtypes. Expected {} \
                 (tangent type of {}) but got {}.",
                wanted.long(),
                primal.aval().long(),
                got.long()
            )));
        }
        let is_other = got.dtype != wanted.dtype && wanted.dtype.is_inexact();
        results.push(match is_other && got.dtype != DType::Float0 {
            true => crate::errors::OrRaise::or_raise(
                crate::ops::lax::convert(&tangent, wanted.dtype),
                vm,
            )?,
            false => tangent,
        });
    }
    Ok(results)
}

/// A rule that is the sum of one for each argument.
struct Summed {
    function: Py,
    rules: Vec<Py>,
}

#[natives]
mod summed {
    use super::*;

    /// The result, and the sum of what the rules give.
    #[native("(primals, tangents)")]
    fn jvp(vm: &mut Vm, state: &Summed, primals: &Py, tangents: &Py) -> PyResult {
        let primals = sequence(primals).unwrap_or_default();
        let tangents = sequence(tangents).unwrap_or_default();
        let out = vm.call(&state.function, &primals)?;
        let mut total: Option<Py> = None;
        for (rule, tangent) in state.rules.iter().zip(&tangents) {
            if rule.is_none() {
                continue;
            }
            let mut operands = vec![tangent.clone(), out.clone()];
            operands.extend(primals.iter().cloned());
            let part = vm.call(rule, &operands)?;
            total = Some(match total {
                Some(total) => add_trees(vm, &total, &part)?,
                None => part,
            });
        }
        let total = match total {
            Some(total) => total,
            None => zeros_like(vm, &out)?,
        };
        Ok(Py::tuple(vec![out, total]))
    }
}

fn add_trees(vm: &mut Vm, a: &Py, b: &Py) -> PyResult {
    let (left, tree) = tree::flatten(vm, a, None)?;
    let (right, _) = tree::flatten(vm, b, None)?;
    let mut sums = Vec::with_capacity(left.len());
    for (x, y) in left.iter().zip(&right) {
        let (x, y) = (jax_value(vm, x)?, jax_value(vm, y)?);
        let sum = crate::reenter::run(vm, Vec::new(), || crate::ops::elementwise::add(&x, &y))?;
        sums.push(wrap(vm, sum));
    }
    tree::unflatten(vm, &tree, &sums)
}

fn zeros_like(vm: &mut Vm, tree: &Py) -> PyResult {
    let (leaves, def) = tree::flatten(vm, tree, None)?;
    let mut zeros = Vec::with_capacity(leaves.len());
    for leaf in &leaves {
        let value = jax_value(vm, leaf)?;
        let zero = crate::reenter::run(vm, Vec::new(), || {
            crate::ops::lax::full(value.shape(), &crate::ops::lax::scalar(value.dtype(), 0.0))
        })?;
        zeros.push(wrap(vm, zero));
    }
    tree::unflatten(vm, &def, &zeros)
}

fn set_rules(vm: &mut Vm, object: &Py, rules: Vec<Py>) -> PyResult {
    match object.native::<CustomObject>() {
        Some(custom) => {
            let first = rules.first().cloned().unwrap_or(Py::None);
            let _old = custom.rules.replace(rules);
            Ok(first)
        }
        None => Err(vm.type_error("expected a custom function")),
    }
}

fn vjp_call(vm: &mut Vm, object: &Py, args: &[Py], kwargs: &[(Name, Py)]) -> PyResult {
    let (call, operands, rules) = prepare(vm, object, args.to_vec(), kwargs, untraced)?;
    let name = function_name(vm, &call.function);
    let [fwd, bwd] = rules.as_slice() else {
        return Err(vm.attribute_error(format_args!(
            "No VJP defined for custom_vjp function {name} using defvjp."
        )));
    };
    let (fwd, bwd) = (fwd.clone(), bwd.clone());
    let (fwd_name, bwd_name) = (function_name(vm, &fwd), function_name(vm, &bwd));
    let call = Rc::new(call);
    let residuals: Rc<Cell<usize>> = Rc::default();
    let residual_tree: Slot<Rc<TreeDef>> = Slot::default();
    let in_avals: Vec<Aval> = operands.iter().map(Value::aval).collect();
    let for_fun = call.clone();
    let fun: ValueFn = Rc::new(move |leaves| with_vm(|vm| for_fun.run(vm, leaves)));
    let (for_fwd, count, tree_slot) = (call.clone(), residuals.clone(), residual_tree.clone());
    let fwd: ValueFn = Rc::new(move |leaves| {
        with_vm(|vm| run_fwd(vm, &for_fwd, &fwd, leaves, &count, &tree_slot))
    });
    let (for_bwd, count) = (call.clone(), residuals.clone());
    let bwd: ValueFn = Rc::new(move |both| {
        with_vm(|vm| {
            run_bwd(
                vm,
                &for_bwd,
                &bwd,
                both,
                count.get(),
                &residual_tree,
                &in_avals,
            )
        })
    });
    let primitive = Primitive::CustomVjpCall(Rc::new(CustomVjp {
        name: name.as_str().into(),
        fun,
        fwd,
        num_residuals: Rc::new(move || residuals.get()),
        bwd,
        fwd_name: fwd_name.as_str().into(),
        bwd_name: bwd_name.as_str().into(),
        call_jaxpr: None,
        num_consts: 0,
        symbolic_zeros: false,
    }));
    let outs = lend(vm, || bind(&primitive, &operands))?;
    finish(vm, &call, &operands, outs)
}

fn run_fwd(
    vm: &mut Vm,
    call: &Call,
    fwd: &Py,
    leaves: &[Value],
    count: &Cell<usize>,
    residual_tree: &RefCell<Option<Rc<TreeDef>>>,
) -> PyResult<Vec<Value>> {
    let mut args = call.args.clone();
    for (at, value) in call.diff.iter().zip(call.arguments(vm, leaves)?) {
        args[*at] = value;
    }
    let out = vm.call(fwd, &args)?;
    let pair = match &out {
        Py::Tuple(tuple) if tuple.items.len() == 2 => tuple.items.clone(),
        _ => {
            let (name, text) = (function_name(vm, fwd), vm.str(&out)?);
            let text = text.as_str().unwrap_or_default();
            let of = function_name(vm, &call.function);
            return Err(vm.type_error(format_args!(
                "Custom VJP fwd rule {name} for function {of} must produce a pair (list or tuple of length two) where the \
                 first element represents the primal output (equal to those of the custom_vjp-decorated function {of}) and \
                 the second element represents residuals (i.e. values stored from the forward pass for use on the backward \
                 pass), but instead of a pair the fwd rule {name} produced {text}."
            )));
        }
    };
    let outs = call.outputs(vm, &pair[0])?;
    let (leaves, tree) = tree::flatten(vm, &pair[1], None)?;
    let mut results = values(vm, &leaves)?;
    count.set(results.len());
    *residual_tree.borrow_mut() = Some(tree);
    results.extend(outs);
    Ok(results)
}

fn run_bwd(
    vm: &mut Vm,
    call: &Call,
    bwd: &Py,
    both: &[Value],
    count: usize,
    residual_tree: &RefCell<Option<Rc<TreeDef>>>,
    in_avals: &[Aval],
) -> PyResult<Vec<Value>> {
    let (residuals, cotangents) = both.split_at(count.min(both.len()));
    let tree = residual_tree.borrow().clone().unwrap_or_else(TreeDef::leaf);
    let residuals = rebuild(vm, &tree, residuals.to_vec())?;
    let cotangent = finish(vm, call, &[], cotangents.to_vec())?;
    let mut args = call.nondiff();
    args.extend([residuals, cotangent]);
    let out = vm.call(bwd, &args)?;
    note_source(vm);
    // A list will do where the transformation has made it a tuple.
    let parts = match sequence(&out) {
        Some(parts) if parts.len() == call.in_tree.children.len() => parts,
        _ => return Err(wrong_structure(vm, &out, &call.in_tree)?),
    };
    let mut results = Vec::with_capacity(in_avals.len());
    let mut at = 0;
    for (part, def) in parts.iter().zip(&call.in_tree.children) {
        let avals = &in_avals[at..at + def.num_leaves];
        at += def.num_leaves;
        if part.is_none() {
            for aval in avals {
                results.push(zero_cotangent(vm, aval)?);
            }
            continue;
        }
        let (leaves, _) = tree::flatten(vm, part, None)?;
        if leaves.len() != avals.len() {
            return Err(wrong_structure(vm, &out, &call.in_tree)?);
        }
        let cotangents = values(vm, &leaves)?;
        for (place, (cotangent, aval)) in cotangents.iter().zip(avals).enumerate() {
            let (got, wanted) = (cotangent.aval(), aval.to_tangent());
            if got.shape != wanted.shape && wanted.dtype.is_inexact() {
                let info = crate::jit::source_info(vm, &call.function);
                let output = results.len() + place;
                return Err(vm.value_error(format_args!(
                    "Custom VJP bwd rule attached to {info} must produce an output with the same type as the args tuple of \
                     the primal function, but at output[{output}] the bwd rule produced an output of type {} corresponding \
                     to an input of type {}, so the shapes do not match",
                    got.long(),
                    aval.long()
                )));
            }
        }
        results.extend(cotangents);
    }
    Ok(results)
}

fn wrong_structure(vm: &mut Vm, out: &Py, inputs: &TreeDef) -> PyResult<Raise> {
    let (_, tree) = tree::flatten(vm, out, None)?;
    let (got, wanted) = (tree::text(vm, &tree)?, tree::text(vm, inputs)?);
    Ok(vm.type_error(format_args!(
        "Custom VJP bwd rule must produce an output with the same container (pytree) structure as the args tuple of the \
         primal function, and in particular must produce a tuple of length equal to the number of arguments to the primal \
         function, but got bwd output structure {got} for primal input structure {wanted}."
    )))
}

fn zero_cotangent(vm: &mut Vm, aval: &Aval) -> PyResult<Value> {
    let tangent = aval.to_tangent();
    crate::reenter::run(vm, Vec::new(), || {
        crate::ops::lax::full(
            tangent.shape.clone(),
            &crate::ops::lax::scalar(tangent.dtype, 0.0),
        )
    })
}

fn common(builder: ClassBuilder) -> ClassBuilder {
    builder
        .methods(common_methods::TABLE)
        .getter("__wrapped__", |_, object| {
            Ok(object
                .native::<CustomObject>()
                .map_or(Py::None, |it| it.function.clone()))
        })
        .getter("__name__", |vm, object| {
            match object
                .native::<CustomObject>()
                .map(|it| it.function.clone())
            {
                Some(function) => Ok(Py::str(function_name(vm, &function))),
                None => Ok(Py::None),
            }
        })
}

/// What functions with rules do, of both classes.
#[natives]
mod common_methods {
    use super::*;

    /// The function bound to an instance; the function itself for a class.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(this: &Py, instance: &Py) -> Py {
        if instance.is_none() {
            this.clone()
        } else {
            Py::method(this.clone(), instance.clone())
        }
    }

    /// Rules of the function below are said to this one too.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Py, name: &str) -> PyResult {
        match this.native::<CustomObject>() {
            Some(custom) if name.starts_with("def") => vm.attr(&custom.function, name),
            _ => Err(vm.no_attribute(this, &Name::new(name))),
        }
    }
}

/// What a function with a rule for forward derivatives does.
#[natives(purity = MutatesSelf)]
mod jvp_methods {
    use super::*;

    /// A function whose derivative is what a rule says; `nondiff_argnums` are arguments that the rule gets as they are.
    ///
    /// >>> f = jax.custom_jvp(lambda x: x * x)
    /// >>> rule = f.defjvp(lambda primals, tangents: (f(*primals), 10.0 * tangents[0]))
    /// >>> jax.grad(f)(3.0)
    /// Array(10., dtype=float32, weak_type=True)
    #[native("(cls, fun, nondiff_argnums=(), nondiff_argnames=())", purity = Pure)]
    fn __new__(
        vm: &mut Vm,
        fun: &Py,
        nondiff_argnums: Option<&Py>,
        nondiff_argnames: Option<&Py>,
    ) -> PyResult {
        let class = jax(vm).classes().custom_jvp.clone();
        custom(vm, &class, fun, nondiff_argnums, nondiff_argnames)
    }

    /// Calls the function.
    #[native("(self, /, *args, **kwargs)", purity = Pure)]
    fn __call__(vm: &mut Vm, this: &Py, args: &[Py], kwargs: Keywords) -> PyResult {
        jvp_call(vm, this, args, &kwargs.0)
    }

    /// Sets the rule: of primals and tangents it gives the result and its tangent.
    #[native("(self, jvp, symbolic_zeros=False)")]
    fn defjvp(vm: &mut Vm, this: &Py, jvp: &Py) -> PyResult {
        set_rules(vm, this, vec![jvp.clone()])
    }

    /// Sets a rule for each argument, or `None` where there is no derivative; the tangent is the sum of what they give.
    #[native("(self, *jvps)")]
    fn defjvps(vm: &mut Vm, this: &Py, jvps: &[Py]) -> PyResult<()> {
        if this
            .native::<CustomObject>()
            .is_some_and(|it| !it.nondiff.is_empty())
        {
            return Err(vm.type_error("Can't use ``defjvps`` with ``nondiff_argnums``."));
        }
        let rule = summed::closures::jvp(Summed {
            function: this.clone(),
            rules: jvps.to_vec(),
        });
        set_rules(vm, this, vec![rule])?;
        Ok(())
    }
}

/// The class `custom_jvp`.
pub(crate) fn jvp_class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::new("jax._src.custom_derivatives", "custom_jvp");
    common(builder.methods(jvp_methods::TABLE))
        .getter("jvp", |_, object| {
            let custom = object.native::<CustomObject>();
            let rule = custom.and_then(|it| it.rules.borrow().first().cloned());
            Ok(rule.unwrap_or(Py::None))
        })
        .build(vm)
}

/// What a function with a rule for backward derivatives does.
#[natives(purity = MutatesSelf)]
mod vjp_methods {
    use super::*;

    /// A function whose gradient is what two rules say; `nondiff_argnums` are arguments that the rules get as they are.
    ///
    /// >>> f = jax.custom_vjp(lambda x: x * x)
    /// >>> f.defvjp(lambda x: (f(x), x), lambda x, g: (10.0 * g,))
    /// >>> jax.grad(f)(3.0)
    /// Array(10., dtype=float32, weak_type=True)
    #[native("(cls, fun, nondiff_argnums=(), nondiff_argnames=())", purity = Pure)]
    fn __new__(
        vm: &mut Vm,
        fun: &Py,
        nondiff_argnums: Option<&Py>,
        nondiff_argnames: Option<&Py>,
    ) -> PyResult {
        let class = jax(vm).classes().custom_vjp.clone();
        custom(vm, &class, fun, nondiff_argnums, nondiff_argnames)
    }

    /// Calls the function.
    #[native("(self, /, *args, **kwargs)", purity = Pure)]
    fn __call__(vm: &mut Vm, this: &Py, args: &[Py], kwargs: Keywords) -> PyResult {
        vjp_call(vm, this, args, &kwargs.0)
    }

    /// Sets the rules: `fwd` gives the result and what `bwd` will need, `bwd` of that and the result's cotangent gives a
    /// tuple of the arguments' cotangents.
    #[native("(self, fwd, bwd, symbolic_zeros=False, optimize_remat=False)")]
    fn defvjp(vm: &mut Vm, this: &Py, fwd: &Py, bwd: &Py, symbolic_zeros: bool) -> PyResult<()> {
        let fwd = match symbolic_zeros {
            true => of_primals(vm, this, fwd)?,
            false => fwd.clone(),
        };
        set_rules(vm, this, vec![fwd, bwd.clone()])?;
        Ok(())
    }
}

/// The first rule, as one that is given its arguments with word of whether they are differentiated.
fn of_primals(vm: &mut Vm, object: &Py, fwd: &Py) -> PyResult {
    let custom = object.native::<CustomObject>();
    let fixed = custom.map_or(Vec::new(), |it| it.nondiff.clone());
    let fixed = Py::tuple(fixed.into_iter().map(Py::Int).collect());
    let module = Py::Module(vm.import("jax.custom_derivatives")?);
    let around = vm.attr(&module, "_of_primals")?;
    vm.call(&around, &[fwd.clone(), fixed])
}

/// The class `custom_vjp`.
pub(crate) fn vjp_class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::new("jax._src.custom_derivatives", "custom_vjp");
    common(builder.methods(vjp_methods::TABLE)).build(vm)
}
