import jax
import jax.numpy as jnp

class Filter:
    def __init__(self, x0):
        self.x = x0
        self.n = 0

    def observe(self, z):
        self.n += 1
        self.x = self.correct(self.predict(), z)
        return self.x

    def predict(self):
        return self.x

    def correct(self, x, z):
        raise NotImplementedError

class AlphaBeta(Filter):
    def __init__(self, x0, alpha, beta, dt=1.0):
        super().__init__(x0)
        self.v = jnp.zeros_like(x0)
        self.alpha, self.beta, self.dt = alpha, beta, dt

    def predict(self):
        return self.x + self.dt * self.v

    def correct(self, x, z):
        r = z - x
        self.v = self.v + self.beta / self.dt * r
        return x + self.alpha * r

class Averaging(Filter):
    def correct(self, x, z):
        return x + (z - x) / self.n

trackers = {"ab": AlphaBeta(jnp.array(0.0), 0.5, 0.1), "avg": Averaging(jnp.array(0.0))}

@jax.jit
def feed_ab(z):
    return trackers["ab"].observe(z)

@jax.jit
def feed_avg(z):
    return trackers["avg"].observe(z)

for z in [1.0, 2.0, 2.5, 4.0]:
    print(f"{float(feed_ab(z)):.4f} {float(feed_avg(z)):.4f}")
