"""How pickles keep arrays."""

import jax as _jax
import numpy as _np


def _reconstruct_array(fun, args, arr_state, aval_state):
    made = fun(*args)
    made.__setstate__(arr_state)
    made = _jax.numpy.asarray(made)
    return _jax.lax._convert_element_type(made, new_dtype=made.dtype, weak_type=True) if aval_state["weak_type"] else made


def _reduced(this):
    if _jax.dtypes.issubdtype(this.dtype, _jax.dtypes.prng_key):
        return _jax.random.wrap_key_data, (_jax.random.key_data(this),)
    fun, args, state = _np.asarray(this).__reduce__()
    return _reconstruct_array, (fun, args, state, {"weak_type": this.weak_type})
