import jax, jax.numpy as jnp

RULE = [0, 1, 1, 1, 1, 0, 0, 0]

@jax.jit
def evolve(cells):
    left, right = jnp.roll(cells, 1), jnp.roll(cells, -1)
    idx = 4 * left + 2 * cells + right
    return jnp.array(RULE)[idx]  #~ element RULE

c = jnp.zeros(8, jnp.int32).at[4].set(1)
for gen in range(3):
    c = evolve(c)  #! RULE first
    print("".join(".#"[int(v)] for v in c))
    RULE[gen] = 1 - RULE[gen]
