"""The logarithm of the normal distribution's shares, and what a linear function's transpose keeps of weak types."""
import jax
import jax.numpy as jnp
from jax.scipy.special import log_ndtr
from jax.scipy.stats import norm

x = jnp.array([-30.0, -12.0, -9.0, -1.0, 0.0, 1.0, 4.5, 6.0])
print(norm.logcdf(x).round(3), norm.logcdf(1.0, 0.5, 2.0), norm.logcdf(3, 0, 2))
print(jax.vmap(jax.grad(norm.logcdf))(x).round(3))
print(log_ndtr(x, 0).round(2), log_ndtr(x, 5).round(2))
print(jax.make_jaxpr(norm.logcdf)(x))
print(jax.make_jaxpr(log_ndtr)(1.0))
print(jax.make_jaxpr(lambda x: jax.jvp(log_ndtr, (x,), (x,)))(x))


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: log_ndtr(1))
t(lambda: log_ndtr(jnp.float16(1)))
t(lambda: log_ndtr(1.0, 31))
t(lambda: log_ndtr(1.0, -1))
t(lambda: log_ndtr(1.0, 2.0))

for primal in [1.0, jnp.float32(1.0)]:
    for cotangent in [3.0, jnp.float32(3.0)]:
        print(jax.linear_transpose(lambda x: x * 2.0, primal)(cotangent))
