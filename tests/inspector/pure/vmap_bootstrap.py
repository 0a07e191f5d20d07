import jax, jax.numpy as jnp

data = jnp.array([1.0, 2.0, 3.0, 10.0])

@jax.jit
def bootstrap(key):
    idx = jax.random.randint(key, (50, 4), 0, 4)
    return jax.vmap(lambda i: data[i].mean())(idx).std()

keys = jax.random.split(jax.random.key(0), 3)
seen = []
for k in keys:
    seen.append(float(bootstrap(k)))
print(len(set(seen)))
