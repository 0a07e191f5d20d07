import jax
import jax.numpy as jnp


class RunningNorm:
    def __init__(self, features, decay=0.9):
        self.mean = jnp.zeros(features)
        self.var = jnp.ones(features)
        self.decay = decay
        self.training = True

    def __call__(self, x):
        if self.training:
            self.mean = self.decay * self.mean + (1 - self.decay) * x.mean(0)
            self.var = self.decay * self.var + (1 - self.decay) * x.var(0)
        return (x - self.mean) / jnp.sqrt(self.var + 1e-5)


norm = RunningNorm(2)


@jax.jit
def forward(x):
    return jnp.sum(norm(x))


batch = jnp.array([[1.0, 2.0], [3.0, 6.0]])
print(forward(batch))
print(forward(batch))
norm.training = False
print(forward(batch))
print(norm.mean)
