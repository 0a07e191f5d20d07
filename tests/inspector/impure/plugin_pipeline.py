import jax, jax.numpy as jnp

class Pipeline:
    def __init__(self):
        self.stages = []
    def use(self, fn):
        self.stages.append(fn)
        return self
    def remove(self, name):
        self.stages = [s for s in self.stages if s.__name__ != name]
    def __call__(self, x):
        for stage in self.stages:  #~ element self.stages ; loop_unrolled
            x = stage(x)
        return x

def double(x): return x * 2
def inc(x): return x + 1

p = Pipeline().use(double).use(inc)
run = jax.jit(p)
print(run(3.0))
p.remove("double")
print(run(3.0))  #! self.stages first
