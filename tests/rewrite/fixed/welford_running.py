import jax, jax.numpy as jnp

class Welford:
    count = 0
    mean = 0.0
    m2 = 0.0

    def push(self, x):
        self.count += 1
        delta = x - self.mean
        self.mean = self.mean + delta / self.count
        self.m2 = self.m2 + delta * (x - self.mean)
        return self.mean

    @property
    def variance(self):
        return self.m2 / max(self.count - 1, 1)

w = Welford()
push = jax.jit(w.push)
for v in [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]:
    print(f"{float(push(v)):.4f}")
