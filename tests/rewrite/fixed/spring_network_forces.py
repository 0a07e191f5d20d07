import jax, jax.numpy as jnp

class Body:
    def __init__(self, x, m):
        self.x, self.v, self.m = jnp.array(x), jnp.zeros(2), m

class World:
    def __init__(self, bodies, springs):
        self.bodies, self.springs = bodies, springs
        self.time = 0.0

    def step(self, dt):
        forces = [jnp.array([0.0, -9.8]) * b.m for b in self.bodies]
        for i, j, k in self.springs:
            d = self.bodies[j].x - self.bodies[i].x
            forces[i] = forces[i] + k * d
            forces[j] = forces[j] - k * d
        for b, f in zip(self.bodies, forces):
            b.v = b.v + dt * f / b.m
            b.x = b.x + dt * b.v
        self.time += dt
        return jnp.stack([b.x for b in self.bodies])

w = World([Body([0.0, 0.0], 1.0), Body([1.0, 0.0], 2.0)], [(0, 1, 5.0)])
step = jax.jit(w.step)
for _ in range(3):
    print(step(0.1).ravel())
