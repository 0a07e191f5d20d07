import jax
import jax.numpy as jnp


class Teacher:
    def __init__(self):
        self.forcing = 1.0


teacher = Teacher()


def cell(h, x):
    h = jnp.tanh(teacher.forcing * x + 0.5 * h)  #~ attribute teacher.forcing
    return h, h


@jax.jit
def run(xs):
    return jax.lax.scan(cell, 0.0, xs)[1]


xs = jnp.array([1.0, 0.5])
print(run(xs))
teacher.forcing = 0.1
print(run(xs))  #! teacher.forcing
