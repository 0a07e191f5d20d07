"""Functions of jax.lax that few programs need, and what describes their operands."""

import collections.abc as _abc
import enum as _enum
from collections import namedtuple as _namedtuple

import jax as _jax
from jax import lax as _lax, numpy as _jnp


class FftType(_enum.Enum):
    """Which Fourier transform: of complex numbers there or back, or of what is real on one side."""

    FFT = 0
    IFFT = 1
    RFFT = 2
    IRFFT = 3


class DotAlgorithm(
    _namedtuple(
        "DotAlgorithm",
        [
            "lhs_precision_type",
            "rhs_precision_type",
            "accumulation_type",
            "lhs_component_count",
            "rhs_component_count",
            "num_primitive_operations",
            "allow_imprecise_accumulation",
        ],
        defaults=(1, 1, 1, False),
        module="jax._src.lax.lax",
    )
):
    """In which dtypes products are to be computed and summed."""


RaggedDotDimensionNumbers = _namedtuple(
    "RaggedDotDimensionNumbers",
    ["dot_dimension_numbers", "lhs_ragged_dimensions", "rhs_group_dimensions"],
    module="jax._src.lax.lax",
)


class Tolerance:
    """How far the result of a function may be from the true one: at least one of the three is to be set."""

    def __init__(self, atol=0.0, rtol=0.0, ulps=0):
        if atol < 0.0 or rtol < 0.0 or ulps < 0:
            raise ValueError("Tolerances must be non-negative.")
        if atol == rtol == ulps == 0:
            raise ValueError("At least one of atol, rtol, or ulps must be set.")
        self.atol, self.rtol, self.ulps = atol, rtol, ulps

    def __repr__(self):
        return f"Tolerance(atol={self.atol}, rtol={self.rtol}, ulps={self.ulps})"


ConvGeneralDilatedDimensionNumbers = tuple[str, str, str] | _lax.ConvDimensionNumbers | None
DotDimensionNumbers = tuple[
    tuple[_abc.Sequence[int], _abc.Sequence[int]], tuple[_abc.Sequence[int], _abc.Sequence[int]]
]
PrecisionLike = None | str | _lax.Precision | tuple[str, str] | tuple[_lax.Precision, _lax.Precision] | DotAlgorithm


def approx_max_k(
    operand, k, reduction_dimension=-1, recall_target=0.95, reduction_input_size_override=-1, aggregate_to_topk=True
):
    """The `k` largest elements along an axis and their places, which here are always the exact ones.

    >>> lax.approx_max_k(jnp.array([1.0, 5.0, 3.0]), 2)
    [Array([5., 3.], dtype=float32), Array([1, 2], dtype=int32)]
    """
    return _top(operand, k, reduction_dimension, True)


def approx_min_k(
    operand, k, reduction_dimension=-1, recall_target=0.95, reduction_input_size_override=-1, aggregate_to_topk=True
):
    """The `k` smallest elements along an axis and their places, which here are always the exact ones.

    >>> lax.approx_min_k(jnp.array([1.0, 5.0, 3.0]), 2)
    [Array([1., 3.], dtype=float32), Array([0, 2], dtype=int32)]
    """
    return _top(operand, k, reduction_dimension, False)


def _top(operand, k, axis, largest):
    operand = _jnp.asarray(operand)
    if not _jnp.issubdtype(operand.dtype, _jnp.floating):
        raise ValueError("operand must be a floating type")
    axis %= operand.ndim
    moved = _jnp.moveaxis(operand if largest else -operand, axis, -1)
    values, places = _lax.top_k(moved, k)
    return [_jnp.moveaxis(values if largest else -values, -1, axis), _jnp.moveaxis(places, -1, axis)]


def conv_general_dilated_local(
    lhs,
    rhs,
    window_strides,
    padding,
    filter_shape,
    lhs_dilation=None,
    rhs_dilation=None,
    dimension_numbers=None,
    precision=None,
):
    """A convolution whose kernel is another one at each place of the result; `rhs` has those places as its last axes.

    >>> lax.conv_general_dilated_local(jnp.ones((1, 1, 3)), jnp.arange(4.0).reshape(1, 2, 2), (1,), "VALID", (2,))
    Array([[[2., 4.]]], dtype=float32)
    """
    given = lax_precision = precision
    if isinstance(precision, tuple):
        given, lax_precision = precision
    patches = _lax.conv_general_dilated_patches(
        lhs,
        filter_shape,
        window_strides,
        padding,
        lhs_dilation=lhs_dilation,
        rhs_dilation=rhs_dilation,
        dimension_numbers=dimension_numbers,
        precision=given,
    )
    numbers = _lax.conv_dimension_numbers(lhs.shape, (1, 1, *filter_shape), dimension_numbers)
    left, right, out = (tuple(each) for each in numbers)
    contracting = ((out[1],), (right[1],))
    found = _lax.dot_general(patches, rhs, (contracting, (out[2:], right[2:])), precision=lax_precision)
    order = [found.ndim - 2, found.ndim - 1, *range(found.ndim - 2)]
    return _lax.transpose(found, [order[out.index(axis)] for axis in range(found.ndim)])


def custom_root(f, initial_guess, solve, tangent_solve, has_aux=False):
    """Where a function is zero, as `solve(f, initial_guess)` finds it; its derivative is that of the root itself.

    `tangent_solve(g, y)` gives the `x` for which a linear function `g` gives `y`.

    >>> root = lambda x: lax.custom_root(lambda y: y**2 - x, 1.0, lambda f, y: jnp.sqrt(x), lambda g, y: y / g(1.0))
    >>> jax.grad(root)(4.0)
    Array(0.25, dtype=float32, weak_type=True)
    """
    stop = _lax.stop_gradient
    found = solve(f, initial_guess)
    root, aux = found if has_aux else (found, None)
    root = _jax.tree.map(stop, root)
    value, along = _jax.linearize(f, root)
    # Nothing, but what changes with all that the function closes over.
    off = _jax.tree.map(lambda it: it - stop(it), f(root))
    step = tangent_solve(_jax.tree_util.Partial(lambda it: _jax.jvp(f, (root,), (it,))[1]), off)
    root = _jax.tree.map(lambda at, by: at - by, root, step)
    return (root, aux) if has_aux else root


def dce_sink(val, *, prevent_mlir_dce=False):
    """Uses values, so that what computes them is kept."""


def pbroadcast(x, axis_name, source):
    """What the device of the number `source` along a mapped axis has, on each of them.

    >>> jax.vmap(lambda x: lax.pbroadcast(x, "i", 1), axis_name="i")(jnp.arange(3))
    Array([1, 1, 1], dtype=int32)
    """
    return _jax.tree.map(lambda it: _lax.all_gather(it, axis_name)[source], x)


def stage(x, /):
    """The value as it is.

    >>> lax.stage(2.0)
    Array(2., dtype=float32, weak_type=True)
    """
    return _jnp.asarray(x)


class _Token:
    """What orders effects: it has no value."""


def create_token(_=None):
    """What orders effects, to begin with."""
    return _Token()


def after_all(*operands):
    """What orders effects behind several others."""
    return _Token()


def ragged_dot(
    lhs, rhs, group_sizes, precision=None, preferred_element_type=None, group_offset=None, out_sharding=None
):
    """The product of a matrix whose rows belong to groups, one after the other, each with a matrix of its own.

    Rows behind the last group give zeros.

    >>> lax.ragged_dot(jnp.ones((3, 2)), jnp.arange(4.0).reshape(2, 2, 1), jnp.array([1, 2]))
    Array([[1.],
           [5.],
           [5.]], dtype=float32)
    """
    if group_offset is not None:
        raise NotImplementedError("lax.ragged_dot with group_offset")
    ends = _jnp.cumsum(group_sizes)
    starts = ends - group_sizes
    rows = _lax.broadcasted_iota(ends.dtype, (len(group_sizes), lhs.shape[0]), 1)
    belongs = (rows >= starts[:, None]) & (rows < ends[:, None])
    # Each group's matrix with all rows but its own left out.
    parts = _jnp.where(belongs[:, :, None], lhs[None], _jnp.zeros((), lhs.dtype))
    return _lax.dot_general(
        parts, rhs, (((0, 2), (0, 1)), ((), ())), precision=precision, preferred_element_type=preferred_element_type
    )


def _mulhi(x, y):
    dtype = x.dtype
    bits = 8 * dtype.itemsize
    half, mask = bits // 2, (1 << bits // 2) - 1
    low_x, high_x, low_y, high_y = x & mask, x >> half, y & mask, y >> half
    unsigned = _jnp.dtype(f"uint{bits}")
    carried = high_x * low_y + (_lax.bitcast_convert_type(
        _lax.shift_right_logical(
            _lax.bitcast_convert_type(low_x * low_y, unsigned), _jnp.asarray(half, unsigned)
        ), dtype
    ))
    middle = low_x * high_y + (carried & mask)
    return high_x * high_y + (carried >> half) + (middle >> half)


def _elementwise(name, impl):
    # A primitive of this name, which is what `impl` computes.
    from jax._src.core import Primitive
    from jax.core import ShapedArray
    from jax.interpreters import batching, mlir

    made = Primitive(name)
    made.def_impl(impl)
    made.def_abstract_eval(lambda x, *rest, **params: ShapedArray(x.shape, x.dtype))
    batching.defbroadcasting(made)
    mlir.register_lowering(made, mlir.lower_fun(impl, multiple_results=False))
    return made


_mulhi_p = None


def mulhi(x, y, /):
    """The upper half of the bits of the product of two integers.

    >>> lax.mulhi(jnp.array([2**30, -5]), jnp.array([2**30, 7]))
    Array([268435456,        -1], dtype=int32)
    """
    global _mulhi_p
    if _mulhi_p is None:
        _mulhi_p = _elementwise("mulhi", _mulhi)
    x, y = _jnp.asarray(x), _jnp.asarray(y)
    if not _jnp.issubdtype(x.dtype, _jnp.integer):
        raise TypeError(
            f"mulhi does not accept dtype {x.dtype} at position 0. Accepted dtypes at position 0 are subtypes of integer."
        )
    return _mulhi_p.bind(x, y)


def polynomial(x, coeffs, *, unroll=None):
    """The polynomial whose coefficients are given from the constant one on.

    >>> lax.polynomial(jnp.array([1.0, 2.0]), [1.0, 2.0, 3.0])
    Array([ 6., 17.], dtype=float32)
    """
    return _special().polynomial(x, coeffs, unroll=unroll)


def _special():
    from jax._src.lax import special

    return special


def igamma(a, x):
    """The regularized lower incomplete gamma function, element by element.

    >>> lax.igamma(2.0, 1.0)
    Array(0.26424113, dtype=float32, weak_type=True)
    """
    return _special().igamma(a, x)


def igammac(a, x):
    """The regularized upper incomplete gamma function, element by element.

    >>> lax.igammac(2.0, 1.0)
    Array(0.7357589, dtype=float32, weak_type=True)
    """
    return _special().igammac(a, x)


def igamma_grad_a(a, x):
    """The derivative of `igamma` along `a`.

    >>> lax.igamma_grad_a(2.0, 1.0)
    Array(-0.27619603, dtype=float32, weak_type=True)
    """
    return _special().igamma_grad_a(a, x)


def random_gamma_grad(a, x):
    """The derivative along `a` of a sample `x` of the gamma distribution with this shape.

    >>> lax.random_gamma_grad(jnp.array([2.0]), jnp.array([1.0]))
    Array([0.7507787], dtype=float32)
    """
    return _special().random_gamma_grad(a, x)


def betainc(a, b, x):
    """The regularized incomplete beta function, element by element.

    >>> lax.betainc(2.0, 3.0, 0.5)
    Array(0.6875, dtype=float32, weak_type=True)
    """
    return _special().betainc(a, b, x)


def zeta(x, q):
    """The zeta function of Hurwitz, element by element.

    >>> lax.zeta(2.0, 1.0)
    Array(1.644934, dtype=float32, weak_type=True)
    """
    return _special().zeta(x, q)


def polygamma(m, x):
    """The derivative of `digamma` of the order `m`, element by element.

    >>> lax.polygamma(1.0, 2.0)
    Array(0.64493406, dtype=float32, weak_type=True)
    """
    return _special().polygamma(m, x)
