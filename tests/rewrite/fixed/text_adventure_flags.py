import jax, jax.numpy as jnp

inventory = set()
LOCKED = {"door"}

@jax.jit
def visibility(light):
    bonus = 2.0 if "lamp" in inventory else 0.5
    return light * bonus * (0.1 if "door" in LOCKED else 1.0)

print(visibility(3.0))
inventory.add("lamp")
print(visibility(3.0))
LOCKED.discard("door")
print(visibility(3.0))
