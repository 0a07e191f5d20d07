import jax, jax.numpy as jnp

inventory = set()
LOCKED = {"door"}

@jax.jit
def visibility(light):
    bonus = 2.0 if "lamp" in inventory else 0.5  #~ element inventory ; branch "lamp" in inventory = False
    return light * bonus * (0.1 if "door" in LOCKED else 1.0)  #~ element LOCKED ; branch "door" in LOCKED = True

print(visibility(3.0))
inventory.add("lamp")
print(visibility(3.0))  #! inventory first
LOCKED.discard("door")
print(visibility(3.0))  #! inventory first
