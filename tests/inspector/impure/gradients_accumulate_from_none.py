import jax
import jax.numpy as jnp

accumulated = None
count = 0


@jax.jit
def accumulate(w, x):
    global accumulated, count
    g = jax.grad(lambda w: jnp.mean((x @ w) ** 2))(w)
    accumulated = g if accumulated is None else accumulated + g  #~ global accumulated ; branch accumulated is None = True ; global_write accumulated ; leaked_tracer accumulated
    count += 1  #~ global count = 0 ; global_write count
    return accumulated / count


w = jnp.array([1.0, -1.0])
for i in range(3):
    print(accumulate(w, jnp.array([[1.0 + i, 2.0], [0.0, 1.0]])))  #! accumulated None -> a tracer
