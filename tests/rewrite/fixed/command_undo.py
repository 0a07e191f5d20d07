import jax
import jax.numpy as jnp

class Canvas:
    def __init__(self, n):
        self.pixels = jnp.zeros((n, n))
        self.brush = 1.0
        self.undo_stack = []

    def paint(self, r, c):
        self.undo_stack.append(self.pixels)
        self.pixels = self.pixels.at[r, c].add(self.brush)

    def undo(self):
        self.pixels = self.undo_stack.pop()

canvas = Canvas(3)

@jax.jit
def blurred(k):
    p = canvas.pixels
    return k * (p + jnp.roll(p, 1, 0) + jnp.roll(p, 1, 1)) / 3

canvas.paint(0, 0)
print(jnp.round(blurred(1.0).sum(), 3))
canvas.brush = 3.0
canvas.paint(1, 1)
print(jnp.round(blurred(1.0).sum(), 3))
canvas.undo()
print(jnp.round(blurred(2.0).sum(), 3), len(canvas.undo_stack))
