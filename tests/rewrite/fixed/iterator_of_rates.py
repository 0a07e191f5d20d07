import jax
import jax.numpy as jnp

rates = iter([0.5, 0.25, 0.125, 0.0625])


@jax.jit
def step(w, x):
    lr = next(rates)
    return w - lr * (w - x)


w = jnp.array(10.0)
for t in range(4):
    w = step(w, 2.0)
    print(t, w)
