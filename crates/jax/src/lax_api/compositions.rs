//! Functions of `jax.lax` that are made of others.

use super::convolution::{conv_padding, conv_specs};
use crate::named::Kind;
use crate::ops::fft::fft as transform;
use crate::ops::{R, lax, promote, shape};
use crate::py::*;
use crate::row::{Call, Facts, Ints, ListOf, Sizes};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{FftType, Primitive, ReduceOp, bind, bind1};
use freezeframe_python::{Arg, FromArg};

const MODULE: &str = "jax._src.lax.convolution";
const CONV: Kind = Kind(MODULE, "ConvDimensionNumbers", "lhs_spec rhs_spec out_spec");

/// Shapes and elements.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    /// The logarithm in base 2 of each element.
    ///
    /// >>> lax.log2(8.0)
    /// Array(3., dtype=float32, weak_type=True)
    #[native("(x)", facts = Facts::NONE.converting())]
    fn log2(x: &Value) -> R {
        bind1(&Primitive::Log2, std::slice::from_ref(x))
    }

    /// One over each element.
    ///
    /// >>> lax.reciprocal(4.0)
    /// Array(0.25, dtype=float32, weak_type=True)
    #[native("(x)", facts = Facts::NONE.converting())]
    fn reciprocal(x: &Value) -> R {
        lax::integer_pow(x, -1)
    }

    /// `1 - x**2`, exact where `x` is near 1.
    ///
    /// >>> lax.one_minus_square(0.5)
    /// Array(0.75, dtype=float32, weak_type=True)
    #[native("(x)", facts = Facts::NONE.converting())]
    fn one_minus_square(x: &Value) -> R {
        bind1(&Primitive::OneMinusSquare, std::slice::from_ref(x))
    }

    /// Arrays of one shape and dtype as the slices along a new axis.
    ///
    /// >>> lax.stack([jnp.array([1, 2]), jnp.array([3, 4])])
    /// Array([[1, 2],
    ///        [3, 4]], dtype=int32)
    #[native("(arrays, axis=0)", facts = Facts::NONE.converting())]
    fn stack(arrays: &[Value], axis: i64) -> R {
        let dtypes: Vec<DType> = arrays.iter().map(Value::dtype).collect();
        if dtypes.iter().any(|dtype| *dtype != dtypes[0]) {
            let texts: Vec<String> = dtypes.iter().map(ToString::to_string).collect();
            return Err(Error::type_error(format_args!(
                "lax.stack requires arguments to have the same dtypes, got {}.",
                texts.join(", ")
            )));
        }
        shape::stack(arrays, axis)
    }

    /// The slices along an axis, which they do not have any more.
    ///
    /// >>> lax.unstack(jnp.array([[1, 2], [3, 4]]))
    /// (Array([1, 2], dtype=int32), Array([3, 4], dtype=int32))
    #[native("(x, axis=0)", facts = Facts::NONE.converting())]
    fn unstack(axis: i64, x: &Value) -> R<Vec<Value>> {
        shape::unstack(x, axis)
    }

    /// The array cut along an axis into parts of these sizes.
    ///
    /// >>> lax.split(jnp.arange(4), (1, 3))
    /// [Array([0], dtype=int32), Array([1, 2, 3], dtype=int32)]
    #[native("(operand, sizes, axis=0)", facts = Facts::NONE.converting())]
    fn split(sizes: Sizes, axis: i64, operand: &Value) -> R<ListOf> {
        let axis = crate::ops::canonical_axis(axis, operand.ndim())?;
        let primitive = Primitive::Split {
            sizes: sizes.0.into(),
            axis,
        };
        bind(&primitive, std::slice::from_ref(operand)).map(ListOf)
    }

    /// The array side by side with itself, so many times along each axis.
    ///
    /// >>> lax.tile(jnp.array([1, 2]), (2,))
    /// Array([1, 2, 1, 2], dtype=int32)
    #[native("(x, reps)", facts = Facts::NONE.converting())]
    fn tile(reps: Sizes, x: &Value) -> R {
        if reps.0.len() != x.ndim() {
            return Err(Error::type_error(format_args!(
                "reps length must be equal to the ndim of x, got len(reps)={} and x.ndim={}.",
                reps.0.len(),
                x.ndim()
            )));
        }
        bind1(&Primitive::Tile { reps: reps.0 }, std::slice::from_ref(x))
    }

    /// The shape that all of these spread to.
    ///
    /// >>> lax.broadcast_shapes((2, 1), (3,))
    /// (2, 3)
    #[native("(*shapes)")]
    fn broadcast_shapes(vm: &mut Vm, shapes: &[Py]) -> crate::row::Outcome<Py> {
        let mut all = Vec::new();
        for shape in shapes {
            all.push(crate::arg::shape(vm, shape, "")?);
        }
        let whole = promote::broadcast_shape(&all)?;
        Ok(int_tuple(&whole))
    }

    /// The array with new axes of length one in front, up to so many axes.
    ///
    /// >>> lax.broadcast_to_rank(jnp.zeros(3), 2).shape
    /// (1, 3)
    #[native("(x, rank)", facts = Facts::NONE.converting())]
    fn broadcast_to_rank(x: &Value, rank: i64) -> R {
        let rank = usize::try_from(rank).unwrap_or(0);
        if x.ndim() > rank {
            return Err(Error::value_error(format_args!(
                "Rank {} exceeds target rank {rank}",
                x.ndim()
            )));
        }
        promote::to_rank(x, rank)
    }

    /// The axes from one up to another as one axis.
    ///
    /// >>> lax.collapse(jnp.zeros((2, 3, 4)), 1).shape
    /// (2, 12)
    #[native("(operand, start_dimension, stop_dimension=None)", facts = Facts::NONE.converting())]
    fn collapse(operand: &Value, start_dimension: i64, stop_dimension: Option<i64>) -> R {
        let rank = operand.ndim() as i64;
        let from_start = |at: i64| {
            let at = if at < 0 { at + rank } else { at };
            at.clamp(0, rank) as usize
        };
        let start = from_start(start_dimension);
        let stop = from_start(stop_dimension.unwrap_or(rank)).max(start);
        let own = operand.shape();
        let mut dims = own[..start].to_vec();
        dims.push(own[start..stop].iter().product());
        dims.extend(&own[stop..]);
        lax::reshape(operand, dims)
    }

    /// Keys along an axis in order, and the values that go with them.
    ///
    /// >>> lax.sort_key_val(jnp.array([3, 1]), jnp.array([10, 20]))
    /// (Array([1, 3], dtype=int32), Array([20, 10], dtype=int32))
    #[native(
        "(keys, values, dimension=-1, is_stable=True)",
        facts = Facts::NONE.converting()
    )]
    fn sort_key_val(
        keys: &Value,
        values: &Value,
        dimension: i64,
        is_stable: bool,
    ) -> R<Vec<Value>> {
        let at = crate::ops::canonical_axis(dimension, keys.ndim())?;
        lax::sort(&[keys.clone(), values.clone()], at, is_stable, 1)
    }

    /// The exclusive or of the elements along these axes.
    ///
    /// >>> lax.reduce_xor(jnp.array([1, 3]), (0,))
    /// Array(2, dtype=int32)
    #[native("(operand, axes)", facts = Facts::NONE.converting())]
    fn reduce_xor(operand: &Value, axes: Ints) -> R {
        let axes = crate::ops::canonical_axes(Some(&axes.0), operand.ndim())?;
        lax::reduce(ReduceOp::Xor, operand, &axes)
    }

    /// The Fourier transform over the last axes: 'FFT', 'IFFT', 'RFFT' or 'IRFFT'.
    ///
    /// >>> lax.fft(jnp.ones(4), 'FFT', (4,)).real
    /// Array([4., 0., 0., 0.], dtype=float32)
    #[native("(x, fft_type, fft_lengths)")]
    fn fft(x: &Value, fft_type: Transform, fft_lengths: Sizes) -> R {
        transform(x, fft_type.0, &fft_lengths.0)
    }

    /// The dtype of an array or number.
    ///
    /// >>> lax.dtype(1.5)
    /// dtype('float32')
    #[native("(x)")]
    fn dtype(vm: &mut Vm, x: &Value) -> Py {
        crate::dtype::object(vm, x.dtype())
    }

    /// The array spread to the shape of another one.
    ///
    /// >>> lax.broadcast_like(1.0, jnp.zeros(2))
    /// Array([1., 1.], dtype=float32, weak_type=True)
    #[native("(x, y)", name = "broadcast_like", facts = Facts::NONE.converting())]
    fn spread_like(x: &Value, y: &Value) -> R {
        promote::broadcast_to(x, &y.shape())
    }

    /// The axes that letters name, in the order of the primitive: of array, kernel and result.
    ///
    /// >>> lax.conv_dimension_numbers((1, 5, 5, 2), (3, 3, 2, 4), ('NHWC', 'HWIO', 'NHWC')).lhs_spec
    /// (0, 3, 1, 2)
    #[native("(lhs_shape, rhs_shape, dimension_numbers)")]
    fn conv_dimension_numbers(
        vm: &mut Vm,
        lhs_shape: Shape,
        rhs_shape: Shape,
        dimension_numbers: &Py,
    ) -> PyResult {
        if lhs_shape.ndim() != rhs_shape.ndim() {
            return Err(vm.type_error(format_args!(
                "convolution requires lhs and rhs ndim to be equal, got {} and {}.",
                lhs_shape.ndim(),
                rhs_shape.ndim()
            )));
        }
        let specs = conv_specs(vm, dimension_numbers, lhs_shape.ndim())?;
        let items = specs.map(|spec| int_tuple(&spec));
        CONV.of(vm, &items)
    }

    /// How much is to be added before and behind each axis for this kind of padding: 'SAME', 'SAME_LOWER' or 'VALID'.
    ///
    /// >>> lax.padtype_to_pads((4, 4), (2, 2), (1, 1), 'SAME')
    /// [(0, 1), (0, 1)]
    #[native("(in_shape, window_shape, window_strides, padding)")]
    fn padtype_to_pads(
        vm: &mut Vm,
        in_shape: Sizes,
        window_shape: Sizes,
        window_strides: Sizes,
        padding: &Py,
    ) -> PyResult {
        let ones = vec![1; window_shape.0.len()];
        let lengths: Vec<(usize, usize)> = in_shape
            .0
            .iter()
            .copied()
            .zip(window_shape.0.iter().copied())
            .list();
        let strides = &window_strides.0;
        let pads = conv_padding(vm, padding, &lengths, strides, &ones)?;
        let pairs = pads
            .iter()
            .map(|(low, high)| Py::tuple(vec![Py::Int(*low), Py::Int(*high)]));
        Ok(Py::list(pairs.collect()))
    }
}

/// Which Fourier transform: its name, or its number.
pub(super) struct Transform(FftType);

impl<'a> FromArg<'a, Call> for Transform {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let kinds = [FftType::Fft, FftType::Ifft, FftType::Rfft, FftType::Irfft];
        if let Some(name) = arg.value().as_str() {
            let at = ["FFT", "IFFT", "RFFT", "IRFFT"]
                .iter()
                .position(|it| it.eq_ignore_ascii_case(name));
            return match at {
                Some(at) => Ok(Self(kinds[at])),
                None => Err(vm.value_error(format_args!("Unknown FFT type '{name}'"))),
            };
        }
        let at = vm.int(arg.value())?;
        match usize::try_from(at).ok().and_then(|at| kinds.get(at)) {
            Some(kind) => Ok(Self(*kind)),
            None => Err(vm.type_error(format_args!("Unknown FFT type value '{at}'"))),
        }
    }
}
