"""The limits of dtypes."""
import numpy as np
import jax.numpy as jnp

for dtype in (np.float16, np.float32, np.float64, np.complex64):
    print(repr(np.finfo(dtype)))
    print(np.finfo(dtype))
for dtype in (jnp.bfloat16, jnp.float8_e4m3fn, jnp.float8_e5m2):
    print(repr(jnp.finfo(dtype)))
    print(jnp.finfo(dtype))
info = jnp.finfo(jnp.float32)
print(info.machep, info.negep, info.iexp, info.eps, info.max, info.dtype, info.bits)
for limits in (np.iinfo(np.int8), np.iinfo(np.uint64), jnp.iinfo("int4"), jnp.iinfo(jnp.int32)):
    print(repr(limits), limits.max, limits.bits)
    print(limits)
