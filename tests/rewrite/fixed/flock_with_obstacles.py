import jax
import jax.numpy as jnp


class Flock:
    cohesion = 0.1

    def __init__(self, pos, vel):
        self.pos = pos
        self.vel = vel
        self.obstacles = []

    def add_obstacle(self, p):
        self.obstacles.append(jnp.array(p))

    def step(self, dt):
        center = self.pos.mean(0)
        acc = self.cohesion * (center - self.pos)
        for o in self.obstacles:
            acc = acc - 0.05 * (o - self.pos)
        self.vel = self.vel + dt * acc
        self.pos = self.pos + dt * self.vel
        return self.pos


flock = Flock(jnp.array([[0.0, 0.0], [1.0, 1.0]]), jnp.zeros((2, 2)))
step = jax.jit(flock.step)
print(step(0.5))
print(step(0.5))
flock.add_obstacle([2.0, 2.0])
print(step(0.5))
