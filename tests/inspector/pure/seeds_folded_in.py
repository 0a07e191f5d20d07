import jax
import jax.numpy as jnp

base = jax.random.key(3)
step = 0


@jax.jit
def noise(key, step):
    return jax.random.uniform(jax.random.fold_in(key, step), (2,))


for _ in range(3):
    value = noise(base, step)
    step += 1
    print(step, value.shape)
print(jnp.allclose(noise(base, 0), noise(base, 0)))
