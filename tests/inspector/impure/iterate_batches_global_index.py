import jax, jax.numpy as jnp

data = jnp.arange(12.0).reshape(6, 2)
cursor = 0
BATCH = 2

@jax.jit
def next_batch_mean(w):
    global cursor
    batch = jax.lax.dynamic_slice(data, (cursor, 0), (BATCH, 2))  #~ global cursor = 0
    cursor = (cursor + BATCH) % 6  #~ global_write cursor
    return jnp.mean(batch @ w)

w = jnp.array([1.0, 0.5])
for _ in range(4):
    print(next_batch_mean(w))  #! cursor first
