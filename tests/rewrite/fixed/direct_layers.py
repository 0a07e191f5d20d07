import jax
import jax.numpy as jnp
import numpy as np

class Dense:
    def __init__(self, rng, m, n):
        self.w = jnp.asarray(rng.standard_normal((m, n)), dtype=jnp.float32)
    def __call__(self, x):
        return x @ self.w

class Noise:
    def __init__(self, rng, scale):
        self.rng = rng
        self.scale = scale
    def __call__(self, x):
        return x + self.scale * self.rng.standard_normal(3).astype(np.float32)

class Net:
    def __init__(self, seed):
        rng = np.random.default_rng(seed)
        self.dense = Dense(rng, 2, 3)
        self.noise = Noise(rng, 0.1)
    def __call__(self, x):
        return self.noise(jnp.tanh(self.dense(x)))

net = Net(0)
apply = jax.jit(net)
x = jnp.ones(2)
a, b = apply(x), apply(x)
print(a.shape, bool(jnp.allclose(a, b)))
