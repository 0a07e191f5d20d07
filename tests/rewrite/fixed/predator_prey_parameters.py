import jax
import jax.numpy as jnp

rates = dict(alpha=1.0, beta=0.5, gamma=0.5, delta=0.2)


def derivative(prey, predator):
    dprey = rates["alpha"] * prey - rates["beta"] * prey * predator
    dpredator = rates["delta"] * prey * predator - rates["gamma"] * predator
    return dprey, dpredator


@jax.jit
def step(prey, predator):
    a, b = derivative(prey, predator)
    return prey + 0.01 * a, predator + 0.01 * b


prey, predator = 2.0, 1.0
prey, predator = step(prey, predator)
prey, predator = step(prey, predator)
rates |= {"beta": 0.9}
prey, predator = step(prey, predator)
print(prey, predator)
