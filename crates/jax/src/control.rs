//! Control flow of `jax.lax`: `scan`, `cond`, `switch`, `while_loop`, `fori_loop`, `map`, `associative_scan`.

mod bodies;
mod checks;
mod conditionals;
mod loops;

use crate::py::*;
use crate::row::{Call, HandedOn};
use freezeframe_python::{Arg, Given, Tainted};

/// The functions, as `jax.lax` has them.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// Calls `f(carry, x)` for each slice `x` of the trees `xs` along their first axis: it gives the next carry and an output.
    ///
    /// The result is the last carry, and the outputs stacked. `length` says how many turns there are where `xs` is None.
    ///
    /// >>> lax.scan(lambda total, x: (total + x, total), 0, jnp.array([1, 2, 3]))
    /// (Array(6, dtype=int32), Array([0, 1, 3], dtype=int32, weak_type=True))
    #[native("(f, init, xs=None, length=None, reverse=False, unroll=1, _split_transpose=False)")]
    fn scan(
        vm: &mut Vm,
        f: &Py,
        init: HandedOn,
        xs: HandedOn,
        length: Option<&Py>,
        reverse: bool,
        unroll: &Py,
    ) -> PyResult {
        loops::scan(vm, f, (init.0, xs.0), length, (reverse, unroll))
    }

    /// Calls `body_fun` on a tree again and again, as long as `cond_fun` of it is true.
    ///
    /// >>> lax.while_loop(lambda x: x < 100, lambda x: x * 2, 1)
    /// Array(128, dtype=int32, weak_type=True)
    #[native("(cond_fun, body_fun, init_val)")]
    fn while_loop(vm: &mut Vm, cond_fun: &Py, body_fun: &Py, init_val: HandedOn) -> PyResult {
        loops::while_loop(vm, cond_fun, body_fun, init_val.0)
    }

    /// Calls `body_fun(i, val)` for each number from `lower` up to `upper`, which is not among them; it gives the next value.
    ///
    /// >>> lax.fori_loop(0, 5, lambda i, x: x + i, 0)
    /// Array(10, dtype=int32, weak_type=True)
    #[native("(lower, upper, body_fun, init_val, *, unroll=None)")]
    fn fori_loop(
        vm: &mut Vm,
        lower: Arg,
        upper: Arg,
        body_fun: &Py,
        init_val: HandedOn,
    ) -> PyResult {
        loops::fori_loop(vm, (lower, upper), body_fun, init_val.0)
    }

    /// The outputs of `f` for each slice of the trees `xs` along their first axis, stacked.
    ///
    /// >>> lax.map(lambda x: x ** 2, jnp.array([1, 2, 3]))
    /// Array([1, 4, 9], dtype=int32)
    #[native("(f, xs, *, batch_size=None)")]
    fn map(vm: &mut Vm, f: &Py, xs: HandedOn) -> PyResult {
        loops::map(vm, f, xs.0)
    }

    /// The elements up to each place along an axis combined by a function that is associative; `reverse` begins at the end.
    ///
    /// >>> lax.associative_scan(jnp.add, jnp.array([1, 2, 3]))
    /// Array([1, 3, 6], dtype=int32)
    #[native("(fn, elems, reverse=False, axis=0)")]
    fn associative_scan(
        vm: &mut Vm,
        r#fn: &Py,
        elems: HandedOn,
        reverse: bool,
        axis: i64,
    ) -> PyResult {
        loops::associative_scan(vm, r#fn, elems.0, reverse, axis)
    }

    /// What `true_fun` gives for the operands if `pred` is true, else what `false_fun` gives. Both are traced.
    ///
    /// >>> lax.cond(True, lambda x: x + 1, lambda x: x - 1, 10)
    /// Array(11, dtype=int32, weak_type=True)
    #[native("(pred, true_fun, false_fun, *operands, operand=?)")]
    fn cond(
        vm: &mut Vm,
        pred: Tainted,
        true_fun: &Py,
        false_fun: &Py,
        operands: HandedOn,
        operand: Given,
    ) -> PyResult {
        conditionals::cond(
            vm,
            &pred,
            (true_fun, false_fun),
            operands.items(),
            operand.0,
        )
    }

    /// What the branch of this number gives for the operands. A number beyond the ends counts as the nearest. All branches
    /// are traced.
    ///
    /// >>> lax.switch(1, [lambda x: x, lambda x: x * 10], 5)
    /// Array(50, dtype=int32, weak_type=True)
    #[native("(index, branches, *operands, operand=?)")]
    fn switch(
        vm: &mut Vm,
        index: Tainted,
        branches: &Py,
        operands: HandedOn,
        operand: Given,
    ) -> PyResult {
        conditionals::switch(vm, &index, branches, operands.items(), operand.0)
    }
}
