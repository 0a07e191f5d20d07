import jax
import jax.numpy as jnp


class BatchNorm:
    def __init__(self, n):
        self.mean = jnp.zeros(n)
        self.var = jnp.ones(n)
        self.training = True

    def __call__(self, x):
        if self.training:
            m, v = x.mean(0), x.var(0)
            self.mean = 0.9 * self.mean + 0.1 * m
            self.var = 0.9 * self.var + 0.1 * v
        else:
            m, v = self.mean, self.var
        return (x - m) / jnp.sqrt(v + 1e-5)


bn = BatchNorm(2)
apply = jax.jit(lambda x: bn(x).sum(axis=1))
x = jnp.array([[1.0, 2.0], [3.0, 5.0]])
print(apply(x))
print(apply(x))
bn.training = False
print(apply(x))
