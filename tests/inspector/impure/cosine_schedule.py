import math

import jax
import jax.numpy as jnp


class Cosine:
    def __init__(self, base, warmup, total):
        self.base, self.warmup, self.total = base, warmup, total
        self.step = 0

    def lr(self):
        if self.step < self.warmup:  #~ attribute self.step = 0 ; branch self.step < self.warmup = 0
            return self.base * (self.step + 1) / self.warmup  #~ attribute self.step = 0
        frac = (self.step - self.warmup) / (self.total - self.warmup)
        return 0.5 * self.base * (1 + math.cos(math.pi * frac))


sched = Cosine(0.1, 2, 6)


@jax.jit
def update(w, g):
    return w - sched.lr() * g


w = jnp.array([1.0, 2.0])
for _ in range(6):
    w = update(w, jnp.array([1.0, -1.0]))  #! self.step 0 -> 1
    sched.step += 1
    print(w)
