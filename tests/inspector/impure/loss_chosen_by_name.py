import jax
import jax.numpy as jnp

LOSSES = {
    "l2": lambda p, t: jnp.mean((p - t) ** 2),
    "l1": lambda p, t: jnp.mean(jnp.abs(p - t)),
}


class Objective:
    def __init__(self, name):
        self.name = name

    def __call__(self, p, t):
        return LOSSES[self.name](p, t)  #~ attribute self.name = 'l2'


objective = Objective("l2")


@jax.jit
def evaluate(p, t):
    return objective(p, t)


p, t = jnp.array([0.0, 3.0]), jnp.array([1.0, 1.0])
print(evaluate(p, t))
objective.name = "l1"
print(evaluate(p, t))  #! self.name
