import jax
import jax.numpy as jnp
from collections import deque

class Shaper:
    def __init__(self, window):
        self.recent = deque(maxlen=window)
        self.bonus = 0.0

    def baseline(self):
        return sum(self.recent) / len(self.recent) if self.recent else 0.0

    def record(self, r):
        self.recent.append(float(r))
        self.bonus = 0.1 * len(self.recent)

    def __call__(self, r):
        return r - self.baseline() + self.bonus

shaper = Shaper(3)

@jax.jit
def advantage(rewards, values):
    shaped = shaper(rewards.sum())
    return shaped - values.mean()

for k in range(5):
    r = jnp.array([1.0, float(k)])
    print(f"{float(advantage(r, jnp.array([0.5, 0.5]))):.4f}")
    shaper.record(r.sum())
