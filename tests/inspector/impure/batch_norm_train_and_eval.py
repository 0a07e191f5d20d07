import jax
import jax.numpy as jnp


class BatchNorm:
    def __init__(self, n):
        self.mean = jnp.zeros(n)
        self.var = jnp.ones(n)
        self.training = True

    def __call__(self, x):
        if self.training:  #~ attribute self.training = True ; branch self.training = True
            m, v = x.mean(0), x.var(0)
            self.mean = 0.9 * self.mean + 0.1 * m  #~ captured_array self.mean ; attribute_write self.mean ; leaked_tracer self.mean
            self.var = 0.9 * self.var + 0.1 * v  #~ captured_array self.var ; attribute_write self.var ; leaked_tracer self.var
        else:
            m, v = self.mean, self.var
        return (x - m) / jnp.sqrt(v + 1e-5)


bn = BatchNorm(2)
apply = jax.jit(lambda x: bn(x).sum(axis=1))
x = jnp.array([[1.0, 2.0], [3.0, 5.0]])
print(apply(x))
print(apply(x))  #! self.mean [0. 0.] -> a tracer
bn.training = False
print(apply(x))  #! self.training True -> False
