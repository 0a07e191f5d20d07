import jax
import jax.numpy as jnp

evaluations = 0


def loss(w):
    global evaluations
    evaluations += 1  #~ global evaluations = 0 ; global_write evaluations
    return jnp.sum(w ** 2) / evaluations


@jax.jit
def step(w):
    g = jax.grad(loss)(w)
    return w - 0.1 * g


w = jnp.array([1.0, 2.0])
for _ in range(3):
    w = step(w)  #! evaluations 0 -> 1
    print(evaluations, w)
