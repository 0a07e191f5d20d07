import jax
import jax.numpy as jnp


class GridWorld:
    def __init__(self):
        self.position = (0, 0)
        self.goal = jnp.array([2, 2])

    def move(self, dx, dy):
        x, y = self.position
        self.position = (x + dx, y + dy)


world = GridWorld()


@jax.jit
def distance(scale):
    x, y = world.position  #~ attribute world.position
    return scale * jnp.sum(jnp.abs(world.goal - jnp.array([x, y])))


print(distance(1))
world.move(1, 0)
print(distance(1))  #! world.position
world.move(0, 1)
print(distance(1))  #! world.position
