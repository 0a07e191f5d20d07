import itertools
import jax
import jax.numpy as jnp

turns = itertools.cycle(["critic", "critic", "generator"])

def critic_loss(c, g, z):
    return jnp.mean(c * (g * z)) - jnp.mean(c * (z + 2.0)) + 0.1 * c ** 2

@jax.jit
def step(c, g, z):
    who = next(turns)
    dc, dg = jax.grad(critic_loss, argnums=(0, 1))(c, g, z)
    if who == "critic":
        c = c - 0.1 * dc
    else:
        g = g + 0.1 * dg
    return c, g

c, g = jnp.array(0.5), jnp.array(1.0)
z = jnp.array([0.5, -0.2, 1.0])
for i in range(6):
    c, g = step(c, g, z)
    print(i, f"{float(c):.4f} {float(g):.4f}")
