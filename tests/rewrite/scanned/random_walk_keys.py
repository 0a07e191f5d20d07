import jax
import jax.numpy as jnp

key = jax.random.key(0)
position = jnp.zeros(2)
path = []
for _ in range(10):
    key, sub = jax.random.split(key)
    position = position + jax.random.normal(sub, (2,))
    path.append(position)
path = jnp.stack(path)
print(path.shape, path[-1], jnp.max(jnp.abs(path)))
