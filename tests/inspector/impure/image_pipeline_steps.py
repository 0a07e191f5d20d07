import jax
import jax.numpy as jnp


class Pipeline:
    def __init__(self):
        self.steps = []

    def add(self, step):
        self.steps.append(step)
        return self

    def __call__(self, x):
        for step in self.steps:  #~ element self.steps ; loop_unrolled
            x = step(x)
        return x


pipeline = Pipeline().add(lambda x: x / 255).add(lambda x: x - 0.5)
run = jax.jit(pipeline)
x = jnp.array([0.0, 128.0, 255.0])
print(run(x))
pipeline.add(jnp.abs)
print(run(x))  #! self.steps
