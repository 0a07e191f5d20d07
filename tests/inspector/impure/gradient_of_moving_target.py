import jax
import jax.numpy as jnp

target = 3.0


def loss(w):
    return (w - target) ** 2  #~ global target = 3.0


grad = jax.jit(jax.grad(loss))
w = 0.0
for _ in range(3):
    w = w - 0.25 * grad(w)  #! target
    target -= 1.0
    print(w)
