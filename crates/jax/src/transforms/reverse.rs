//! Reverse mode: `grad`, `value_and_grad`, `vjp`, `linear_transpose`.

use super::{FlatCall, FlatResult, checks, rebuild, values};
use crate::array::{value_of, wrap};
use crate::convert;
use crate::errors::OrRaise;
use crate::literals::{Given, Numbers};
use crate::ops::lax;
use crate::py::*;
use crate::reenter::lend;
use crate::row::{Call, Callable, HandedOn};
use crate::tree::{self, TreeDef};
use crate::wraps::wrap as wrap_function;
use freezeframe_array::DType;
use freezeframe_base::Lists;
use freezeframe_core::{Aval, DebugInfo, LinearFn, linearize, strip_tangent};
use freezeframe_python::{Arg, FromArg};

/// Which positional arguments are differentiated, and whether one was asked for by a plain int.
#[derive(Clone)]
pub(super) struct Argnums {
    pub numbers: Vec<i64>,
    pub single: bool,
}

impl<'a> FromArg<'a, Call> for Argnums {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let single = sequence(arg.value()).is_none();
        Ok(Self {
            numbers: crate::arg::ints(vm, arg.value())?,
            single,
        })
    }
}

impl Argnums {
    /// The positions for this many arguments.
    pub fn positions(&self, vm: &Vm, count: usize) -> PyResult<Vec<usize>> {
        let text = if self.single {
            self.numbers[0].to_string()
        } else {
            crate::ops::tuple_text(&self.numbers)
        };
        let highest = self.numbers.iter().copied().max().unwrap_or(0);
        if highest >= count as i64 {
            return Err(vm.type_error(format_args!(
                "differentiating with respect to argnums={text} requires at least {} positional arguments to be passed by \
                 the caller, but got only {count} positional arguments.",
                highest + 1
            )));
        }
        let position = |at: &i64| usize::try_from(if *at < 0 { *at + count as i64 } else { *at });
        self.numbers
            .iter()
            .map(position)
            .try_list()
            .map_err(|_| vm.value_error(format_args!("Positional argument indices, e.g. for `argnums`, must have absolute value at most the number of positional arguments, but got {text} for {count} arguments.")))
    }
}

/// The forward pass of reverse mode.
pub(super) struct Forward {
    pub output: Py,
    pub aux: Option<Py>,
    pub linear: LinearFn,
    pub in_tree: Rc<TreeDef>,
    pub out_tree: Rc<TreeDef>,
    pub out_values: Vec<Value>,
}

/// Runs `function` and keeps its linear map with respect to the arguments at `positions`.
pub(super) fn forward(
    vm: &mut Vm,
    function: &Py,
    args: &[Py],
    kwargs: &[(Name, Py)],
    positions: &[usize],
    has_aux: bool,
    numbers: Numbers,
) -> PyResult<Forward> {
    let dynamic = Py::tuple(positions.iter().map(|at| args[*at].clone()).collect());
    let (leaves, in_tree) = tree::flatten(vm, &dynamic, None)?;
    let primals = values(vm, &leaves)?;
    let call = FlatCall {
        function,
        kwargs,
        args,
        dynamic: positions,
        tree: in_tree.clone(),
        has_aux,
    };
    let mut result = FlatResult::default();
    let wanted = vec![true; primals.len()];
    let (out_values, linear) = lend(vm, || {
        linearize(&primals, &wanted, |leaves| {
            crate::reenter::with_vm(|vm| {
                call.call(vm, leaves, &mut result)
                    .map_err(|error| crate::errors::raise(vm, error))
            })
        })
    })?;
    let out_tree = result.tree.unwrap_or_else(TreeDef::leaf);
    let given = Given {
        leaves: &leaves,
        values: &primals,
        numbers,
    };
    let objects = given.objects(vm, out_values.clone(), &result.raw);
    let output = tree::unflatten(vm, &out_tree, &objects)?;
    let aux = match result.aux {
        Some(aux) => Some(without_tangents(vm, &aux, &given)?),
        None => None,
    };
    Ok(Forward {
        output,
        aux,
        linear,
        in_tree,
        out_tree,
        out_values,
    })
}

/// Auxiliary output as it is outside of the differentiation.
pub(super) fn without_tangents(vm: &mut Vm, aux: &Py, given: &Given<'_>) -> PyResult {
    let (leaves, tree) = tree::flatten(vm, aux, None)?;
    let mut plain = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        plain.push(match value_of(&leaf).cloned() {
            Some(value) => given.object(vm, strip_tangent(&value)),
            None => leaf,
        });
    }
    tree::unflatten(vm, &tree, &plain)
}

/// What may be asked of a derivative.
#[derive(Clone)]
pub(super) struct Options {
    pub argnums: Argnums,
    pub has_aux: bool,
    pub holomorphic: bool,
    pub allow_int: bool,
}

/// A result, with the auxiliary output beside it if the function has one.
pub(super) fn beside(result: Py, aux: Option<Py>) -> Py {
    match aux {
        Some(aux) => Py::tuple(vec![result, aux]),
        None => result,
    }
}

/// What a transformed function gives, of its value, its auxiliary output and its gradient.
type Shown = fn(Py, Option<Py>, Py) -> Py;

fn value_and_grad_of(
    vm: &mut Vm,
    function: &Py,
    options: &Options,
    args: &[Py],
    kwargs: &[(Name, Py)],
) -> PyResult<(Py, Option<Py>, Py)> {
    let positions = options.argnums.positions(vm, args.len())?;
    for at in &positions {
        for leaf in tree::leaves(vm, &args[*at])? {
            let Some(value) = convert::arraylike(vm, &leaf)? else {
                let (text, class) = (vm.str_text(&leaf)?, class_text(vm, &leaf));
                return Err(vm.type_error(format_args!(
                    "Argument '{text}' of type {class} is not a valid JAX type."
                )));
            };
            if value.aval().is_ref {
                return Err(vm.type_error(
                    "grad cannot differentiate with respect to a Ref-typed argument, because the gradient for a ref must \
                     itself be accumulated into a ref. Instead, use `jax.vjp` and bind a gradient ref using the returned VJP \
                     function's `with_refs` method. (Ref arguments not selected by grad's argnums are fine: they are treated \
                     as plumbing, and are not differentiated.)",
                ));
            }
            let dtype = value.dtype();
            checks::reverse_input(vm, "grad", options.holomorphic, options.allow_int, dtype)?;
        }
    }
    let forward = forward(
        vm,
        function,
        args,
        kwargs,
        &positions,
        options.has_aux,
        Numbers::Typed,
    )?;
    checks::scalar_output(vm, &forward.output)?;
    let one = match forward.out_values.first() {
        Some(value) => {
            checks::reverse_output(vm, "grad", options.holomorphic, value.dtype())?;
            let like = value.aval();
            lax::constant(
                &Value::known(
                    freezeframe_array::Array::from_scalar(
                        like.dtype,
                        freezeframe_array::Scalar::Int(0),
                    ),
                    like.weak_type,
                ),
                1.0,
            )
        }
        None => {
            return Err(vm.type_error(
                "Gradient only defined for scalar-output functions. Output was None.",
            ));
        }
    };
    let linear = forward.linear;
    let cotangents = lend(vm, || linear.transpose(&[one]))?;
    let tree = rebuild(vm, &forward.in_tree, cotangents)?;
    let grads = sequence(&tree).unwrap_or_default();
    let grad = if options.argnums.single {
        grads.into_iter().next().unwrap_or(Py::None)
    } else {
        Py::tuple(grads)
    };
    Ok((forward.output, forward.aux, grad))
}

/// The transformations.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[member(grad = |_, aux, grad| beside(grad, aux),
        "A function that gives the gradient of `fun`, which gives one number, with respect to the arguments at `argnums`.

        With `has_aux`, `fun` gives a pair of which only the first is differentiated, and so does the result.

        >>> jax.grad(lambda x: x ** 3)(2.0)
        Array(12., dtype=float32, weak_type=True)")]
    #[member(value_and_grad = |value, aux, grad| Py::tuple(vec![beside(value, aux), grad]),
        "A function that gives the pair of what `fun` gives and its gradient.

        >>> jax.value_and_grad(lambda x: x ** 3)(2.0)
        (Array(8., dtype=float32, weak_type=True), Array(12., dtype=float32, weak_type=True))")]
    #[native("(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False, reduce_axes=())")]
    fn gradient(
        vm: &mut Vm,
        member: Shown,
        fun: Callable,
        argnums: Argnums,
        has_aux: bool,
        holomorphic: bool,
        allow_int: bool,
    ) -> Py {
        let options = Options {
            argnums,
            has_aux,
            holomorphic,
            allow_int,
        };
        let function = fun.0.clone();
        wrap_function(vm, fun.0, None, move |vm, args, kwargs| {
            let (value, aux, grad) = value_and_grad_of(vm, &function, &options, &args, &kwargs)?;
            Ok(member(value, aux, grad))
        })
    }

    /// What `fun` gives for the primals, and a function from cotangents of that to cotangents of the primals.
    ///
    /// >>> y, pullback = jax.vjp(lambda x: x ** 3, 2.0)
    /// >>> pullback(1.0)
    /// (Array(12., dtype=float32, weak_type=True),)
    #[native("(fun, *primals, has_aux=False, reduce_axes=(), saveable_args=True, in_nzs=None)")]
    fn vjp(vm: &mut Vm, fun: Callable, has_aux: bool, primals: HandedOn) -> PyResult {
        let primals = primals.items();
        let positions: Vec<usize> = (0..primals.len()).collect();
        let forward = forward(vm, fun.0, primals, &[], &positions, has_aux, Numbers::Typed)?;
        let (linear, in_tree, out_tree) = (forward.linear, forward.in_tree, forward.out_tree);
        let pullback = pullback(vm, fun.0, linear, in_tree, out_tree);
        let mut results = vec![forward.output, pullback];
        results.extend(forward.aux);
        Ok(Py::tuple(results))
    }

    /// The transpose of a linear function, for arguments like these: a function from cotangents to cotangents.
    ///
    /// >>> jax.linear_transpose(lambda x: 3.0 * x, jnp.float32(1))(jnp.float32(2))
    /// (Array(6., dtype=float32),)
    #[native("(fun, *primals, reduce_axes=())")]
    fn linear_transpose(vm: &mut Vm, fun: Callable, primals: HandedOn) -> PyResult {
        let primals = primals.items();
        let mut zeros = Vec::new();
        for primal in primals {
            zeros.push(zeros_like(vm, primal)?);
        }
        let positions: Vec<usize> = (0..zeros.len()).collect();
        let (leaves, in_tree) = tree::flatten(vm, &Py::tuple(zeros.clone()), None)?;
        let in_avals: Vec<Aval> = values(vm, &leaves)?.iter().map(Value::aval).collect();
        let call = FlatCall {
            function: fun.0,
            kwargs: &[],
            args: &zeros,
            dynamic: &positions,
            tree: in_tree.clone(),
            has_aux: false,
        };
        let mut result = FlatResult::default();
        let info = DebugInfo::internal("linear_transpose", "fun");
        // The function's own program is what goes backwards: what is not linear in it has no rule.
        let jaxpr = lend(vm, || {
            freezeframe_core::trace_to_jaxpr(&in_avals, info, |leaves| {
                crate::reenter::with_vm(|vm| {
                    call.call(vm, leaves, &mut result)
                        .map_err(|error| crate::errors::raise(vm, error))
                })
            })
        })?;
        let out_avals = jaxpr.out_avals();
        linear_dtypes(vm, &in_avals, &out_avals)?;
        let linear = LinearFn {
            in_nonzero: vec![true; in_avals.len()],
            out_nonzero: vec![true; out_avals.len()],
            jaxpr: Rc::new(jaxpr),
            in_avals,
            out_avals,
        };
        let out_tree = result.tree.unwrap_or_else(TreeDef::leaf);
        Ok(pullback(vm, fun.0, linear, in_tree, out_tree))
    }
}

/// A TypeError if a function between these avals is none between floats alone, or integers alone.
fn linear_dtypes(vm: &mut Vm, inputs: &[Aval], outputs: &[Aval]) -> PyResult<()> {
    let dtypes = |avals: &[Aval]| -> Vec<DType> { avals.iter().map(|it| it.dtype).collect() };
    let (inputs, outputs) = (dtypes(inputs), dtypes(outputs));
    let mut both = inputs.iter().chain(&outputs);
    let all_inexact = both
        .clone()
        .all(|it| it.is_inexact() || *it == DType::Float0);
    if all_inexact || both.all(|it| it.iinfo().is_some() || *it == DType::Float0) {
        return Ok(());
    }
    let text = |dtypes: &[DType]| {
        let each: Vec<String> = dtypes.iter().map(|it| format!("dtype('{it}')")).collect();
        format!("[{}]", each.join(", "))
    };
    Err(vm.type_error(format_args!(
        "linear_transpose only supports [float, complex, or float0] -> [float, complex, or float0], and integer -> \
         integer functions, but got {} -> {}.",
        text(&inputs),
        text(&outputs)
    )))
}

/// A tree of zeros in the place of arrays and of what describes them.
fn zeros_like(vm: &mut Vm, primal: &Py) -> PyResult {
    let (leaves, tree) = tree::flatten(vm, primal, None)?;
    let mut filled = Vec::new();
    for leaf in &leaves {
        let Some(aval) = crate::avals::aval_of(vm, leaf)? else {
            let class = class_text(vm, leaf);
            return Err(vm.type_error(format_args!(
                "Argument of type {class} is not a valid JAX type"
            )));
        };
        let zero = freezeframe_core::lax::zeros(&aval).or_raise(vm)?;
        filled.push(wrap(vm, zero));
    }
    tree::unflatten(vm, &tree, &filled)
}

/// What is said of a cotangent that is not built as the result is.
#[inline(never)]
fn other_structure(vm: &mut Vm, function: &Py, wanted: &TreeDef, got: &TreeDef) -> PyResult<Raise> {
    let source = crate::jit::source_info(vm, function);
    let mut text = format!(
        "unexpected tree structure.\n\nThe argument to a VJP function returned by `jax.vjp` must match the pytree\nstructure of \
         the differentiated function {source}.\n\nBut the tree structures differ:"
    );
    for it in tree::differences(vm, wanted, got, "pytree leaf")? {
        text += &format!(
            "\n  * out{} was a {} in the original output, but a {} here, so {}.",
            it.path, it.first, it.second, it.explanation
        );
    }
    Ok(vm.value_error(text))
}

/// The function that `vjp` gives: cotangents in, cotangents out.
pub(super) fn pullback(
    vm: &mut Vm,
    function: &Py,
    linear: LinearFn,
    in_tree: Rc<TreeDef>,
    out_tree: Rc<TreeDef>,
) -> Py {
    let linear = Rc::new(linear);
    let name = crate::wraps::function_name(vm, function);
    let differentiated = function.clone();
    wrap_function(
        vm,
        function,
        Some(format!("vjp({name})")),
        move |vm, args, _| {
            let Some(cotangent) = args.first() else {
                return Err(vm.type_error(
                    "VJP.__call__() missing 1 required positional argument: 'out_ct'",
                ));
            };
            let (leaves, tree) = tree::flatten(vm, cotangent, None)?;
            if !tree::same(vm, &tree, &out_tree)? {
                return Err(other_structure(vm, &differentiated, &out_tree, &tree)?);
            }
            let cotangents = values(vm, &leaves)?;
            for (cotangent, aval) in cotangents.iter().zip(&linear.out_avals) {
                let (got, wanted) = (cotangent.aval(), aval.to_tangent());
                if got.shape != wanted.shape
                    || (got.dtype != wanted.dtype
                        && wanted.dtype != freezeframe_array::DType::Float0)
                {
                    return Err(vm.value_error(format_args!(
                    "unexpected JAX type (e.g. shape/dtype) for argument to VJP function: got {}, but expected {} because \
                     the corresponding output of the differentiated function had JAX type {}",
                    got.long(), wanted.long(), aval.long()
                )));
                }
            }
            let linear = linear.clone();
            let results = lend(vm, || linear.transpose(&cotangents))?;
            rebuild(vm, &in_tree, results)
        },
    )
}
