import jax
import jax.numpy as jnp

dtypes = [jnp.float32, jnp.float16, jnp.int32]
turn = 0


@jax.jit
def quantize(x):
    global turn
    y = x.astype(dtypes[turn % 3])  #~ global turn = 0
    turn += 1  #~ global_write turn
    return y


x = jnp.array([1.25, 2.75])
for _ in range(3):
    print(quantize(x).dtype)  #! turn 0 -> 1
