import jax, jax.numpy as jnp

class Clock:
    def __init__(self, seconds):
        self.left = {"w": seconds, "b": seconds}
        self.side = "w"
    def press(self, used):
        self.left[self.side] = self.left[self.side] - used  #~ attribute self.side = 'w' ; element self.left[self.side] = 60.0 ; container_write self.left[self.side] ; leaked_tracer self.left[self.side]
        r = self.left[self.side]  #~ attribute self.side = 'w'
        self.side = "b" if self.side == "w" else "w"  #~ attribute self.side = 'w' ; branch self.side == "w" = 'w' ; attribute_write self.side
        return r

c = Clock(60.0)
press = jax.jit(c.press)
for used in (5.0, 7.0, 1.0, 2.0):
    print(float(press(used)))  #! self.side first
