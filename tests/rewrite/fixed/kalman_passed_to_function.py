import jax
import jax.numpy as jnp


class Kalman:
    def __init__(self, q, r):
        self.q, self.r = q, r
        self.x = jnp.zeros(2)
        self.p = jnp.eye(2)

    def predict(self, dt):
        f = jnp.array([[1.0, dt], [0.0, 1.0]])
        self.x = f @ self.x
        self.p = f @ self.p @ f.T + self.q * jnp.eye(2)

    def correct(self, z):
        h = jnp.array([1.0, 0.0])
        s = h @ self.p @ h + self.r
        k = self.p @ h / s
        self.x = self.x + k * (z - h @ self.x)
        self.p = self.p - jnp.outer(k, h @ self.p)


def track(kf, z):
    kf.predict(0.1)
    kf.correct(z)
    return kf.x


kf = Kalman(0.01, 0.1)
step = jax.jit(lambda z: track(kf, z))
for z in [1.0, 1.2, 0.9, 1.1]:
    print(step(z))
