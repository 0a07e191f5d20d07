from functools import partial
import jax
import jax.numpy as jnp

class Momentum:
    def __init__(self, lr, mu):
        self.lr, self.mu = lr, mu
        self.v = {}

    @partial(jax.jit, static_argnums=0)
    def step(self, params, grads):
        new = {}
        for k in params:
            v = self.mu * self.v.get(k, 0.0) + grads[k]
            self.v[k] = v
            new[k] = params[k] - self.lr * v
        return new

def loss(p):
    return jnp.sum((p["a"] - 1.0) ** 2) + jnp.sum(p["b"] ** 2)

opt = Momentum(0.1, 0.9)
p = {"a": jnp.zeros(2), "b": jnp.ones(3)}
try:
    for i in range(4):
        p = opt.step(p, jax.grad(loss)(p))
        print(i, round(float(loss(p)), 5))
except Exception as e:
    print(type(e).__name__)
