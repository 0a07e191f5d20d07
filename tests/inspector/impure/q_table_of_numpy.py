import jax
import jax.numpy as jnp
import numpy as np


class QTable:
    def __init__(self, states, actions):
        self.q = np.zeros((states, actions))
        self.alpha = 0.5

    def update(self, s, a, r, s2):
        target = r + 0.9 * self.q[s2].max()
        self.q[s, a] += self.alpha * (target - self.q[s, a])
        self.alpha *= 0.9


table = QTable(3, 2)
value = jax.jit(lambda s: jnp.asarray(table.q)[s].max())  #~ captured_array table.q
for s, a, r, s2 in [(0, 1, 0.0, 1), (1, 0, 1.0, 2), (0, 1, 0.0, 1)]:
    table.update(s, a, r, s2)
    print(value(s))  #! table.q
