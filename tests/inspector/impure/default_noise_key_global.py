import jax
import jax.numpy as jnp

key = jax.random.key(0)


def noise(shape):
    global key
    key, sub = jax.random.split(key)  #~ captured_array key ; global_write key ; leaked_tracer key
    return jax.random.normal(sub, shape)


@jax.jit
def perturb(x):
    return x + 0.1 * noise(x.shape)


for _ in range(3):
    print(perturb(jnp.zeros(2)))  #! key
