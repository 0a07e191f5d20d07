"""The rest of jax.nn."""

import dataclasses as _dataclasses

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


@_dataclasses.dataclass
class _BlockScaleConfig:
    mode: str
    block_size: int
    data_type: object
    scale_type: object
    global_scale: object
    infer_only: bool


def get_scaled_dot_general_config(mode, global_scale=None):
    """How blocks of an operand are to be scaled, by the name of a format.

    >>> jax.nn.get_scaled_dot_general_config("mxfp8").block_size
    32
    """
    if mode == "nvfp4":
        if global_scale is None:
            global_scale = _jnp.ones((1,), _jnp.float32)
        return _BlockScaleConfig(mode, 16, _jnp.float4_e2m1fn, _jnp.float8_e4m3fn, global_scale, False)
    if mode not in ("mxfp8", "mxfp4"):
        raise ValueError(f"Unsupported mode: {mode}")
    data_type = _jnp.float8_e4m3fn if mode == "mxfp8" else _jnp.float4_e2m1fn
    return _BlockScaleConfig(mode, 32, data_type, _jnp.float8_e8m0fnu, None, False)


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
