import jax
import jax.numpy as jnp


class Ball:
    def __init__(self, x, v):
        self.x = jnp.array(x)
        self.v = jnp.array(v)
        self.bounces = 0

    def step(self, dt):
        self.x = self.x + self.v * dt
        if self.x > 1.0:
            self.x = 2.0 - self.x
            self.v = -self.v
            self.bounces += 1
        return self.x


ball = Ball(0.7, 1.0)
step = jax.jit(ball.step)
for _ in range(4):
    print(step(0.2))
print(ball.bounces, ball.v)
