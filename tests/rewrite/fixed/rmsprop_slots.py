import jax
import jax.numpy as jnp


class RMSProp:
    def __init__(self, lr=0.1, rho=0.9):
        self.lr, self.rho = lr, rho
        self.slots = {}

    def apply(self, name, p, g):
        if name not in self.slots:
            self.slots[name] = jnp.zeros_like(p)
        self.slots[name] = self.rho * self.slots[name] + (1 - self.rho) * g * g
        return p - self.lr * g / (jnp.sqrt(self.slots[name]) + 1e-6)


opt = RMSProp()


@jax.jit
def train_step(params, x, y):
    def loss(params):
        return jnp.mean((params["a"] * x + params["b"] - y) ** 2)

    grads = jax.grad(loss)(params)
    return {k: opt.apply(k, params[k], grads[k]) for k in params}


params = {"a": jnp.float32(0.0), "b": jnp.float32(0.0)}
x = jnp.arange(4.0)
y = 2.0 * x + 1.0
for _ in range(3):
    params = train_step(params, x, y)
    print(params["a"], params["b"])
