import jax, jax.numpy as jnp
import types

const = types.ModuleType("const")
const.G = 1.0
const.SOFT = 0.1

@jax.jit
def accel(pos, mass):
    d = pos[None] - pos[:, None]
    r2 = jnp.sum(d ** 2, -1) + const.SOFT ** 2
    return const.G * jnp.sum(mass[None, :, None] * d / r2[..., None] ** 1.5, 1)  #~ attribute const.G = 1.0

pos = jnp.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0]])
mass = jnp.array([1.0, 0.5, 2.0])
print(accel(pos, mass)[0])
const.G = 4.0
print(accel(pos, mass)[0])  #! const.G first
