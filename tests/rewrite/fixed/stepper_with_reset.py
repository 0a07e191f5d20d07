import jax
import jax.numpy as jnp

def make_stepper():
    t = 0
    v = jnp.zeros(2)

    def step(g):
        nonlocal t, v
        t += 1
        v = 0.9 * v + g
        return v / (1 - 0.9 ** t)

    def reset():
        nonlocal t, v
        t, v = 0, jnp.zeros(2)

    return jax.jit(step), reset

step, reset = make_stepper()
g = jnp.array([1.0, 2.0])
print(step(g)); print(step(g))
reset()
print(step(g))
