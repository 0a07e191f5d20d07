//! What goes on along an axis, and the bits of numbers.

use crate::ops::reduce::Options;
use crate::ops::{R, bits, running};
use crate::py::*;
use crate::row::{Axes, Call, Facts, Several};
use freezeframe_array::DType;
use freezeframe_core::CumulativeOp;
use freezeframe_python::{Arg, FromArg};

/// Accumulations, partial orders, extrema and bits.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[member(nancumsum = (CumulativeOp::Sum, 0.0), "The sums of the elements up to each place along `axis`, or of all in a row; NaN counts as zero.

        >>> jnp.nancumsum(jnp.array([1.0, jnp.nan, 2.0]))
        Array([1., 1., 3.], dtype=float32)")]
    #[member(nancumprod = (CumulativeOp::Prod, 1.0), "The products of the elements up to each place along `axis`, or of all in a row; NaN counts as one.

        >>> jnp.nancumprod(jnp.array([2.0, jnp.nan, 3.0]))
        Array([2., 2., 6.], dtype=float32)")]
    #[native("(a, axis=None, dtype=None, out=None)")]
    fn without_nan(
        row: &'static Entry,
        a: &Value,
        axis: Option<i64>,
        dtype: Option<DType>,
        member: (CumulativeOp, f64),
    ) -> R {
        running::nan_cumulative(row.name, member.0, member.1, a, axis, dtype)
    }

    #[member(cumulative_sum = CumulativeOp::Sum, "The sums of the elements up to each place along `axis`, with a zero in front if `include_initial`.

        >>> jnp.cumulative_sum(jnp.array([1, 2, 3]), include_initial=True)
        Array([0, 1, 3, 6], dtype=int32)")]
    #[member(cumulative_prod = CumulativeOp::Prod, "The products of the elements up to each place along `axis`, with a one in front if `include_initial`.

        >>> jnp.cumulative_prod(jnp.array([1, 2, 3]))
        Array([1, 2, 6], dtype=int32)")]
    #[native(
        "(x, /, *, axis=None, dtype=None, include_initial=False)",
        facts = Facts::NONE.checking()
    )]
    fn accumulated(
        x: &Value,
        axis: Option<i64>,
        dtype: Option<DType>,
        include_initial: bool,
        member: CumulativeOp,
    ) -> R {
        running::cumulative(member, x, axis, dtype, include_initial)
    }

    #[member(nanargmax = true, "Where the largest element along `axis` stands, or among all, NaN left out; -1 where there is only NaN.

        >>> jnp.nanargmax(jnp.array([jnp.nan, 1.0, 3.0]))
        Array(2, dtype=int32)")]
    #[member(nanargmin = false, "Where the smallest element along `axis` stands, or among all, NaN left out; -1 where there is only NaN.

        >>> jnp.nanargmin(jnp.array([jnp.nan, 1.0, 3.0]))
        Array(1, dtype=int32)")]
    #[native("(a, axis=None, out=None, keepdims=None)", facts = Facts::NONE.checking())]
    fn arg_without_nan(a: &Value, axis: Option<i64>, keepdims: Option<bool>, member: bool) -> R {
        running::nan_arg(member, a, axis, keepdims.unwrap_or(false))
    }

    /// The smallest and the largest element along `axis`, or of all.
    ///
    /// >>> jnp.minmax(jnp.array([3, 1, 2]))
    /// (Array(1, dtype=int32), Array(3, dtype=int32))
    #[native(
        "(a, axis=None, out=None, keepdims=False, initial=None, where=None)",
        facts = Facts::NONE.checking()
    )]
    fn minmax(
        a: &Value,
        axis: Axes,
        keepdims: bool,
        initial: Ends,
        r#where: Option<Value>,
    ) -> R<(Value, Value)> {
        let options = |initial: Option<Value>| Options {
            axes: axis.0.clone(),
            keepdims,
            initial,
            mask: r#where.clone(),
            ..Options::default()
        };
        running::minmax(a, &options(initial.0), &options(initial.1))
    }

    /// The differences of neighbors among all elements in a row, with other numbers before and behind them.
    ///
    /// >>> jnp.ediff1d(jnp.array([1, 4, 9]), to_end=0)
    /// Array([3, 5, 0], dtype=int32)
    #[native("(ary, to_end=None, to_begin=None)")]
    fn ediff1d(ary: &Value, to_end: Option<Value>, to_begin: Option<Value>) -> R {
        running::ediff1d(ary, to_end.as_ref(), to_begin.as_ref())
    }

    /// The `kth` element along `axis` where it is in order, all smaller ones before it and all larger ones behind it.
    ///
    /// >>> jnp.partition(jnp.array([5, 1, 4, 2]), 1)
    /// Array([1, 2, 5, 4], dtype=int32)
    #[native("(a, kth, axis=-1)")]
    fn partition(kth: i64, axis: i64, a: &Value) -> R {
        running::partition(a, kth, axis)
    }

    /// The places of the elements in the order in which `partition` puts them, up to the order of those behind.
    ///
    /// >>> jnp.argpartition(jnp.array([5, 1, 4, 2]), 1)
    /// Array([1, 3, 0, 2], dtype=int32)
    #[native("(a, kth, axis=-1)")]
    fn argpartition(kth: i64, axis: i64, a: &Value) -> R {
        running::argpartition(a, kth, axis)
    }

    /// The `k` largest elements along `axis` in order, or the smallest, and where they stand.
    ///
    /// >>> jnp.top_k(jnp.array([5, 1, 4]), 2)
    /// [Array([5, 4], dtype=int32), Array([0, 2], dtype=int32)]
    #[native("(a, k, /, *, axis=-1, mode='largest', sorted=True)")]
    fn top_k(k: i64, axis: i64, mode: &str, a: &Value) -> R<Several> {
        if mode != "largest" && mode != "smallest" {
            return Err(Error::value_error(format_args!(
                "mode must be 'largest' or 'smallest', got '{mode}'"
            )));
        }
        let largest = mode == "largest";
        let found = running::numpy_top_k(a, k, axis, largest)?;
        Ok(if largest {
            Several::List(found)
        } else {
            Several::Tuple(found)
        })
    }

    /// The elements along the last axis in order, as complex numbers.
    ///
    /// >>> jnp.sort_complex(jnp.array([2.0, 1.0]))
    /// Array([1.+0.j, 2.+0.j], dtype=complex64)
    #[native("(a)")]
    fn sort_complex(a: &Value) -> R {
        running::sort_complex(a)
    }

    #[member(
        matvec = true,
        "The product of a matrix and a vector; of stacks of them, one for each pair.

        >>> jnp.matvec(jnp.array([[1, 2], [3, 4]]), jnp.array([1, 10]))
        Array([21, 43], dtype=int32)"
    )]
    #[member(
        vecmat = false,
        "The product of a vector, conjugate, and a matrix; of stacks of them, one for each pair.

        >>> jnp.vecmat(jnp.array([1, 10]), jnp.array([[1, 2], [3, 4]]))
        Array([31, 42], dtype=int32)"
    )]
    #[native("(x1, x2, /)")]
    fn matrix_and_vector(x1: &Value, x2: &Value, member: bool) -> R {
        running::matrix_vector(x1, x2, member)
    }

    /// Bytes whose bits say which elements along `axis`, or of all in a row, are not zero.
    ///
    /// >>> jnp.packbits(jnp.array([1, 0, 0, 0, 0, 0, 0, 1]))
    /// Array([129], dtype=uint8)
    #[native("(a, axis=None, bitorder='big')")]
    fn packbits(axis: Option<i64>, bitorder: &str, a: &Value) -> R {
        bits::pack(a, axis, is_little(bitorder)?)
    }

    /// The bits of bytes along `axis`, or of all in a row, as zeros and ones; `count` of them.
    ///
    /// >>> jnp.unpackbits(jnp.array([129], dtype='uint8'))
    /// Array([1, 0, 0, 0, 0, 0, 0, 1], dtype=uint8)
    #[native("(a, axis=None, count=None, bitorder='big')")]
    fn unpackbits(axis: Option<i64>, count: Option<i64>, bitorder: &str, a: &Value) -> R {
        bits::unpack(a, axis, count, is_little(bitorder)?)
    }

    /// What is behind the point of each number, and what is before it.
    ///
    /// >>> jnp.modf(jnp.array([1.5, -2.25]))
    /// (Array([ 0.5 , -0.25], dtype=float32), Array([ 1., -2.], dtype=float32))
    #[native("(x, /, out=None)")]
    fn modf(x: &Value) -> R<Vec<Value>> {
        bits::modf(x)
    }

    /// Each number as a fraction from 1/2 up to 1 times a power of two: the fraction, and the exponent.
    ///
    /// >>> jnp.frexp(jnp.array([1.0, 10.0]))
    /// (Array([0.5  , 0.625], dtype=float32), Array([1, 4], dtype=int32))
    #[native("(x, /)")]
    fn frexp(x: &Value) -> R<Vec<Value>> {
        bits::frexp(x)
    }

    /// `x1 * 2**x2`, where `x2` are integers.
    ///
    /// >>> jnp.ldexp(jnp.array([0.5, 0.625]), jnp.array([1, 4]))
    /// Array([ 1., 10.], dtype=float32)
    #[native("(x1, x2, /)")]
    fn ldexp(x1: &Value, x2: &Value) -> R {
        bits::ldexp(x1, x2)
    }

    /// The distance of each number to the next one away from zero.
    ///
    /// >>> jnp.spacing(1.0)
    /// Array(1.1920929e-07, dtype=float32)
    #[native("(x, /)")]
    fn spacing(x: &Value) -> R {
        bits::spacing(x)
    }

    #[member(
        iscomplex = true,
        "Whether each element has an imaginary part.

        >>> jnp.iscomplex(jnp.array([1, 2j]))
        Array([False,  True], dtype=bool)"
    )]
    #[member(
        isreal = false,
        "Whether each element has no imaginary part.

        >>> jnp.isreal(jnp.array([1, 2j]))
        Array([ True, False], dtype=bool)"
    )]
    #[native("(x)")]
    fn imaginary(x: &Value, member: bool) -> R {
        bits::has_imaginary_part(x, member)
    }
}

fn is_little(bitorder: &str) -> R<bool> {
    match bitorder {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(Error::value_error(
            "'order' must be either 'little' or 'big'",
        )),
    }
}

/// Where an extremum starts: one number for the smallest and the largest, or a pair.
pub(crate) struct Ends(Option<Value>, Option<Value>);

impl<'a> FromArg<'a, Call> for Ends {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        match arg.some() {
            None => Ok(Self(None, None)),
            Some(Py::Tuple(_)) => {
                let mut both = call.arrays(vm, arg)?.into_iter();
                Ok(Self(both.next(), both.next()))
            }
            Some(_) => {
                let one = call.array(vm, arg)?;
                Ok(Self(Some(one.clone()), Some(one)))
            }
        }
    }
}
