"""Functions of jax.lax that hardly a program needs, and those that cannot be here."""

import enum as _enum

import jax as _jax
from jax import lax as _lax, numpy as _jnp, tree_util as _tree_util
from jax._src.library import linear_solve as _linear_solve

DotAlgorithmPreset = _enum.Enum(
    "DotAlgorithmPreset",
    """
    DEFAULT ANY_F8_ANY_F8_F32 ANY_F8_ANY_F8_F32_FAST_ACCUM ANY_F8_ANY_F8_ANY ANY_F8_ANY_F8_ANY_FAST_ACCUM F16_F16_F16
    F16_F16_F32 BF16_BF16_BF16 BF16_BF16_F32 BF16_BF16_F32_X3 BF16_BF16_F32_X6 BF16_BF16_F32_X9 TF32_TF32_F32
    TF32_TF32_F32_X3 F32_F32_F32 F64_F64_F64
    """,
    module="jax._src.lax.lax",
)
DotAlgorithmPreset.__doc__ = "In which dtypes products are to be computed and summed, by name; here all are as exact as their dtype."
DotAlgorithmPreset.__str__ = lambda self: self.name


def empty(shape, dtype, *, out_sharding=None):
    """An array of a shape and dtype whose elements do not matter: zeros.

    >>> lax.empty((2,), jnp.float32).shape
    (2,)
    """
    return _lax.full(shape, 0, dtype)


def composite(decomposition, name, version=0):
    """A function that does what `decomposition` does; a compiler could know it by its name, here none does.

    >>> lax.composite(lambda x: x + 1, name="my.increment")(2.0)
    Array(3., dtype=float32, weak_type=True)
    """

    def composed(*args, **kwargs):
        leaves, tree = _tree_util.tree_flatten(args)
        own = _jax.custom_jvp(lambda *leaves: decomposition(*_tree_util.tree_unflatten(tree, leaves), **kwargs))
        own.defjvp(_no_derivative)
        return own(*[_jnp.asarray(it) for it in leaves])

    return composed


def _no_derivative(primals, tangents):
    raise ValueError(
        "JVP rule for composite not implemented. You can use `jax.custom_jvp` to add support. "
        "See https://docs.jax.dev/en/latest/_autosummary/jax.custom_jvp.html"
    )


def custom_linear_solve(matvec, b, solve, transpose_solve=None, symmetric=False, has_aux=False):
    """What `solve(matvec, b)` gives: the `x` for which the linear function `matvec` gives `b`.

    Derivatives solve the same system again, and reverse ones the transposed system by `transpose_solve`.

    >>> lax.custom_linear_solve(lambda x: 2.0 * x, jnp.array([4.0]), lambda f, b: b / f(1.0))
    Array([2.], dtype=float32)
    """
    if transpose_solve is None and symmetric:
        transpose_solve = solve
    leaves, tree = _tree_util.tree_flatten(b)
    rebuilt = lambda arrays: _tree_util.tree_unflatten(tree, arrays)

    def checked(found, name):
        own = _tree_util.tree_structure(found)
        if own != tree:
            raise TypeError(f"{name}() output pytree structure must match b, got {own} and {tree}.")
        return _tree_util.tree_leaves(found)

    aux = []

    def solved(function, name):
        def of_arrays(*arrays):
            found = function(rebuilt(arrays))
            if not has_aux:
                return checked(found, name)
            found, more = found
            aux[:] = [_tree_util.tree_structure(more)]
            return checked(found, name) + _tree_util.tree_leaves(more)

        return of_arrays

    of_map = lambda *arrays: checked(matvec(rebuilt(arrays)), "matvec")
    transposed = None
    if transpose_solve is not None:
        back = matvec if symmetric else lambda ct: _jax.linear_transpose(matvec, b)(ct)[0]
        transposed = solved(lambda ct: transpose_solve(back, ct), "transpose_solve")
    found = _linear_solve(of_map, of_map if symmetric else None, solved(lambda b: solve(matvec, b), "solve"), transposed, *leaves)
    if not has_aux:
        return rebuilt(found)
    return rebuilt(found[: len(leaves)]), _tree_util.tree_unflatten(aux[0], found[len(leaves) :])


def ragged_dot_general(
    lhs, rhs, group_sizes, ragged_dot_dimension_numbers, precision=None, preferred_element_type=None, group_offset=None
):
    """`ragged_dot` by dimension numbers, which are to be those of `ragged_dot`.

    >>> numbers = lax.RaggedDotDimensionNumbers((((1,), (1,)), ((), ())), [0], [0])
    >>> lax.ragged_dot_general(jnp.ones((3, 2)), jnp.arange(4.0).reshape(2, 2, 1), jnp.array([1, 2]), numbers)
    Array([[1.],
           [5.],
           [5.]], dtype=float32)
    """
    dims, ragged, groups = ragged_dot_dimension_numbers
    plain = tuple(tuple(map(tuple, pair)) for pair in dims) == (((1,), (1,)), ((), ()))
    if not plain or list(ragged) != [0] or list(groups) != [0]:
        raise NotImplementedError("lax.ragged_dot_general of other dimensions than lax.ragged_dot has")
    return _lax.ragged_dot(
        lhs, rhs, group_sizes, precision=precision, preferred_element_type=preferred_element_type, group_offset=group_offset
    )


def scaled_dot(lhs, rhs, *, lhs_scale=None, rhs_scale=None, dimension_numbers=None, preferred_element_type=None):
    """The product of two matrices, or by dimension numbers, of which blocks are scaled: each scale counts for several elements.

    >>> lax.scaled_dot(jnp.ones((1, 4)), jnp.ones((4, 1)), lhs_scale=jnp.array([[2.0, 4.0]])).shape
    (1, 1)
    """
    dtype = preferred_element_type or _jnp.bfloat16

    def whole(x, scale):
        x = x.astype(dtype)
        if scale is None:
            return x
        for axis, (size, count) in enumerate(zip(x.shape, scale.shape)):
            if size != count:
                scale = _jnp.repeat(scale, size // count, axis)
        return x * scale.astype(dtype)

    lhs, rhs = whole(lhs, lhs_scale), whole(rhs, rhs_scale)
    if dimension_numbers is None:
        dimension_numbers = (((lhs.ndim - 1,), (rhs.ndim - 2,)), (tuple(range(lhs.ndim - 2)), tuple(range(rhs.ndim - 2))))
    return _lax.dot_general(lhs, rhs, dimension_numbers, preferred_element_type=dtype)


def _out(name, reason):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"lax.{name}: {reason}")

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = f"Refused: {reason}."
    return refused


psum_scatter_start = _out("psum_scatter_start", "nothing runs while other devices send; lax.psum_scatter does the same at once")
ragged_all_to_all = _out("ragged_all_to_all", "parts of different sizes are not sent here; lax.all_to_all sends equal ones")
rng_bit_generator = _out("rng_bit_generator", "its bits are those of one processor's generator; jax.random has the same everywhere")
rng_uniform = _out("rng_uniform", "its numbers depend on the state of one processor; jax.random.uniform has the same everywhere")
