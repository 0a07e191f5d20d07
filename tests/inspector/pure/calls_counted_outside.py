import jax
import jax.numpy as jnp
traces = 0
@jax.jit
def f(x):
    return jnp.sum(x)
def call(x):
    global traces
    traces += 1
    return f(x)
print(call(jnp.ones(2)), call(jnp.ones(3)), traces)
