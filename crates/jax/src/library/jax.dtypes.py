"""What jax.dtypes offers."""

import numpy as _np
from jax import numpy as _jnp
from jax._src.library import TypePromotionError as TypePromotionError, float0 as _float0

bfloat16 = _jnp.bfloat16
finfo = _jnp.finfo
iinfo = _jnp.iinfo
float0 = _float0


class extended(_np.generic):
    """The dtypes that NumPy does not have."""


class prng_key(extended):
    """The dtypes of random keys.

    >>> jnp.issubdtype(jax.random.key(0).dtype, jax.dtypes.prng_key)
    True
    """


def canonicalize_dtype(dtype, allow_extended_dtype=False):
    """The dtype that an array has for which this one is asked: without 64 bits where they are off.

    >>> jax.dtypes.canonicalize_dtype("int64")
    dtype('int32')
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _jnp.zeros((), dtype).dtype


def issubdtype(a, b):
    """Whether a dtype, or a kind of them, is below another.

    >>> jax.dtypes.issubdtype(jnp.bfloat16, np.floating)
    True
    """
    return _jnp.issubdtype(a, b)


def itemsize_bits(dtype):
    """How many bits an element has.

    >>> jax.dtypes.itemsize_bits(jnp.int16)
    16
    """
    return 8 * _np.dtype(dtype).itemsize


def result_type(*args, return_weak_type_flag=False):
    """The dtype that these promote to.

    >>> jax.dtypes.result_type(jnp.int32(1), 2.0)
    dtype('float32')
    """
    dtype = _jnp.result_type(*args)
    if not return_weak_type_flag:
        return dtype
    return dtype, all(getattr(_jnp.asarray(arg), "weak_type", False) for arg in args)


def scalar_type_of(x):
    """The type of Python's numbers that goes with the dtype of a number or array.

    >>> jax.dtypes.scalar_type_of(jnp.float32(1))
    <class 'float'>
    """
    if isinstance(x, (bool, int, float, complex)):
        return type(x)
    dtype = _jnp.asarray(x).dtype
    for kind, found in ((_np.bool_, bool), (_np.integer, int), (_jnp.floating, float), (_np.complexfloating, complex)):
        if _jnp.issubdtype(dtype, kind):
            return found
    raise TypeError(f"Invalid scalar value {x}")
