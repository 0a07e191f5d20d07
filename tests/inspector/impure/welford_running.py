import jax, jax.numpy as jnp

class Welford:
    count = 0
    mean = 0.0
    m2 = 0.0

    def push(self, x):
        self.count += 1  #~ attribute self.count = 0 ; attribute_write self.count
        delta = x - self.mean  #~ attribute self.mean = 0.0
        self.mean = self.mean + delta / self.count  #~ attribute self.mean = 0.0 ; attribute_write self.mean ; leaked_tracer self.mean
        self.m2 = self.m2 + delta * (x - self.mean)  #~ attribute self.m2 = 0.0 ; attribute_write self.m2 ; leaked_tracer self.m2
        return self.mean

    @property
    def variance(self):
        return self.m2 / max(self.count - 1, 1)

w = Welford()
push = jax.jit(w.push)
for v in [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]:
    print(f"{float(push(v)):.4f}")  #! self.count first
