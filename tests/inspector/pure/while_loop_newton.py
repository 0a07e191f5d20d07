import jax
import jax.numpy as jnp


class Newton:
    def __init__(self, tol=1e-5):
        self.tol = tol
        self.solved = []

    def solve(self, a):
        def cond(x):
            return jnp.abs(x * x - a) > self.tol

        def body(x):
            return 0.5 * (x + a / x)

        return jax.lax.while_loop(cond, body, a)


newton = Newton()
solve = jax.jit(newton.solve)
for a in [2.0, 9.0]:
    root = solve(a)
    newton.solved.append(float(root))
    print(root)
print(newton.solved)
