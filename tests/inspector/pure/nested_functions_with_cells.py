import jax
import jax.numpy as jnp


@jax.jit
def simulate(x):
    count = 0
    energy = 0.0

    def step(x):
        nonlocal count, energy
        count += 1
        energy = energy + x ** 2
        return 0.5 * x

    for _ in range(3):
        x = step(x)
    return x, energy / count


print(simulate(8.0))
print(simulate(4.0))
