import copy
import jax
import jax.numpy as jnp

class QNet:
    def __init__(self, seed):
        k = jax.random.PRNGKey(seed)
        self.w = jax.random.normal(k, (3, 2)) * 0.5

    def q(self, s):
        return s @ self.w  #~ captured_array self.w

online = QNet(0)
target = copy.deepcopy(online)

@jax.jit
def td_error(s, a, r, s2):
    best = jnp.argmax(online.q(s2))
    return r + 0.9 * target.q(s2)[best] - online.q(s)[a]

s, s2 = jnp.array([1.0, 0.0, 1.0]), jnp.array([0.0, 1.0, 1.0])
for it in range(4):
    err = td_error(s, 1, 1.0, s2)  #! self.w
    online.w = online.w.at[:, 1].add(0.1 * err * s)
    if it == 1:
        target = copy.deepcopy(online)
    print(it, f"{float(err):.4f}")
