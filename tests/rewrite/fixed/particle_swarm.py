import jax, jax.numpy as jnp

class Swarm:
    def __init__(self, n, key):
        self.x = jax.random.uniform(key, (n, 2), minval=-1, maxval=1)
        self.v = jnp.zeros((n, 2))
        self.best_x = self.x
        self.best_f = jax.vmap(self.f)(self.x)
        self.w = 0.7

    @staticmethod
    def f(p):
        return jnp.sum((p - jnp.array([0.5, -0.2])) ** 2)

    def step(self):
        g = self.best_x[jnp.argmin(self.best_f)]
        self.v = self.w * self.v + 0.5 * (self.best_x - self.x) + 0.8 * (g - self.x)
        self.x = self.x + self.v
        fx = jax.vmap(self.f)(self.x)
        better = fx < self.best_f
        self.best_f = jnp.where(better, fx, self.best_f)
        self.best_x = jnp.where(better[:, None], self.x, self.best_x)
        return self.best_f.min()

s = Swarm(5, jax.random.key(0))
step = jax.jit(s.step)
for i in range(4):
    print(i, f"{float(step()):.6f}")
