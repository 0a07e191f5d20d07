import jax
import jax.numpy as jnp


class Schedule:
    def __init__(self, start):
        self.epsilon = start

    def decay(self):
        self.epsilon *= 0.5


@jax.jit
def choose(q, u, epsilon):
    return jnp.where(u < epsilon, 0, jnp.argmax(q))


schedule = Schedule(1.0)
q = jnp.array([0.0, 1.0])
for _ in range(3):
    print(choose(q, 0.6, schedule.epsilon))
    schedule.decay()
