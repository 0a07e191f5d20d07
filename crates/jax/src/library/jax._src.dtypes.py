"""What packages ask about dtypes."""

import numpy as _np
from jax.dtypes import TypePromotionError as TypePromotionError, bfloat16 as bfloat16, extended as extended
from jax.dtypes import canonicalize_dtype as canonicalize_dtype, finfo as finfo, float0 as float0, iinfo as iinfo
from jax.dtypes import issubdtype as issubdtype, prng_key as prng_key, result_type as result_type

DType = _np.dtype


class ExtendedDType:
    """A dtype with rules of its own."""


def supports_inf(dtype):
    """Whether a dtype has infinities."""
    return issubdtype(dtype, _np.inexact)
