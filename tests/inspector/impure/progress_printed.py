import jax
import jax.numpy as jnp


def report(step, value):
    print("step", step, "value", value)  #~ print


@jax.jit
def update(w):
    w = w * 0.5
    report(1, w)
    return w


w = jnp.array([1.0, 2.0])
for _ in range(2):
    w = update(w)
print(w)
