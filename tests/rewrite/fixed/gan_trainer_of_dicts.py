import jax
import jax.numpy as jnp

class GANTrainer:
    def __init__(self, lr=0.05):
        self.g = {"mu": jnp.array(0.0)}
        self.d = {"a": jnp.array(1.0), "b": jnp.array(0.0)}
        self.lr = lr
        self.it = 0

    def _logit(self, d, x):
        return d["a"] * x + d["b"]

    def d_loss(self, d, real, z):
        fake = self.g["mu"] + z
        return jnp.mean(jax.nn.softplus(-self._logit(d, real)) + jax.nn.softplus(self._logit(d, fake)))

    def g_loss(self, g, z):
        return jnp.mean(jax.nn.softplus(-self._logit(self.d, g["mu"] + z)))

    def train_step(self, real, z):
        dg = jax.grad(self.d_loss)(self.d, real, z)
        self.d = jax.tree.map(lambda p, q: p - self.lr * q, self.d, dg)
        gg = jax.grad(self.g_loss)(self.g, z)
        self.g = jax.tree.map(lambda p, q: p - self.lr * q, self.g, gg)
        self.it += 1
        return self.g["mu"]

tr = GANTrainer()
step = jax.jit(tr.train_step)
real, z = jnp.array([2.0, 2.2, 1.8]), jnp.array([-0.1, 0.0, 0.1])
for _ in range(4):
    print(f"{step(real, z):.5f}")
print(tr.it)
