"""The rest of jax.nn."""

from jax import lax as _lax, numpy as _jnp


def scaled_matmul(lhs, rhs, lhs_scales, rhs_scales, preferred_element_type=_jnp.float32):
    """For each matrix of a stack the product of `lhs` and the transpose of `rhs`, of which blocks along the last axis are
    scaled.

    >>> ones = jnp.ones((1, 1, 4))
    >>> jax.nn.scaled_matmul(ones, ones, jnp.array([[[2.0, 4.0]]]), jnp.array([[[1.0, 1.0]]]))
    Array([[[12.]]], dtype=float32)
    """
    for name, it in (("lhs", lhs), ("rhs", rhs)):
        if it.ndim != 3:
            raise ValueError(f"scaled_matmul requires all inputs to be 3-dimensional arrays; {name} has {it.ndim} dimensions")

    def whole(x, scales):
        blocks = _jnp.repeat(scales.astype(preferred_element_type), x.shape[-1] // scales.shape[-1], axis=-1)
        return x.astype(preferred_element_type) * blocks

    lhs, rhs = whole(lhs, lhs_scales), whole(rhs, rhs_scales)
    return _lax.dot_general(lhs, rhs, (((2,), (2,)), ((0,), (0,))), preferred_element_type=preferred_element_type)


def get_scaled_dot_general_config(mode, global_scale=None):
    """Refused: numbers are not quantized here."""
    raise NotImplementedError("jax.nn.get_scaled_dot_general_config: arrays are not quantized into scaled blocks here")


def scaled_dot_general(
    lhs, rhs, dimension_numbers, preferred_element_type=_jnp.float32, configs=None, implementation=None
):
    """A product by dimension numbers; one that quantizes its operands, which `configs` would ask for, is refused.

    >>> jax.nn.scaled_dot_general(jnp.ones(2), jnp.ones(2), (((0,), (0,)), ((), ())))
    Array(2., dtype=float32)
    """
    if configs is not None:
        raise NotImplementedError("jax.nn.scaled_dot_general with configs: arrays are not quantized into scaled blocks here")
    return _lax.dot_general(lhs, rhs, dimension_numbers, preferred_element_type=preferred_element_type)
