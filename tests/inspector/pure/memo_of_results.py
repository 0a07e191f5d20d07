import jax
import jax.numpy as jnp


class Memo:
    def __init__(self, f):
        self.f = f
        self.known = {}

    def __call__(self, n):
        if n not in self.known:
            self.known[n] = self.f(float(n))
        return self.known[n]


power = Memo(jax.jit(lambda x: x**3))
print(power(2), power(3), power(2), len(power.known))
