//! Windows of signals, and polynomials.

use super::{parts, sets};
use crate::ops::windows::{self, Window};
use crate::ops::{R, polynomials as poly, promote, shape};
use crate::py::*;
use crate::row::{Call, Facts, Outcome};

/// Windows and angles.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[member(bartlett = Window::Bartlett, "So many numbers that rise in a line from 0 to 1 and fall again.

        >>> jnp.bartlett(5)
        Array([0. , 0.5, 1. , 0.5, 0. ], dtype=float32)")]
    #[member(blackman = Window::Blackman, "So many numbers that rise and fall as a sum of two cosines, from almost 0 to 1.

        >>> jnp.blackman(3)
        Array([-1.4901161e-08,  9.9999994e-01, -1.4901161e-08], dtype=float32)")]
    #[member(hamming = Window::Hamming, "So many numbers that rise and fall as a cosine from 0.08 to 1.

        >>> jnp.hamming(3)
        Array([0.08000001, 1.        , 0.08000001], dtype=float32)")]
    #[member(hanning = Window::Hanning, "So many numbers that rise and fall as a cosine from 0 to 1.

        >>> jnp.hanning(3)
        Array([0., 1., 0.], dtype=float32)")]
    #[native("(M)")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn of_length(M: i64, member: Window) -> R {
        windows::window(member, M)
    }

    /// So many numbers of the window of Kaiser, which is the narrower the larger `beta` is.
    ///
    /// >>> jnp.kaiser(3, 2.0).round(3)
    /// Array([0.439, 1.   , 0.439], dtype=float32)
    #[native("(M, beta)", facts = Facts::NONE.checking())]
    #[expect(non_snake_case, reason = "Python's name")]
    fn kaiser(M: i64, beta: &Value) -> R {
        windows::kaiser(M, beta)
    }

    /// The modified Bessel function of the first kind and order 0.
    ///
    /// >>> jnp.i0(jnp.array([0.0, 1.0])).round(3)
    /// Array([1.   , 1.266], dtype=float32)
    #[native("(x)")]
    fn i0(x: &Value) -> R {
        windows::i0(x)
    }

    /// Angles, or what else repeats after `period`, along `axis`, with the jumps that are larger than half a period taken out.
    ///
    /// >>> jnp.unwrap(jnp.array([0.0, 3.0, 6.0, 0.5]), period=6)
    /// Array([0. , 3. , 6. , 6.5], dtype=float32)
    #[native("(p, discont=None, axis=-1, period=?)")]
    fn unwrap(p: &Value, discont: Option<Value>, axis: i64, period: Option<Value>) -> R {
        windows::unwrap(p, discont.as_ref(), axis, period.as_ref())
    }

    #[member(polyadd = poly::add, "The sum of two polynomials, given by their coefficients, that of the highest power first.

        >>> jnp.polyadd(jnp.array([1, 2]), jnp.array([5, 4, 3]))
        Array([5, 5, 5], dtype=int32)")]
    #[member(polysub = poly::subtract, "The difference of two polynomials, given by their coefficients, that of the highest power first.

        >>> jnp.polysub(jnp.array([1, 2]), jnp.array([5, 4, 3]))
        Array([-5, -3, -1], dtype=int32)")]
    #[native("(a1, a2)")]
    fn of_two(a1: &Value, a2: &Value, member: fn(&Value, &Value) -> R) -> R {
        member(a1, a2)
    }

    /// The product of two polynomials; zeros in front are left out if that is asked for.
    ///
    /// >>> jnp.polymul(jnp.array([1, 2]), jnp.array([3, 4]))
    /// Array([ 3., 10.,  8.], dtype=float32)
    #[native("(a1, a2, *, trim_leading_zeros=False)", facts = Facts::NONE.checking())]
    fn polymul(vm: &mut Vm, a1: &Value, a2: &Value, trim_leading_zeros: bool) -> Outcome {
        let mut both = promote::promote_inexact(&[a1.clone(), a2.clone()])?;
        let long = both
            .iter()
            .any(|it| it.shape().first().is_some_and(|n| *n > 1));
        if trim_leading_zeros && long {
            for value in &mut both {
                *value = sets::trimmed(vm, value, "f", &[0])?;
            }
        }
        Ok(poly::multiply(&both[0], &both[1])?)
    }

    /// What a polynomial gives divided by another, and the rest.
    ///
    /// >>> jnp.polydiv(jnp.array([1.0, 3.0, 5.0]), jnp.array([1.0, 1.0]))
    /// (Array([1., 2.], dtype=float32), Array([0., 0., 3.], dtype=float32))
    #[native("(u, v, *, trim_leading_zeros=False)", facts = Facts::NONE.checking())]
    fn polydiv(
        vm: &mut Vm,
        u: &Value,
        v: &Value,
        trim_leading_zeros: bool,
    ) -> Outcome<(Value, Value)> {
        let (quotient, mut rest) = poly::divide(u, v)?;
        if trim_leading_zeros {
            rest = sets::trimmed_small(vm, &rest)?;
        }
        Ok((quotient, rest))
    }

    /// The integral of a polynomial, `m` times; `k` are the constants that come in.
    ///
    /// >>> jnp.polyint(jnp.array([6.0, 2.0]))
    /// Array([3., 2., 0.], dtype=float32)
    #[native("(p, m=1, k=None)")]
    fn polyint(p: &Value, m: i64, k: Option<Value>) -> R {
        poly::integrate(p, m, k.as_ref())
    }

    /// The derivative of a polynomial, `m` times.
    ///
    /// >>> jnp.polyder(jnp.array([3.0, 2.0, 1.0]))
    /// Array([6., 2.], dtype=float32)
    #[native("(p, m=1)")]
    fn polyder(p: &Value, m: i64) -> R {
        poly::differentiate(p, m)
    }

    /// The polynomial with these zeros, and 1 as its first coefficient.
    ///
    /// >>> jnp.poly(jnp.array([1.0, 2.0]))
    /// Array([ 1., -3.,  2.], dtype=float32)
    #[native("(seq_of_zeros)", name = "poly")]
    fn polynomial_of(seq_of_zeros: &Value) -> R {
        poly::of_zeros(seq_of_zeros)
    }

    /// The array with `axis` moved so that it stands before the axis `start`.
    ///
    /// >>> jnp.rollaxis(jnp.zeros((2, 3, 4)), 2).shape
    /// (4, 2, 3)
    #[native("(a, axis, start=0)")]
    fn rollaxis(axis: i64, start: i64, a: &Value) -> R {
        crate::ops::running::rollaxis(a, axis, start)
    }

    /// The array cut along its third axis.
    ///
    /// >>> [part.shape for part in jnp.dsplit(jnp.zeros((2, 3, 4)), 2)]
    /// [(2, 3, 2), (2, 3, 2)]
    #[native("(ary, indices_or_sections)", facts = Facts::NONE.checking())]
    fn dsplit(ary: &Value, indices_or_sections: parts::Cuts) -> R<crate::row::ListOf> {
        indices_or_sections.apply(ary, 2, false)
    }

    /// Arrays put together as nested lists say: those in the innermost lists side by side.
    ///
    /// >>> x = jnp.array([[1]])
    /// >>> jnp.block([[x, x], [x, x + 1]])
    /// Array([[1, 1],
    ///        [1, 2]], dtype=int32)
    #[native("(arrays)")]
    fn block(arrays: Blocks) -> R {
        let Blocks(tree, leaves) = arrays;
        crate::ops::jitted("block", &format!("{tree:?}"), &leaves, |leaves| {
            Ok(joined(&tree, leaves)?.0)
        })
    }
}

/// How the arrays of `jnp.block` are nested; a leaf is the number of an array.
#[derive(Debug)]
enum Tree {
    Leaf(usize),
    List(Vec<Tree>),
}

/// The nested lists of `jnp.block`, and the arrays in them.
pub(crate) struct Blocks(Tree, Vec<Value>);

impl<'a> freezeframe_python::FromArg<'a, Call> for Blocks {
    fn from_arg(vm: &mut Vm, arg: freezeframe_python::Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let mut leaves = Vec::new();
        let tree = nested(vm, arg, arg.value(), call, &mut leaves)?;
        Ok(Self(tree, leaves))
    }
}

fn nested(
    vm: &mut Vm,
    arg: freezeframe_python::Arg,
    value: &Py,
    call: &mut Call,
    leaves: &mut Vec<Value>,
) -> PyResult<Tree> {
    match value {
        Py::Tuple(_) => {
            let mut texts = Vec::new();
            for item in sequence(value).unwrap_or_default().iter() {
                let item = crate::convert::argument(vm, crate::row::Place::of(arg), item)?;
                texts.push(format!("JitTracer({})", item.aval()));
            }
            let text = crate::ops::tuple_text(&texts);
            Err(vm.value_error(format_args!(
                "jax.numpy.block does not allow tuples, got {text}"
            )))
        }
        Py::List(list) => {
            let items = list.items.borrow().clone();
            if items.is_empty() {
                return Err(vm.value_error("jax.numpy.block does not allow empty list arguments"));
            }
            let mut trees = Vec::new();
            for item in &items {
                trees.push(nested(vm, arg, item, call, leaves)?);
            }
            Ok(Tree::List(trees))
        }
        _ => {
            let array = crate::convert::argument(vm, crate::row::Place::of(arg), value)?;
            call.operand(&array, arg.taint());
            leaves.push(array);
            Ok(Tree::Leaf(leaves.len() - 1))
        }
    }
}

/// What a part of the nested lists gives, and how deep lists go in it, plus one.
fn joined(tree: &Tree, leaves: &[Value]) -> R<(Value, usize)> {
    let trees = match tree {
        Tree::Leaf(at) => return Ok((leaves[*at].clone(), 1)),
        Tree::List(trees) => trees,
    };
    let mut parts = Vec::new();
    let mut depth = None;
    for tree in trees {
        let (part, own) = joined(tree, leaves)?;
        if depth.is_some_and(|depth| depth != own) {
            return Err(Error::value_error(
                "Mismatched list depths in jax.numpy.block",
            ));
        }
        depth = Some(own);
        parts.push(part);
    }
    let depth = depth.unwrap_or(1);
    let rank = parts.iter().map(Value::ndim).fold(depth, usize::max);
    for part in &mut parts {
        *part = promote::to_rank(part, rank)?;
    }
    Ok((
        shape::concatenate(&parts, Some(-(depth as i64)))?,
        depth + 1,
    ))
}
