import functools
import jax
import jax.numpy as jnp
import numpy as np

@functools.lru_cache(maxsize=None)
def laplacian(n):
    a = -2 * np.eye(n) + np.eye(n, k=1) + np.eye(n, k=-1)
    return a.astype(np.float32)

class Heat:
    solved = 0

    def __init__(self, n, alpha):
        self.n = n
        self.alpha = alpha

    def rhs(self, u):
        return self.alpha * laplacian(self.n) @ u

    def solve(self, u, steps):
        out = integrate(self, u, steps)
        Heat.solved += 1
        return out

    def __hash__(self):
        return hash((self.n, self.alpha))

    def __eq__(self, other):
        return (self.n, self.alpha) == (other.n, other.alpha)

@functools.partial(jax.jit, static_argnums=(0, 2))
def integrate(problem, u, steps):
    def body(u, _):
        return u + 0.1 * problem.rhs(u), jnp.max(u)
    return jax.lax.scan(body, u, None, length=steps)

for n, alpha in [(4, 1.0), (4, 0.5), (6, 1.0), (4, 1.0)]:
    u, peaks = Heat(n, alpha).solve(jnp.ones(n), 3)
    print(n, alpha, jnp.round(u, 3), jnp.round(peaks, 3))
print(Heat.solved)
