//! Products: `dot`, `einsum`, `convolve` and their like.

use crate::arg::{self, array2};
use crate::array::wrap;
use crate::convert;
use crate::ops::{linalg, window};
use crate::py::*;
use crate::reenter::run;
use freezeframe_base::Lists;

pub(crate) fn dot(vm: &mut Vm, args: Args) -> PyResult {
    array2(vm, args, "dot", linalg::dot)
}

fn tensordot(vm: &mut Vm, args: Args) -> PyResult {
    match sequence(&args[2]).as_deref() {
        None => {
            let count = vm.int(&args[2])?;
            let count = usize::try_from(count)
                .map_err(|_| vm.type_error("tensordot axes must be non-negative"))?;
            array2(vm, args, "tensordot", |x, y| {
                linalg::tensordot_count(x, y, count)
            })
        }
        Some([a, b]) => {
            let (a, b) = (arg::ints(vm, a)?, arg::ints(vm, b)?);
            array2(vm, args, "tensordot", |x, y| {
                linalg::tensordot(x, y, &a, &b)
            })
        }
        Some(_) => Err(
            vm.type_error("tensordot axes argument must be an int or a pair of sequences of ints")
        ),
    }
}

fn einsum(vm: &mut Vm, args: Args) -> PyResult {
    let Some(subscripts) = args[0].as_str().map(str::to_string) else {
        return Err(vm.not_implemented(
            "jnp.einsum with lists of axes is not implemented; pass a string of subscripts",
        ));
    };
    let mut operands = Vec::new();
    for (at, operand) in args.rest(6).iter().enumerate() {
        operands.push((
            convert::argument(vm, "einsum", at + 1, operand)?,
            Default::default(),
        ));
    }
    let list = arg::values(&operands);
    let result = run(vm, operands, || linalg::einsum(&subscripts, &list))?;
    Ok(wrap(vm, result))
}

fn convolution(vm: &mut Vm, args: Args, name: &str, flip: bool) -> PyResult {
    let mode =
        arg::text(args, 2).unwrap_or_else(|| if flip { "full".into() } else { "valid".into() });
    array2(vm, args, name, |a, v| window::convolve(a, v, &mode, flip))
}

/// The table.
pub(crate) const TABLE: &[Entry] = &[
    pure(
        "dot",
        "(a, b, *, precision=None, preferred_element_type=None, out_sharding=None)",
        dot,
    ),
    pure(
        "matmul",
        "(a, b, *, precision=None, preferred_element_type=None, out_sharding=None)",
        |vm, args| {
            let dtype = arg::dtype(vm, args, 3, "matmul")?;
            array2(vm, args, "matmul", |x, y| linalg::matmul(x, y, dtype))
        },
    ),
    pure(
        "vdot",
        "(a, b, *, precision=None, preferred_element_type=None)",
        |vm, args| array2(vm, args, "vdot", linalg::vdot),
    ),
    pure(
        "vecdot",
        "(x1, x2, /, *, axis=-1, precision=None, preferred_element_type=None)",
        |vm, args| {
            array2(vm, args, "vecdot", |x, y| {
                let product =
                    crate::ops::elementwise::multiply(&crate::ops::elementwise::conj(x)?, y)?;
                let last = product.ndim().saturating_sub(1);
                crate::ops::lax::reduce(freezeframe_core::ReduceOp::Sum, &product, &[last])
            })
        },
    ),
    pure(
        "inner",
        "(a, b, *, precision=None, preferred_element_type=None)",
        |vm, args| array2(vm, args, "inner", linalg::inner),
    ),
    pure("outer", "(a, b, out=None)", |vm, args| {
        array2(vm, args, "outer", linalg::outer)
    }),
    pure("kron", "(a, b)", |vm, args| {
        array2(vm, args, "kron", linalg::kron)
    }),
    pure(
        "cross",
        "(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)",
        |vm, args| array2(vm, args, "cross", linalg::cross),
    ),
    pure(
        "tensordot",
        "(a, b, axes=2, *, precision=None, preferred_element_type=None)",
        tensordot,
    ),
    pure(
        "einsum",
        "(subscripts, /, *operands, out=None, optimize='auto', precision=None, preferred_element_type=None, _dot_general=None)",
        einsum,
    ),
    pure(
        "convolve",
        "(a, v, mode='full', *, precision=None, preferred_element_type=None)",
        |vm, args| convolution(vm, args, "convolve", true),
    ),
    pure(
        "correlate",
        "(a, v, mode='valid', *, precision=None, preferred_element_type=None)",
        |vm, args| convolution(vm, args, "correlate", false),
    ),
    pure("polyval", "(p, x, *, unroll=16)", |vm, args| {
        array2(vm, args, "polyval", window::polyval)
    }),
    pure(
        "gradient",
        "(f, *varargs, axis=None, edge_order=None)",
        |vm, args| {
            let axis = arg::optional_int(vm, args, 1)?;
            let spacing = args.rest(3).first().cloned().unwrap_or(Py::Float(1.0));
            let spacing = convert::argument(vm, "gradient", 1, &spacing)?;
            let operand = arg::array(vm, args, "gradient", 0)?;
            let x = operand.0.clone();
            let axes: Vec<i64> =
                axis.map_or_else(|| (0..x.ndim() as i64).collect(), |axis| vec![axis]);
            let mut results = run(vm, vec![operand], || {
                axes.iter()
                    .map(|axis| window::gradient(&x, &spacing, *axis))
                    .try_list()
            })?;
            if results.len() == 1 {
                return Ok(results.pop().map_or(Py::None, |result| wrap(vm, result)));
            }
            Ok(crate::array::wrap_list(vm, results))
        },
    ),
    pure("trapezoid", "(y, x=None, dx=1.0, axis=-1)", |vm, args| {
        if args.some(1).is_some() {
            return arg::array2(vm, args, "trapezoid", |y, x| {
                use crate::ops::{elementwise as ew, lax};
                let n = y.shape().last().copied().unwrap_or(0);
                let axis = y.ndim().saturating_sub(1);
                let width = crate::ops::shape::diff(x, 1, -1)?;
                let sum = ew::add(
                    &lax::slice_in_dim(y, 1, n, axis)?,
                    &lax::slice_in_dim(y, 0, n.saturating_sub(1), axis)?,
                )?;
                let areas = ew::multiply(&ew::multiply(&width, &sum)?, &lax::constant(&sum, 0.5))?;
                lax::reduce(freezeframe_core::ReduceOp::Sum, &areas, &[axis])
            });
        }
        let dx = convert::argument(vm, "trapezoid", 2, &args[2])?;
        let axis = arg::int_or(vm, args, 3, -1)?;
        arg::array1(vm, args, "trapezoid", |y| window::trapezoid(y, &dx, axis))
    }),
];
