import jax
import jax.numpy as jnp


def batches(n):
    for k in range(n):
        yield jnp.full(3, float(k))


@jax.jit
def add(total, batch):
    return total + batch.sum()


total = 0.0
for batch in batches(4):
    total = add(total, batch)
print(total)
