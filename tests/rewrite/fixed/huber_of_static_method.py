import jax
import jax.numpy as jnp

class Huber:
    delta = 1.0

    @staticmethod
    def loss(r):
        a = jnp.abs(r)
        return jnp.where(a < Huber.delta, 0.5 * r ** 2, Huber.delta * (a - 0.5 * Huber.delta))

robust = jax.jit(Huber.loss)
r = jnp.array([0.5, 2.0, -3.0])
print(robust(r))
Huber.delta = 2.5
print(robust(r))
