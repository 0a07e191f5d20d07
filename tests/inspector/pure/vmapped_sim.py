import jax
import jax.numpy as jnp

class Flock:
    names = ["a", "b", "c"]

    def __init__(self, key, n):
        kp, kv = jax.random.split(key)
        self.pos = jax.random.uniform(kp, (n, 2))
        self.vel = jax.random.normal(kv, (n, 2)) * 0.1
        self.frames = []

    def simulate(self, steps):
        for _ in range(steps):
            self.pos, self.vel = move(self.pos, self.vel)
            self.frames.append(self.pos.mean(0))
        return self

def steer(p, all_pos, v):
    center = all_pos.mean(0)
    return v + 0.05 * (center - p)

@jax.jit
def move(pos, vel):
    vel = jax.vmap(steer, in_axes=(0, None, 0))(pos, pos, vel)
    return pos + vel, vel

flock = Flock(jax.random.key(1), 3).simulate(4)
for name, p in zip(Flock.names, flock.pos):
    print(name, jnp.round(p, 4))
print(len(flock.frames), jnp.round(flock.frames[-1], 3))
