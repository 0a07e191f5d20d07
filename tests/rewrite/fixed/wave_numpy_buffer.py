import jax, jax.numpy as jnp
import numpy as np

trace = np.zeros(5, dtype=np.float32)
cursor = 0

def wave(u, prev):
    lap = jnp.roll(u, 1) + jnp.roll(u, -1) - 2 * u
    return 2 * u - prev + 0.25 * lap * damping

wave = jax.jit(wave)
damping = 1.0
u = jnp.zeros(8).at[4].set(1.0)
prev = u
for n in range(5):
    u, prev = wave(u, prev), u
    trace[cursor] = u[4]
    cursor += 1
    damping *= 0.9
print(trace)
