import jax, jax.numpy as jnp

GRAVITY = -9.8
class Player:
    def __init__(self):
        self.pos = jnp.array([0.0, 2.0])
        self.vel = jnp.array([1.0, 0.0])
        self.jumps_left = 2
        self.alive = True

    @jax.jit
    def physics(pos, vel, dt):
        vel = vel + jnp.array([0.0, GRAVITY]) * dt
        pos = pos + vel * dt
        hit = pos[1] < 0
        return jnp.where(hit, pos * jnp.array([1.0, 0.0]), pos), jnp.where(hit, vel * jnp.array([1.0, -0.5]), vel)

    def update(self, dt):
        self.pos, self.vel = Player.physics(self.pos, self.vel, dt)

p = Player()
for frame in range(10):
    if frame == 5:
        GRAVITY = -1.6
    p.update(0.1)
    print(frame, p.pos)
