import jax
import jax.numpy as jnp

temperature = 1.0
accepted = 0


def energy(x):
    return jnp.sum(x ** 2) + jnp.sum(jnp.cos(3 * x))


@jax.jit
def step(x, proposal, u):
    global temperature, accepted
    delta = energy(proposal) - energy(x)
    accept = u < jnp.exp(-delta / temperature)
    accepted = accepted + accept
    temperature *= 0.5
    return jnp.where(accept, proposal, x)


x = jnp.array([1.0, -1.0])
for i in range(4):
    x = step(x, x * 0.8 + 0.1 * i, 0.5)
    print(x)
print(accepted, temperature)
