import jax
import jax.numpy as jnp

class ErrorBudget:
    def __init__(self):
        self.failures = 0
        self.entries = 0

    def __enter__(self):
        self.entries += 1
        return self

    def __exit__(self, kind, value, tb):
        if kind is not None:
            self.failures += 1
        return True

budget = ErrorBudget()

@jax.jit
def safe_log(x):
    with budget:
        return jnp.log(x) * budget.entries
    return jnp.zeros_like(x)

for k in range(3):
    print(safe_log(jnp.array([1.0, 2.0])), budget.failures)
print(budget.entries)
