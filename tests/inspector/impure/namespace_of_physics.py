import jax
import jax.numpy as jnp
from types import SimpleNamespace

physics = SimpleNamespace(drag=lambda v: 0.1 * v, g=9.81)

@jax.jit
def accelerate(v):
    return -physics.g - physics.drag(v)  #~ attribute physics.g = 9.81 ; attribute physics.drag

v = jnp.float32(2.0)
print(accelerate(v))
physics.drag = lambda v: 0.3 * v * jnp.abs(v)
print(accelerate(v))  #! physics.drag
physics.g = 1.62
print(accelerate(v))  #! physics.g 9.81 -> 1.62
