import jax, jax.numpy as jnp

@jax.tree_util.register_pytree_node_class
class Ball:
    def __init__(self, x, v): self.x, self.v = x, v
    def tree_flatten(self): return (self.x, self.v), None
    @classmethod
    def tree_unflatten(cls, aux, ch): return cls(*ch)

@jax.jit
def tick(balls, dt):
    for b in balls:
        b.v = b.v - 9.8 * dt
        b.x = b.x + b.v * dt
    return balls

balls = [Ball(0.0, 1.0), Ball(2.0, 0.0)]
for _ in range(3):
    balls = tick(balls, 0.1)
print([f"{float(b.x):.3f}" for b in balls])
