import jax
import jax.numpy as jnp


class GridWorld:
    def __init__(self, size):
        self.size = size
        self.goal = (size - 1, size - 1)

    def reward(self, pos):
        gx, gy = self.goal  #~ attribute self.goal
        return -(jnp.abs(pos[0] - gx) + jnp.abs(pos[1] - gy))

    def move_goal(self, x, y):
        self.goal = (x, y)


env = GridWorld(4)
reward = jax.jit(env.reward)
print(reward(jnp.array([0, 0])))
env.move_goal(1, 1)
print(reward(jnp.array([0, 0])))  #! self.goal
env.move_goal(2, 1)
print(reward(jnp.array([3, 3])))  #! self.goal
