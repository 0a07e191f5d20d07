import jax
import jax.numpy as jnp


class Pong:
    def __init__(self):
        self.ball = jnp.array([0.0, 0.0])
        self.vel = jnp.array([0.6, 0.4])
        self.score = {"left": 0, "right": 0}

    def update(self, paddle):
        self.ball = self.ball + self.vel  #~ captured_array self.ball ; captured_array self.vel ; attribute_write self.ball ; leaked_tracer self.ball
        self.vel = jnp.where(jnp.abs(self.ball) > 1.0, -self.vel, self.vel)  #~ captured_array self.vel ; attribute_write self.vel ; leaked_tracer self.vel
        out = self.ball[0] > 1.0
        miss = out & (jnp.abs(self.ball[1] - paddle) > 0.5)
        self.score["left"] += miss.astype(int)  #~ element self.score["left"] = 0 ; container_write self.score["left"] ; leaked_tracer self.score["left"]
        self.score["right"] += (out & ~miss).astype(int)  #~ element self.score["right"] = 0 ; container_write self.score["right"] ; leaked_tracer self.score["right"]
        return self.ball


pong = Pong()
update = jax.jit(pong.update)
for paddle in [0.0, 0.5, -0.5, 0.0]:
    print(update(paddle))  #! self.ball
print(pong.score["left"], pong.score["right"])
