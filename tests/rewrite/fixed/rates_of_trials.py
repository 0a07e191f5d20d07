import jax
import jax.numpy as jnp


class Trial:
    def __init__(self, lr):
        self.lr = lr
        self.score = 0.0


trials = [Trial(0.1), Trial(0.2), Trial(0.4)]


@jax.jit
def average_step(g):
    return g * jnp.mean(jnp.array([t.lr for t in trials]))


print(average_step(3.0))
for t in trials:
    t.lr *= 0.5
print(average_step(3.0))
