import jax, jax.numpy as jnp

class Meter:
    def __init__(self):
        self.sum, self.n = 0.0, 0
    def update(self, v, k=1):
        self.sum = self.sum + v * k
        self.n += k
    @property
    def avg(self):
        return self.sum / self.n if self.n else 0.0

meters = {name: Meter() for name in ("loss", "acc")}

@jax.jit
def evaluate(x):
    meters["loss"].update(jnp.mean(x ** 2))
    meters["acc"].update(jnp.mean(x > 0), 2)
    return meters["loss"].avg

for k in range(3):
    print(evaluate(jnp.array([1.0, -2.0, 3.0]) * (k + 1)))
print({k: round(float(m.avg), 3) for k, m in meters.items()})
