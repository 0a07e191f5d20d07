import jax
import jax.numpy as jnp


def betas():
    b = 0.1
    while True:
        yield b
        b = min(0.9, b * 2)


schedule = betas()


@jax.jit
def diffuse(x):
    beta = next(schedule)  #~ iterator_advanced schedule
    return jnp.sqrt(1 - beta) * x


x = jnp.array([1.0, 2.0])
for _ in range(4):
    x = diffuse(x)
    print(x)
