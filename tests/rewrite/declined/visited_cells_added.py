# declined: visited
import jax
import jax.numpy as jnp


class Robot:
    def __init__(self):
        self.cell = 0
        self.visited = {0}

    def move(self, x):
        self.cell += 2
        self.visited.add(self.cell)
        return x + len(self.visited)


robot = Robot()
move = jax.jit(robot.move)
for _ in range(3):
    print(move(1.0), sorted(robot.visited))
