"""The rest of jax.lax."""

import enum as _enum
import math as _math

import numpy as _np
import jax as _jax
from jax import sharding as _sharding
from jax._src import sharding as _engine
from collections import namedtuple as _namedtuple
from jax import lax as _lax, numpy as _jnp
from jax._src.library import exactly as _exactly, primitive as _primitive


class Precision(_enum.Enum):
    """How exact products are to be; here all are as exact as their dtype."""

    DEFAULT = 0
    HIGH = 1
    HIGHEST = 2

    def __repr__(self):
        return f"{self.__class__.__name__}.{self.name}"

    def __str__(self):
        return self.name


class RoundingMethod(_enum.IntEnum):
    """Which way `lax.round` goes in the middle between two integers."""

    AWAY_FROM_ZERO = 0
    TO_NEAREST_EVEN = 1


class GatherScatterMode(_enum.Enum):
    """What a gather or scatter does at places that are not there."""

    CLIP = 1
    FILL_OR_DROP = 2
    PROMISE_IN_BOUNDS = 3
    ONE_HOT = 4


def _mode_of(s):
    """The mode of a name, or the mode itself."""
    if isinstance(s, GatherScatterMode):
        return s
    modes = {"clip": "CLIP", "fill": "FILL_OR_DROP", "drop": "FILL_OR_DROP", "promise_in_bounds": "PROMISE_IN_BOUNDS"}
    if s is None or s in modes:
        return GatherScatterMode[modes[s or "fill"]]
    raise ValueError(f"Unknown gather mode {s!r}")


GatherScatterMode.from_any = staticmethod(_mode_of)


class RandomAlgorithm(_enum.IntEnum):
    """Which bits a generator of random bits makes."""

    RNG_DEFAULT = 0
    RNG_THREE_FRY = 1
    RNG_PHILOX = 2


class AccuracyMode(_enum.Enum):
    """How exact a function of elements is to be; here all are as XLA's are."""

    HIGHEST = 1
    DEFAULT = 2


ConvDimensionNumbers = _namedtuple(
    "ConvDimensionNumbers", ["lhs_spec", "rhs_spec", "out_spec"], module="jax._src.lax.convolution"
)
GatherDimensionNumbers = _namedtuple(
    "GatherDimensionNumbers",
    ["offset_dims", "collapsed_slice_dims", "start_index_map", "operand_batching_dims", "start_indices_batching_dims", "mode"],
    defaults=((), (), None),
    module="jax._src.lax.slicing",
)
ScatterDimensionNumbers = _namedtuple(
    "ScatterDimensionNumbers",
    [
        "update_window_dims",
        "inserted_window_dims",
        "scatter_dims_to_operand_dims",
        "operand_batching_dims",
        "scatter_indices_batching_dims",
        "mode",
    ],
    defaults=((), (), None),
    module="jax._src.lax.slicing",
)


def _broadcast_in_dim(x, *, shape, broadcast_dimensions, sharding=None):
    return _lax.broadcast_in_dim(x, shape, broadcast_dimensions)


def _convert_element_type(x, *, new_dtype, weak_type=False, sharding=None):
    return _exactly("convert_element_type", new_dtype, weak_type, x)


def _dot_general(lhs, rhs, *, dimension_numbers, precision=None, preferred_element_type=None, out_sharding=None):
    return _lax.dot_general(lhs, rhs, dimension_numbers, precision, preferred_element_type)


def _of_axes(function):
    return lambda x, *, axes, out_sharding=None: function(x, axes)


def _of_places(function):
    return lambda x, *, axes, index_dtype: function(x, axes[0], index_dtype)


def _running(function):
    return lambda x, *, axis, reverse: function(x, axis, reverse)


def _of_elements(name):
    function = getattr(_lax, name)

    def staged(*operands, accuracy=None, out_dtype=None, **params):
        return function(*operands, **params)

    return staged


_OF_ELEMENTS = """
abs acos acosh add and asin asinh atan atan2 atanh bessel_i0e bessel_i1e cbrt ceil clamp clz complex conj cos cosh digamma
div eq erf erf_inv erfc exp exp2 expm1 floor ge gt imag integer_pow is_finite le lgamma log log1p logistic lt max min mul ne
neg nextafter not or population_count pow real rem round rsqrt select_n shift_left shift_right_arithmetic
shift_right_logical sign sin sinh sqrt square stop_gradient sub tan tanh xor
"""

_WITH_PARAMETERS = {
    "argmax": _of_places(_lax.argmax),
    "argmin": _of_places(_lax.argmin),
    "bitcast_convert_type": lambda x, *, new_dtype: _lax.bitcast_convert_type(x, new_dtype),
    "broadcast_in_dim": _broadcast_in_dim,
    "concatenate": lambda *operands, dimension: _lax.concatenate(operands, dimension),
    "convert_element_type": _convert_element_type,
    "cumlogsumexp": _running(_lax.cumlogsumexp),
    "cummax": _running(_lax.cummax),
    "cummin": _running(_lax.cummin),
    "cumprod": _running(_lax.cumprod),
    "cumsum": _running(_lax.cumsum),
    "dot_general": _dot_general,
    "dynamic_slice": lambda x, *starts, slice_sizes: _exactly("dynamic_slice", slice_sizes, None, x, *starts),
    "dynamic_update_slice": lambda x, *others: _exactly("dynamic_update_slice", None, None, x, *others),
    "iota": lambda *, dtype, shape, dimension, sharding=None: _lax.broadcasted_iota(dtype, shape, dimension),
    "pad": lambda x, value, *, padding_config: _lax.pad(x, value, padding_config),
    "reduce_and": _of_axes(_lax.reduce_and),
    "reduce_max": _of_axes(_lax.reduce_max),
    "reduce_min": _of_axes(_lax.reduce_min),
    "reduce_or": _of_axes(_lax.reduce_or),
    "reduce_prod": _of_axes(_lax.reduce_prod),
    "reduce_sum": _of_axes(_lax.reduce_sum),
    "reduce_xor": _of_axes(_lax.reduce_xor),
    "reduce_precision": lambda x, *, exponent_bits, mantissa_bits: _lax.reduce_precision(x, exponent_bits, mantissa_bits),
    "reshape": lambda x, *, new_sizes, dimensions=None, sharding=None: _lax.reshape(x, new_sizes),
    "rev": lambda x, *, dimensions: _lax.rev(x, dimensions),
    "slice": lambda x, *, start_indices, limit_indices, strides=None: _lax.slice(x, start_indices, limit_indices, strides),
    "squeeze": lambda x, *, dimensions: _lax.squeeze(x, dimensions),
    "transpose": lambda x, *, permutation: _lax.transpose(x, permutation),
}

_BY_NAME = """
after_all all_gather all_to_all approx_top_k axis_index cond conv_general_dilated copy create_token device_put eq_to fft
gather igamma igamma_grad_a igammac le_to log2 lt_to mulhi one_minus_square optimization_barrier pmax pmin polygamma
polynomial ppermute psum ragged_all_to_all reduce reduce_window reduce_window_max reduce_window_min reduce_window_sum
regularized_incomplete_beta rng_bit_generator rng_uniform scan scatter select_and_gather_add select_and_scatter
select_and_scatter_add sharding_constraint sort split stack stage tile top_k unstack while zeta
"""

_OTHER_NAMES = {
    "linear_solve": "custom_linear_solve",
    "scatter_add": "scatter-add",
    "scatter_max": "scatter-max",
    "scatter_min": "scatter-min",
    "scatter_mul": "scatter-mul",
    "scatter_sub": "scatter-sub",
}


def _fill():
    lasting = {"and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor", "not": "bitwise_not"}
    for name in _OF_ELEMENTS.split():
        function = _of_elements(lasting.get(name, name))
        globals()[f"{name}_p"] = _primitive(name, function)
    for name, function in _WITH_PARAMETERS.items():
        globals()[f"{name}_p"] = _primitive(name, function)
    for name in _BY_NAME.split():
        globals()[f"{name}_p"] = _primitive(name)
    for name, shown in _OTHER_NAMES.items():
        globals()[f"{name}_p"] = _primitive(shown)


_fill()


_COMBINED = frozenset("add mul multiply max maximum min minimum bitwise_and logical_and bitwise_or logical_or".split())


def reduce(operands, init_values, computation, dimensions, out_sharding=None):
    """The elements along these axes combined by a function, beginning with a start value; of several arrays, by one of as many.

    >>> lax.reduce(jnp.array([1.0, 2.0]), 10.0, lax.add, (0,))
    Array(13., dtype=float32)
    >>> lax.reduce(jnp.arange(1, 4), 1, lambda x, y: 2 * x + y, (0,))
    Array(19, dtype=int32)
    """
    if not isinstance(operands, (list, tuple)) and getattr(computation, "__name__", None) in _COMBINED:
        return _lax._reduce(operands, init_values, computation, dimensions)
    leaves, tree = _jax.tree.flatten(operands)
    arrays = [_jnp.asarray(leaf) for leaf in leaves]
    starts = [_jnp.asarray(start, x.dtype) for start, x in zip(_jax.tree.leaves(init_values), arrays)]
    axes = tuple(axis % arrays[0].ndim for axis in dimensions)
    kept = [axis for axis in range(arrays[0].ndim) if axis not in axes]
    shape = tuple(arrays[0].shape[axis] for axis in kept)
    rows = [_jnp.transpose(x, (*axes, *kept)).reshape(-1, *shape) for x in arrays]

    def combined(held, row):
        found = computation(tree.unflatten(held), tree.unflatten(row))
        return [_jnp.asarray(it, x.dtype) for it, x in zip(_jax.tree.leaves(found), arrays)], None

    for _ in shape:
        combined = _mapped(combined)
    held = [_jnp.broadcast_to(start, shape) for start in starts]
    return tree.unflatten(_lax.scan(combined, held, rows)[0])


def _mapped(step):
    return lambda held, row: _jax.vmap(step, 0, (0, None))(held, row)


def conv_with_general_padding(
    lhs, rhs, window_strides, padding, lhs_dilation, rhs_dilation, precision=None, preferred_element_type=None
):
    """A convolution with strides, padding, and holes in both operands, in the order `NCHW`, `OIHW`.

    >>> lax.conv_with_general_padding(jnp.ones((1, 1, 3)), jnp.ones((1, 1, 2)), (1,), [(0, 0)], None, None)
    Array([[[2., 2.]]], dtype=float32)
    """
    return _lax.conv_general_dilated(
        lhs,
        rhs,
        window_strides,
        padding,
        lhs_dilation=lhs_dilation,
        rhs_dilation=rhs_dilation,
        precision=precision,
        preferred_element_type=preferred_element_type,
    )


def _transposed_padding(size, stride, padding):
    # What is to be padded so that the gradient of a convolution of this padding comes out.
    if padding == "SAME":
        total = size + stride - 2
        low = size - 1 if stride > size - 1 else -(-total // 2)
    elif padding == "VALID":
        total = size + stride - 2 + max(size - stride, 0)
        low = size - 1
    elif isinstance(padding, tuple):
        pads = tuple(size - each - 1 for each in padding)
        return pads[0], pads[1] + stride - 1
    else:
        raise ValueError(f"Invalid padding mode: {padding}")
    return low, total - low


def conv_transpose(
    lhs,
    rhs,
    strides,
    padding,
    rhs_dilation=None,
    dimension_numbers=None,
    transpose_kernel=False,
    precision=None,
    preferred_element_type=None,
    use_consistent_padding=False,
):
    """The transpose of a convolution: `strides` spread the input instead of thinning out the result.

    Without `dimension_numbers` channels come last: `NHWC`, `HWIO`.

    >>> lax.conv_transpose(jnp.ones((1, 2, 1)), jnp.ones((3, 1, 1)), (2,), "SAME").ravel()
    Array([1., 1., 2., 1.], dtype=float32)
    """
    ndim = len(lhs.shape)
    if dimension_numbers is None:
        if ndim > 5:
            raise ValueError("No 4+ dimensional dimension_number defaults.")
        places = ["", "H", "HW", "HWD"][ndim - 2]
        dimension_numbers = (f"N{places}C", f"{places}IO", f"N{places}C")
    numbers = _lax.conv_dimension_numbers(lhs.shape, rhs.shape, dimension_numbers)
    kernel = tuple(numbers[1])
    sizes = [rhs.shape[axis] for axis in kernel[2:]]
    if rhs_dilation is None:
        rhs_dilation = (1,) * (ndim - 2)
    if use_consistent_padding or padding in ("SAME", "VALID"):
        paddings = [padding] * len(strides) if isinstance(padding, str) else padding
        spread = [0 if size == 0 else (size - 1) * hole + 1 for size, hole in zip(sizes, rhs_dilation)]
        padding = tuple(_transposed_padding(*each) for each in zip(spread, strides, paddings))
    if transpose_kernel:
        rhs = _jnp.flip(rhs, kernel[2:]).swapaxes(kernel[0], kernel[1])
    return _lax.conv_general_dilated(
        lhs,
        rhs,
        (1,) * (ndim - 2),
        padding,
        strides,
        rhs_dilation,
        dimension_numbers,
        precision=precision,
        preferred_element_type=preferred_element_type,
    )


def conv_general_dilated_patches(
    lhs,
    filter_shape,
    window_strides,
    padding,
    lhs_dilation=None,
    rhs_dilation=None,
    dimension_numbers=None,
    precision=None,
    preferred_element_type=None,
):
    """The patches of an array that a filter of this shape would meet, in the axis of channels.

    >>> lax.conv_general_dilated_patches(jnp.arange(4.0).reshape(1, 1, 4), (2,), (1,), "VALID")
    Array([[[0., 1., 2.],
            [1., 2., 3.]]], dtype=float32)
    """
    lhs, filter_shape = _jnp.asarray(lhs), tuple(filter_shape)
    if dimension_numbers is None or isinstance(dimension_numbers[0], str):
        given = dimension_numbers
        numbers = _lax.conv_dimension_numbers(lhs.shape, (1, 1) + filter_shape, dimension_numbers)
    else:
        given = numbers = dimension_numbers
    size, channels = _math.prod(filter_shape), lhs.shape[numbers[0][1]]
    kernel = _jnp.eye(size, dtype=lhs.dtype)
    kernel = _lax.broadcast_in_dim(kernel, (channels, size, size), (1, 2))
    kernel = _lax.reshape(kernel, (channels * size, 1, *filter_shape))
    kernel = _jnp.moveaxis(kernel, (0, 1), (numbers[1][0], numbers[1][1]))
    return _lax.conv_general_dilated(
        lhs,
        kernel,
        window_strides,
        padding,
        lhs_dilation=lhs_dilation,
        rhs_dilation=rhs_dilation,
        dimension_numbers=given,
        feature_group_count=channels,
        preferred_element_type=preferred_element_type,
    )


def conv_shape_tuple(lhs_shape, rhs_shape, strides, pads, batch_group_count=1):
    """The shape of a convolution of operands of these shapes, in the order `NCHW`, `OIHW`.

    >>> lax.conv_shape_tuple((1, 3, 8, 8), (4, 3, 3, 3), (1, 1), "VALID")
    (1, 4, np.int64(6), np.int64(6))
    """
    if isinstance(pads, str):
        pads = _lax.padtype_to_pads(lhs_shape[2:], rhs_shape[2:], strides, pads)
    if len(pads) != len(lhs_shape) - 2:
        raise TypeError(
            f"Wrong number of explicit pads for convolution: expected {len(lhs_shape) - 2}, got {len(pads)}."
        )
    padded = [size + sum(pair) for size, pair in zip(lhs_shape[2:], pads)]
    if any(size < 0 for size in padded):
        raise ValueError(
            "Negative padding is larger than the size of the corresponding dimension: "
            f"got padding={pads} for lhs_shape[2:]={lhs_shape[2:]}"
        )
    places = [_np.int64(_strided(*each)) for each in zip(padded, rhs_shape[2:], strides)]
    return (lhs_shape[0] // batch_group_count, rhs_shape[0], *places)


def _strided(size, window, stride):
    return 0 if size < window else (size - window) // stride + 1


def conv_general_permutations(dimension_numbers):
    """The permutations that bring both operands and the result of a convolution into the order `NCHW`, `OIHW`, `NCHW`.

    >>> lax.conv_general_permutations(("NHWC", "HWIO", "NHWC"))
    ((0, 3, 1, 2), (3, 2, 0, 1), (0, 3, 1, 2))
    """
    pairs = ("N", "C"), ("O", "I"), ("N", "C")
    for at, (spec, (first, second)) in enumerate(zip(dimension_numbers, pairs)):
        if not spec.count(first) == spec.count(second) == 1:
            raise TypeError(
                f"convolution dimension_numbers[{at}] must contain the characters '{first}' and '{second}' exactly "
                f"once, got {spec}."
            )
        if len(spec) != len(set(spec)):
            raise TypeError(f"convolution dimension_numbers[{at}] cannot have duplicate characters, got {spec}.")
    rest = [set(spec) - set(pair) for spec, pair in zip(dimension_numbers, pairs)]
    if not rest[0] == rest[1] == rest[2]:
        raise TypeError(
            "convolution dimension_numbers elements must each have the same set of spatial characters, got "
            f"{dimension_numbers}."
        )
    order = [each for each in dimension_numbers[1] if each not in "OI"]

    def permutation(spec, pair):
        return tuple(spec.index(each) for each in (*pair, *order))

    return tuple(permutation(*each) for each in zip(dimension_numbers, pairs))


def conv_general_shape_tuple(lhs_shape, rhs_shape, window_strides, padding, dimension_numbers):
    """The shape of a convolution of operands of these shapes, whose axes `dimension_numbers` names.

    >>> lax.conv_general_shape_tuple((1, 8, 8, 3), (3, 3, 3, 4), (1, 1), "SAME", ("NHWC", "HWIO", "NHWC"))
    (np.int64(1), np.int64(8), np.int64(8), np.int64(4))
    """
    lhs, rhs, out = conv_general_permutations(dimension_numbers)
    shape = conv_shape_tuple(_taken(lhs_shape, lhs), _taken(rhs_shape, rhs), window_strides, padding)
    return _put_back(shape, out)


def _taken(shape, order):
    return tuple(shape[axis] for axis in order)


def _put_back(shape, order):
    return tuple(_np.int64(shape[order.index(axis)]) for axis in range(len(order)))


def conv_transpose_shape_tuple(lhs_shape, rhs_shape, window_strides, padding, dimension_numbers):
    """The shape of a transposed convolution of operands of these shapes.

    >>> lax.conv_transpose_shape_tuple((1, 4, 4, 3), (3, 3, 3, 4), (2, 2), "SAME", ("NHWC", "HWIO", "NHWC"))
    (np.int64(1), np.int64(8), np.int64(8), np.int64(4))
    """
    lhs, rhs, out = conv_general_permutations(dimension_numbers)
    lhs_shape, rhs_shape = _taken(lhs_shape, lhs), _taken(rhs_shape, rhs)
    if isinstance(padding, str):
        padding = [_transposed_padding(size, stride, padding) for size, stride in zip(rhs_shape[2:], window_strides)]
    places = [
        (size - 1) * stride - kernel + 2 + sum(pair)
        for size, kernel, stride, pair in zip(lhs_shape[2:], rhs_shape[2:], window_strides, padding)
    ]
    return _put_back((lhs_shape[0], rhs_shape[0], *places), out)


def reduce_window_shape_tuple(
    operand_shape, window_dimensions, window_strides, padding, base_dilation=None, window_dilation=None
):
    """The shape of what `reduce_window` gives for an array of a shape.

    >>> lax.reduce_window_shape_tuple((8, 8), (2, 2), (2, 2), ((0, 0), (0, 0)))
    (4, 4)
    """

    def spread(sizes, holes):
        if holes is None:
            return sizes
        return [0 if size == 0 else (size - 1) * hole + 1 for size, hole in zip(sizes, holes)]

    operand_shape, window_dimensions = spread(operand_shape, base_dilation), spread(window_dimensions, window_dilation)
    padded = [size + sum(pair) for size, pair in zip(operand_shape, padding)]
    return tuple(_strided(*each) for each in zip(padded, window_dimensions, window_strides))


def shape_as_value(shape):
    """A shape as an array of integers.

    >>> lax.shape_as_value((2, 3))
    array([2, 3], dtype=int32)
    """
    return _np.asarray(shape, dtype=_np.int32) if shape else _lax.full((0,), _np.array(0, dtype=_np.int32))


def pshuffle(x, axis_name, perm):
    """`ppermute` where `perm[i]` says where place `i` gets its value from."""
    if set(perm) != set(range(len(perm))):
        raise ValueError(f"`perm` does not represent a permutation: {perm}")
    return _lax.ppermute(x, axis_name, list(zip(perm, range(len(perm)))))


def all_to_all(x, axis_name, split_axis, concat_axis, *, axis_index_groups=None, tiled=False):
    """What each device has for the others: the parts along `split_axis` go to the devices, and come along `concat_axis`.

    >>> f = jax.vmap(lambda x: lax.all_to_all(x, "i", 0, 0), axis_name="i")
    >>> f(jnp.arange(4).reshape(2, 2))
    Array([[0, 2],
           [1, 3]], dtype=int32)
    """
    if axis_index_groups is not None:
        raise NotImplementedError("lax.all_to_all with axis_index_groups")

    def moved(x):
        count, place = _lax.axis_size(axis_name), _lax.axis_index(axis_name)
        length = x.shape[split_axis]
        if tiled:
            if length % count:
                raise ValueError(
                    f"all_to_all with tiled=True requires the size of split_axis, {length}, to be divisible by the size "
                    f"of the mapped axis, {count}"
                )
            parts = x.reshape(x.shape[:split_axis] + (count, length // count) + x.shape[split_axis + 1 :])
        elif length != count:
            raise ValueError(
                "all_to_all requires the size of the mapped axis axis_name to equal x.shape[split_axis], but they are "
                f"{count} and {length} respectively."
            )
        else:
            parts = x
        every = _lax.all_gather(parts, axis_name)
        mine = _lax.dynamic_index_in_dim(every, place, split_axis + 1, keepdims=False)
        mine = _jnp.moveaxis(mine, 0, concat_axis)
        if not tiled:
            return mine
        shape = mine.shape
        return mine.reshape(shape[:concat_axis] + (-1,) + shape[concat_axis + 2 :])

    return _jax.tree.map(moved, x)


def pswapaxes(x, axis_name, axis, *, axis_index_groups=None):
    """The mapped axis exchanged with another one of the same length.

    >>> jax.vmap(lambda x: lax.pswapaxes(x, "i", 0), axis_name="i")(jnp.arange(4).reshape(2, 2))
    Array([[0, 2],
           [1, 3]], dtype=int32)
    """
    return all_to_all(x, axis_name, axis, axis, axis_index_groups=axis_index_groups)


def psum_scatter(x, axis_name, *, scatter_dimension=0, axis_index_groups=None, tiled=False):
    """The sum over the mapped axis, of which each device gets the part of its number along `scatter_dimension`.

    >>> jax.vmap(lambda x: lax.psum_scatter(x, "i"), axis_name="i")(jnp.arange(4).reshape(2, 2))
    Array([2, 4], dtype=int32)
    """
    if axis_index_groups is not None:
        raise NotImplementedError("lax.psum_scatter with axis_index_groups")

    def part(x):
        count, place = _lax.axis_size(axis_name), _lax.axis_index(axis_name)
        total, length = _lax.psum(x, axis_name), x.shape[scatter_dimension]
        if tiled:
            size = length // count
            return _lax.dynamic_slice_in_dim(total, place * size, size, scatter_dimension)
        if length != count:
            raise ValueError(
                f"reduce_scatter operand scatter dimension size {length} must match shard count {count}"
            )
        return _lax.dynamic_index_in_dim(total, place, scatter_dimension, keepdims=False)

    return _jax.tree.map(part, x)


def platform_dependent(*args, default=None, **per_platform):
    """What the function for this platform, `cpu`, gives, or `default`.

    >>> lax.platform_dependent(1.0, cpu=lambda x: x + 1, default=lambda x: x)
    2.0
    """
    for name, branch in per_platform.items():
        if not callable(branch):
            raise TypeError(f"lax.platform_dependent: the '{name}' branch must be a callable.")
        if name == "gpu":
            raise ValueError("Use 'cuda', 'rocm', or 'oneapi' for lax.platform_dependent.")
    if default is not None and not callable(default):
        raise TypeError("lax.platform_dependent: the 'default' branch must be a callable.")
    chosen = per_platform.get("cpu", default)
    if chosen is None:
        raise NotImplementedError("platform_dependent: there is no branch for the platform cpu, and no default")
    return chosen(*args)


def with_sharding_constraint(x, shardings):
    """The same arrays, of which a jitted function is to see to it that they lie so; of explicit axes it is only checked."""
    return _sharding._constrained(x, shardings)


def pcast(x, axis_name, *, to):
    """The same value, counted as one that differs along axes of the mesh, which is all that `to` can be here: `"varying"`.

    It stands inside of `jax.shard_map`, where sums of what is the same on all devices count as the same.
    """
    axes = axis_name if isinstance(axis_name, tuple) else (axis_name,)
    if to != "varying":
        raise NotImplementedError(f"lax.pcast(to={to!r})")
    if not _engine.is_checked():
        return x
    own = _jax.tree.map(lambda it: bool(set(_engine.varies(_engine.array(it))) & set(axes)), x)
    if any(_jax.tree.leaves(own)):
        raise ValueError("Unsupported pcast from=varying, to='varying'")
    return _jax.tree.map(lambda it: _engine.vary(_engine.array(it), axes), x)


from jax._src.lax.other import *
from jax._src.lax.slicing import gather as gather, scatter as scatter, scatter_add as scatter_add
from jax._src.lax.slicing import scatter_apply as scatter_apply, scatter_max as scatter_max, scatter_min as scatter_min
from jax._src.lax.slicing import scatter_mul as scatter_mul, scatter_sub as scatter_sub
from jax._src.lax.windowed_reductions import reduce_window as reduce_window
from jax._src.lax.rare import DotAlgorithmPreset as DotAlgorithmPreset, composite as composite, custom_linear_solve as custom_linear_solve
from jax._src.lax.rare import empty as empty, psum_scatter_start as psum_scatter_start, ragged_all_to_all as ragged_all_to_all
from jax._src.lax.rare import ragged_dot_general as ragged_dot_general, rng_bit_generator as rng_bit_generator
from jax._src.lax.rare import rng_uniform as rng_uniform, scaled_dot as scaled_dot
