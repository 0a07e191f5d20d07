//! Jacobians: linear maps applied to the standard basis, all at once by `vmap`.

use super::reverse::{Argnums, Options, beside, forward, without_tangents};
use super::{FlatCall, FlatResult, checks, rebuild, values};
use crate::array::wrap;
use crate::literals::{Given, Numbers};
use crate::ops;
use crate::py::*;
use crate::reenter::{lend, run};
use crate::row::{Call, Callable};
use crate::tree::{self, TreeDef};
use crate::wraps::wrap as wrap_function;
use freezeframe_base::Lists;
use freezeframe_core::{AxisData, vmap};

/// A function that gives a Jacobian of one.
type Jacobian = fn(&mut Vm, Py, Options) -> Py;

/// The transformations.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[member(jacfwd = jacfwd_of, "A function that gives the Jacobian of `fun`, computed column by column: cheap where there are few inputs.

        >>> jax.jacfwd(lambda x: x ** 2)(jnp.array([1.0, 2.0]))
        Array([[2., 0.],
               [0., 4.]], dtype=float32)")]
    #[member(hessian = hessian_of, "A function that gives the second derivatives of `fun`.

        >>> jax.hessian(lambda x: x ** 3)(2.0)
        Array(12., dtype=float32, weak_type=True)")]
    #[native("(fun, argnums=0, has_aux=False, holomorphic=False)")]
    fn by_columns(
        vm: &mut Vm,
        member: Jacobian,
        fun: Callable,
        argnums: Argnums,
        has_aux: bool,
        holomorphic: bool,
    ) -> Py {
        let options = Options {
            argnums,
            has_aux,
            holomorphic,
            allow_int: false,
        };
        member(vm, fun.0.clone(), options)
    }

    /// A function that gives the Jacobian of `fun`, computed row by row: cheap where there are few outputs.
    ///
    /// >>> jax.jacrev(lambda x: x ** 2)(jnp.array([1.0, 2.0]))
    /// Array([[2., 0.],
    ///        [0., 4.]], dtype=float32)
    #[native(
        "(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False)",
        aliases("jacobian")
    )]
    fn jacrev(
        vm: &mut Vm,
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
        jacrev_of(vm, fun.0.clone(), options)
    }
}

/// The standard basis of these leaves: for each leaf an array with the basis as its first axis.
fn basis(vm: &mut Vm, leaves: &[Value]) -> PyResult<(Vec<Value>, usize)> {
    let sizes: Vec<usize> = leaves.iter().map(|leaf| leaf.shape().size()).collect();
    let total: usize = sizes.iter().sum();
    let leaves = leaves.to_vec();
    let parts = run(vm, Vec::new(), || {
        let (dtype, _) = ops::promote::result_type(&leaves)?;
        let eye = ops::creation::eye(total, total, 0, dtype)?;
        split(&eye, &sizes, 1)?
            .into_iter()
            .zip(&leaves)
            .map(|(part, leaf)| {
                let dims: Vec<usize> = std::iter::once(total)
                    .chain(leaf.shape().iter().copied())
                    .list();
                let part = ops::lax::reshape(&part, dims)?;
                typed_as(&part, &leaf.aval())
            })
            .try_list()
    })?;
    Ok((parts, total))
}

fn split(x: &Value, sizes: &[usize], axis: usize) -> Result<Vec<Value>, Error> {
    let primitive = freezeframe_core::Primitive::Split {
        sizes: freezeframe_core::Ints::numpy(sizes.to_vec()),
        axis,
    };
    freezeframe_core::bind(&primitive, std::slice::from_ref(x))
}

/// Applies a linear map to a basis, over its first axis.
fn over_basis(
    vm: &mut Vm,
    basis: &[Value],
    size: usize,
    out_axis: impl Fn(&Value) -> usize,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>, Error>,
) -> PyResult<Vec<Value>> {
    let in_axes = vec![Some(0); basis.len()];
    let axis = AxisData { name: None, size };
    lend(vm, || {
        vmap(
            basis,
            &in_axes,
            axis,
            &mut |outs, _| Ok(outs.iter().map(|out| Some(out_axis(out))).collect()),
            f,
        )
    })
}

/// The array with this dtype, weak or not as it is there: also where that is all that changes, which a jaxpr shows.
fn typed_as(x: &Value, like: &Aval) -> Result<Value, Error> {
    let is_weak_now = x.dtype() == like.dtype && like.weak_type && !x.weak_type();
    if !is_weak_now || matches!(x, Value::Concrete { .. }) {
        return ops::lax::convert_weak(x, like.dtype, like.weak_type);
    }
    let primitive = freezeframe_core::Primitive::ConvertElementType {
        new_dtype: like.dtype,
        weak_type: true,
    };
    freezeframe_core::bind1(&primitive, std::slice::from_ref(x))
}

/// Cuts the basis axis of one array into the shapes of the leaves; the parts have the dtype of `like`.
fn unravel(
    vm: &mut Vm,
    x: &Value,
    leaves: &[Aval],
    axis: usize,
    like: &Aval,
) -> PyResult<Vec<Value>> {
    let sizes: Vec<usize> = leaves.iter().map(Aval::size).collect();
    run(vm, Vec::new(), || {
        let parts = split(x, &sizes, axis)?;
        let whole = x.shape();
        let (before, after) = (whole[..axis].to_vec(), whole[axis + 1..].to_vec());
        parts
            .into_iter()
            .zip(leaves)
            .map(|(part, leaf)| {
                let dims: Vec<usize> = before
                    .iter()
                    .chain(leaf.shape.iter())
                    .chain(&after)
                    .copied()
                    .list();
                let part = ops::lax::reshape(&part, dims)?;
                let part = match part.dtype().is_complex() && !like.dtype.is_complex() {
                    true => ops::elementwise::real(&part)?,
                    false => part,
                };
                typed_as(&part, like)
            })
            .try_list()
    })
}

fn pick(options: &Options, trees: Py) -> Py {
    if options.argnums.single {
        sequence(&trees)
            .and_then(|it| it.into_iter().next())
            .unwrap_or(Py::None)
    } else {
        trees
    }
}

fn jacfwd_of(vm: &mut Vm, function: Py, options: Options) -> Py {
    wrap_function(vm, &function.clone(), None, move |vm, args, kwargs| {
        let positions = options.argnums.positions(vm, args.len())?;
        let dynamic = Py::tuple(positions.iter().map(|at| args[*at].clone()).collect());
        let (leaves, in_tree) = tree::flatten(vm, &dynamic, None)?;
        let primals = values(vm, &leaves)?;
        for primal in &primals {
            checks::forward_input(vm, options.holomorphic, primal.dtype())?;
        }
        let call = FlatCall {
            function: &function,
            kwargs: &kwargs,
            args: &args,
            dynamic: &positions,
            tree: in_tree.clone(),
            has_aux: options.has_aux,
        };
        let mut result = FlatResult::default();
        let (basis, size) = basis(vm, &primals)?;
        let mut outs: Vec<Aval> = Vec::new();
        // The function runs once, with all tangents as one batch.
        let columns = over_basis(vm, &basis, size, Value::ndim, |tangents| {
            let run = |leaves: &[Value]| {
                crate::reenter::with_vm(|vm| {
                    let outs = call.call(vm, leaves, &mut result);
                    outs.map_err(|error| crate::errors::raise(vm, error))
                })
            };
            let (values, columns) = freezeframe_core::jvp(&primals, tangents, run)?;
            outs = values.iter().map(Value::aval).collect();
            Ok(columns)
        })?;
        let out_tree = result.tree.unwrap_or_else(TreeDef::leaf);
        let aux = match result.aux {
            Some(aux) => {
                let given = Given {
                    leaves: &leaves,
                    values: &primals,
                    numbers: Numbers::Plain,
                };
                Some(without_tangents(vm, &aux, &given)?)
            }
            None => None,
        };
        let avals: Vec<Aval> = primals.iter().map(Value::aval).collect();
        let mut rows = Vec::with_capacity(columns.len());
        for (column, out) in columns.iter().zip(&outs) {
            let parts = unravel(vm, column, &avals, column.ndim().saturating_sub(1), out)?;
            let tree = rebuild(vm, &in_tree, parts)?;
            rows.push(pick(&options, tree));
        }
        let jacobian = tree::unflatten(vm, &out_tree, &rows)?;
        Ok(beside(jacobian, aux))
    })
}

fn hessian_of(vm: &mut Vm, function: Py, options: Options) -> Py {
    let inner = jacrev_of(vm, function, options.clone());
    jacfwd_of(vm, inner, options)
}

fn jacrev_of(vm: &mut Vm, function: Py, options: Options) -> Py {
    wrap_function(vm, &function.clone(), None, move |vm, args, kwargs| {
        let positions = options.argnums.positions(vm, args.len())?;
        for at in &positions {
            for leaf in tree::leaves(vm, &args[*at])? {
                let dtype = crate::convert::jax_value(vm, &leaf)?.dtype();
                checks::reverse_input(vm, "jacrev", options.holomorphic, options.allow_int, dtype)?;
            }
        }
        let forward = forward(
            vm,
            &function,
            &args,
            &kwargs,
            &positions,
            options.has_aux,
            Numbers::Typed,
        )?;
        for value in &forward.out_values {
            checks::reverse_output(vm, "jacrev", options.holomorphic, value.dtype())?;
        }
        let (basis, size) = basis(vm, &forward.out_values)?;
        let linear = forward.linear;
        let rows = over_basis(
            vm,
            &basis,
            size,
            |_| 0,
            |cotangents| linear.transpose(cotangents),
        )?;
        let avals: Vec<Aval> = forward.out_values.iter().map(Value::aval).collect();
        // For each argument leaf the parts by output leaf; then turned round.
        let mut parts = Vec::with_capacity(rows.len());
        for (row, input) in rows.iter().zip(&linear.in_avals) {
            parts.push(unravel(vm, row, &avals, 0, input)?);
        }
        let jacobian = assemble(vm, &forward.out_tree, &forward.in_tree, &parts, &options)?;
        Ok(beside(jacobian, forward.aux))
    })
}

fn assemble(
    vm: &mut Vm,
    out: &TreeDef,
    inputs: &TreeDef,
    parts: &[Vec<Value>],
    options: &Options,
) -> PyResult {
    let mut trees = Vec::with_capacity(out.num_leaves);
    for at in 0..out.num_leaves {
        let leaves: Vec<Py> = parts.iter().map(|row| wrap(vm, row[at].clone())).collect();
        let tree = tree::unflatten(vm, inputs, &leaves)?;
        trees.push(pick(options, tree));
    }
    tree::unflatten(vm, out, &trees)
}
