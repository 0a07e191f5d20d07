import jax
import jax.numpy as jnp


class Robot:
    def __init__(self):
        self.cell = 0
        self.visited = {0}

    def move(self, x):
        self.cell += 2  #~ attribute self.cell = 0 ; attribute_write self.cell
        self.visited.add(self.cell)  #~ container_write self.visited
        return x + len(self.visited)  #~ element len(self.visited) = 1


robot = Robot()
move = jax.jit(robot.move)
for _ in range(3):
    print(move(1.0), sorted(robot.visited))  #! self.cell 0 -> 2
