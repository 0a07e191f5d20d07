"""Primitives of whole trees, and values that a program lowers to arrays itself."""

from jax._src.core import AbstractValue as AbstractValue, ShapedArray as ShapedArray, Zero as Zero
from jax._src.hijax import HiPrim as HiPrim, HiType as HiType, bdims_at_front as bdims_at_front
from jax._src.hijax import register_hitype as register_hitype
from jax._src.state.types import AbstractRef as AbstractRef
from jax.interpreters.ad import instantiate_zeros as instantiate_zeros, is_undefined_primal as is_undefined_primal


class aval_property:
    """A property that a value has while it is traced: a function of the value."""

    def __init__(self, fget):
        self.fget = fget


class aval_method:
    """A method that a value has while it is traced: a function of the value and of arguments."""

    def __init__(self, fun):
        self.fun = fun
