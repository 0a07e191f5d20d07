import jax, jax.numpy as jnp

pet = {"hunger": 5.0, "mood": 5.0, "age": 0}

def clampv(v):
    return jnp.clip(v, 0.0, 10.0)

@jax.jit
def tick(food, play):
    pet["hunger"] = clampv(pet["hunger"] + 1.0 - food)
    pet["mood"] = clampv(pet["mood"] + play - 0.2 * pet["hunger"])
    pet["age"] += 1
    return pet["mood"]

for food, play in [(0.0, 1.0), (3.0, 0.0), (0.0, 2.0)]:
    print(tick(food, play))
print(int(pet["age"]))
