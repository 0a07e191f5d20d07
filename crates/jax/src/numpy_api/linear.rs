//! `jax.numpy.linalg`.

use crate::arg::{self, array1, array2};
use crate::ops::{linalg, shape};
use crate::py::*;

fn norm(vm: &mut Vm, args: Args) -> PyResult {
    let ord = match args.some(1).cloned() {
        Some(Py::Str(name)) if name.as_str() == "fro" => None,
        Some(Py::Str(name)) => {
            return Err(vm.value_error(format_args!(
                "Invalid order '{}' for matrix norm.",
                name.as_str()
            )));
        }
        Some(ord) => Some(vm.float(&ord)?),
        None => None,
    };
    let axes = arg::axes(vm, &args[2].clone())?;
    let keepdims = arg::truth_or(vm, args, 3, false)?;
    array1(vm, args, "norm", |x| {
        linalg::norm(x, ord, axes.as_deref(), keepdims)
    })
}

const TABLE: &[Entry] = &[
    pure("norm", "(x, ord=None, axis=None, keepdims=False)", norm),
    pure(
        "vector_norm",
        "(x, /, *, axis=None, keepdims=False, ord=2)",
        |vm, args| {
            let inner = ArgValues::of(vec![
                args[0].clone(),
                args[3].clone(),
                args[1].clone(),
                args[2].clone(),
            ]);
            norm(vm, inner.view())
        },
    ),
    pure(
        "cholesky",
        "(a, *, upper=False, symmetrize_input=True)",
        |vm, args| {
            let upper = arg::truth_or(vm, args, 1, false)?;
            array1(vm, args, "cholesky", |x| {
                let factor = linalg::cholesky(x, true)?;
                if upper {
                    shape::swapaxes(&factor, -1, -2)
                } else {
                    Ok(factor)
                }
            })
        },
    ),
    pure("solve", "(a, b)", |vm, args| {
        array2(vm, args, "solve", linalg::solve)
    }),
    pure("inv", "(a)", |vm, args| {
        array1(vm, args, "inv", linalg::inv)
    }),
    pure("det", "(a)", |vm, args| {
        array1(vm, args, "det", linalg::det)
    }),
    pure("matrix_power", "(a, n)", |vm, args| {
        let n = vm.int(&args[1])?;
        array1(vm, args, "matrix_power", |x| linalg::matrix_power(x, n))
    }),
    pure("matmul", "(a, b, /, *, precision=None)", |vm, args| {
        array2(vm, args, "matmul", |x, y| linalg::matmul(x, y, None))
    }),
    pure("outer", "(x1, x2, /)", |vm, args| {
        array2(vm, args, "outer", linalg::outer)
    }),
    pure("cross", "(x1, x2, /, *, axis=-1)", |vm, args| {
        array2(vm, args, "cross", linalg::cross)
    }),
];

/// Fills `jax.numpy.linalg`.
pub(crate) fn init_linalg(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(TABLE);
    Ok(())
}
