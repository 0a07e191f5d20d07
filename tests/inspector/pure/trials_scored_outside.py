import jax
import jax.numpy as jnp


class Trial:
    def __init__(self, lr):
        self.lr = lr
        self.score = None


@jax.jit
def run(lr):
    w = 0.0
    for _ in range(3):
        w = w - lr * 2 * (w - 1.0)
    return (w - 1.0) ** 2


trials = [Trial(lr) for lr in (0.1, 0.3)]
for t in trials:
    t.score = run(t.lr)
best = min(trials, key=lambda t: t.score)
print(best.lr, [f"{t.score:.4f}" for t in trials])
