import jax, jax.numpy as jnp

class Light:
    ORDER = ["green", "yellow", "red"]
    def __init__(self):
        self.i = 0
        self.timer = 2
    @property
    def color(self):
        return self.ORDER[self.i]
    def tick(self):
        self.timer -= 1
        if self.timer == 0:
            self.i = (self.i + 1) % 3
            self.timer = 2

light = Light()

@jax.jit
def speed(v):
    if light.color == "red":
        return v * 0.0
    if light.color == "yellow":
        return v * 0.5
    return v + 1.0

v = jnp.float32(10.0)
for t in range(6):
    v = speed(v)
    light.tick()
    print(t, light.color, v)
