import jax
import jax.numpy as jnp
from jax import lax


class Search:
    def __init__(self):
        self.evaluations = 0

    def f(self, x):
        self.evaluations += 1  #~ attribute self.evaluations = 0 ; attribute_write self.evaluations
        return x * x - 2.0

    def solve(self, lo, hi):
        def body(carry):
            lo, hi = carry
            mid = (lo + hi) / 2
            up = self.f(mid) > 0
            return jnp.where(up, lo, mid), jnp.where(up, mid, hi)

        lo, hi = lax.while_loop(lambda c: c[1] - c[0] > 0.1, body, (lo, hi))
        return lo


search = Search()
solve = jax.jit(search.solve)
print(solve(0.0, 2.0), search.evaluations)
print(solve(0.0, 2.0), search.evaluations)  #! self.evaluations 0 -> 1
