import jax, jax.numpy as jnp

class Clock:
    def __init__(self, seconds):
        self.left = {"w": seconds, "b": seconds}
        self.side = "w"
    def press(self, used):
        self.left[self.side] = self.left[self.side] - used
        r = self.left[self.side]
        self.side = "b" if self.side == "w" else "w"
        return r

c = Clock(60.0)
press = jax.jit(c.press)
for used in (5.0, 7.0, 1.0, 2.0):
    print(float(press(used)))
