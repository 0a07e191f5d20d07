import jax
import jax.numpy as jnp

class Boid:
    def __init__(self, pos, vel):
        self.pos = jnp.array(pos)
        self.vel = jnp.array(vel)

class Flock:
    cohesion = 0.05

    def __init__(self, boids):
        self.boids = boids
        self.tick = 0

    def center(self):
        return sum(b.pos for b in self.boids) / len(self.boids)

    def update(self, dt):
        c = self.center()
        for b in self.boids:
            b.vel = b.vel + self.cohesion * (c - b.pos)
            b.pos = b.pos + dt * b.vel
        self.tick += 1
        return jnp.stack([b.pos for b in self.boids])

flock = Flock([Boid([0.0, 0.0], [1.0, 0.0]), Boid([4.0, 0.0], [0.0, 1.0])])
go = jax.jit(flock.update)
for _ in range(3):
    print(jnp.round(go(0.5), 3).tolist())
print(flock.tick)
