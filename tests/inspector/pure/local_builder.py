import jax
import jax.numpy as jnp


class Builder:
    def __init__(self):
        self.ops = []

    def add(self, op):
        self.ops.append(op)
        return self

    def build(self):
        def run(x):
            for op in self.ops:
                x = op(x)
            return x
        return run


@jax.jit
def pipeline(x):
    run = Builder().add(jnp.sin).add(lambda v: v * 2).add(jnp.cos).build()
    return run(x)


print(pipeline(0.5))
print(pipeline(1.5))
