import jax
import jax.numpy as jnp
from jax.experimental import checkify


def positive(x, i):
    checkify.check(i >= 0, "got {i}", i=i)
    return x[i]


try:
    checkify.checkify(positive)(jnp.arange(3.0), -1)
except TypeError as error:
    print(error)
error, out = jax.jit(checkify.checkify(positive))(jnp.arange(3.0), -1)
print(error.get())
error, out = checkify.checkify(positive)(jnp.arange(3.0), jnp.array(1))
print(error.get(), out)
error, out = checkify.checkify(lambda x, i: x[i], errors=checkify.index_checks)(jnp.arange(3), 5)
print(error.get())
error, out = checkify.checkify(lambda n, x: x * n, errors=checkify.float_checks)(2, jnp.nan * jnp.ones(()))
print(error.get(), out)
