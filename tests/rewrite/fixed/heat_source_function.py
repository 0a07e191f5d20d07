import jax, jax.numpy as jnp

source = lambda x, t: 0.0 * x

@jax.jit
def heat(u, t):
    x = jnp.linspace(0, 1, u.shape[0])
    lap = jnp.roll(u, 1) - 2 * u + jnp.roll(u, -1)
    return u + 0.1 * lap + 0.1 * source(x, t)

u = jnp.ones(4)
u = heat(u, 0.0)
print(u)
source = lambda x, t: jnp.sin(jnp.pi * x) * t
u = heat(u, 1.0)
print(u)
