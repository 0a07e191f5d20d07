import jax
import jax.numpy as jnp


class Pong:
    def __init__(self):
        self.ball = jnp.array([0.0, 0.0])
        self.vel = jnp.array([0.6, 0.4])
        self.score = {"left": 0, "right": 0}

    def update(self, paddle):
        self.ball = self.ball + self.vel
        self.vel = jnp.where(jnp.abs(self.ball) > 1.0, -self.vel, self.vel)
        out = self.ball[0] > 1.0
        miss = out & (jnp.abs(self.ball[1] - paddle) > 0.5)
        self.score["left"] += miss.astype(int)
        self.score["right"] += (out & ~miss).astype(int)
        return self.ball


pong = Pong()
update = jax.jit(pong.update)
for paddle in [0.0, 0.5, -0.5, 0.0]:
    print(update(paddle))
print(pong.score["left"], pong.score["right"])
