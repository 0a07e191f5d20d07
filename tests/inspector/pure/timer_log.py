import contextlib
import time
import jax
import jax.numpy as jnp

class Log:
    def __init__(self):
        self.lines = []
        self.depth = 0

    @contextlib.contextmanager
    def section(self, name):
        self.lines.append("  " * self.depth + "begin " + name)
        self.depth += 1
        start = time.perf_counter()
        yield
        self.last = time.perf_counter() - start
        self.depth -= 1
        self.lines.append("  " * self.depth + "end " + name)

log = Log()

@jax.jit
def power(a, n):
    return jax.lax.fori_loop(0, n, lambda i, v: a @ v / jnp.linalg.norm(v), jnp.ones(a.shape[0]))

with log.section("outer"):
    a = jnp.array([[2.0, 1.0], [1.0, 3.0]])
    for n in (1, 5):
        with log.section(f"n={n}"):
            v = power(a, n)
            print(n, jnp.round(jnp.linalg.norm(v), 4))
print("\n".join(log.lines), log.last > 0)
