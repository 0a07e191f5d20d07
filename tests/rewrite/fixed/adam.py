import jax
import jax.numpy as jnp

class Adam:
    def __init__(self, lr=0.1, b1=0.9, b2=0.999):
        self.lr, self.b1, self.b2 = lr, b1, b2
        self.m = jnp.zeros(2)
        self.v = jnp.zeros(2)
        self.t = 0

    def update(self, w, g):
        self.t += 1
        self.m = self.b1 * self.m + (1 - self.b1) * g
        self.v = self.b2 * self.v + (1 - self.b2) * g ** 2
        m_hat = self.m / (1 - self.b1 ** self.t)
        v_hat = self.v / (1 - self.b2 ** self.t)
        return w - self.lr * m_hat / (jnp.sqrt(v_hat) + 1e-8)

opt = Adam(lr=0.5)
update = jax.jit(opt.update)
w = jnp.array([3.0, -2.0])
for _ in range(3):
    w = update(w, 2 * w)
print(w, opt.t)
