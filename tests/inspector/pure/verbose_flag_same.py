import jax
import jax.numpy as jnp


class Solver:
    def __init__(self, verbose=False):
        self.verbose = verbose
        self.iterations = 3

    def solve(self, x):
        for i in range(self.iterations):
            x = 0.5 * (x + 2.0 / x)
            if self.verbose:
                print("step", i)
        return x


solver = Solver()
solve = jax.jit(solver.solve)
print(solve(1.0), solve(3.0))
solver.last = 1
print(solve(2.0))
