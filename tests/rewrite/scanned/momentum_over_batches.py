import jax
import jax.numpy as jnp

batches = [jnp.arange(4.0) + k for k in range(6)]


@jax.jit
def step(w, velocity, batch):
    gradient = jnp.mean(2 * (w - batch))
    velocity = 0.9 * velocity + gradient
    return w - 0.05 * velocity, velocity, jnp.mean((w - batch) ** 2)


w, velocity = jnp.array(0.0), jnp.array(0.0)
for batch in batches:
    w, velocity, loss = step(w, velocity, batch)
    print(loss)
print("end", w, velocity)
