import jax
import jax.numpy as jnp

class Step:
    enabled = True
    def __init__(self, name, fn):
        self.name, self.fn = name, fn
    def __call__(self, x):
        return self.fn(x) if self.enabled else x

class Pipeline:
    def __init__(self, *steps):
        self.steps = {s.name: s for s in steps}
    def disable(self, name):
        self.steps[name].enabled = False
    def __call__(self, x):
        for s in self.steps.values():
            x = s(x)
        return x

pipe = Pipeline(Step("center", lambda x: x - x.mean()), Step("scale", lambda x: x / jnp.max(jnp.abs(x))), Step("square", jnp.square))
run = jax.jit(lambda x: pipe(x))
x = jnp.array([1.0, 2.0, 6.0])
print(run(x))
pipe.disable("square")
print(run(x))
pipe.disable("center")
print(run(x))
