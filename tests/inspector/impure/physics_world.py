import jax
import jax.numpy as jnp

GRAVITY = jnp.array([0.0, -9.8])


class World:
    def __init__(self, dt):
        self.dt = dt
        self.wind = 0.0
        self.bodies = []

    def force(self, v):
        return GRAVITY + jnp.array([self.wind, 0.0]) - 0.1 * v  #~ attribute self.wind


world = World(0.1)


@jax.jit
def integrate(state):
    position, velocity = state
    velocity = velocity + world.dt * world.force(velocity)
    return position + world.dt * velocity, velocity


state = (jnp.zeros(2), jnp.array([1.0, 0.0]))
for t in range(3):
    if t == 1:
        world.wind = 5.0
    state = integrate(state)  #! self.wind
    print(state[0])
