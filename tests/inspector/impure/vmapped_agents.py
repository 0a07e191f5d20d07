import jax, jax.numpy as jnp

world = {"wind": jnp.array([0.1, 0.0]), "step": 0}

def move(pos, heading):
    d = jnp.array([jnp.cos(heading), jnp.sin(heading)])
    return pos + 0.5 * d + world["wind"]  #~ captured_array world["wind"]

move_all = jax.jit(jax.vmap(move))
pos = jnp.zeros((3, 2))
heading = jnp.array([0.0, 1.5, 3.0])
for _ in range(3):
    pos = move_all(pos, heading)  #! world["wind"] first
    world["wind"] = world["wind"] * -2
    world["step"] += 1
print(pos)
