import jax, jax.numpy as jnp

def make_step(lr, momentum):
    @jax.jit
    def step(w, v, g):
        v = momentum * v - lr * g
        return w + v, v
    return step

w, v = jnp.ones(2), jnp.zeros(2)
for lr in (0.1, 0.01):
    step = make_step(lr, 0.9)
    for _ in range(2):
        w, v = step(w, v, 2 * w)
print(w, v)
