import jax, jax.numpy as jnp

pet = {"hunger": 5.0, "mood": 5.0, "age": 0}

def clampv(v):
    return jnp.clip(v, 0.0, 10.0)

@jax.jit
def tick(food, play):
    pet["hunger"] = clampv(pet["hunger"] + 1.0 - food)  #~ element pet["hunger"] = 5.0 ; container_write pet["hunger"] ; leaked_tracer pet["hunger"]
    pet["mood"] = clampv(pet["mood"] + play - 0.2 * pet["hunger"])  #~ element pet["mood"] = 5.0 ; container_write pet["mood"] ; leaked_tracer pet["mood"]
    pet["age"] += 1  #~ element pet["age"] = 0 ; container_write pet["age"]
    return pet["mood"]

for food, play in [(0.0, 1.0), (3.0, 0.0), (0.0, 2.0)]:
    print(tick(food, play))  #! pet["hunger"] first
print(int(pet["age"]))
