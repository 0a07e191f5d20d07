import jax
import jax.numpy as jnp


class Adam:
    def __init__(self, lr=0.1, b1=0.9, b2=0.99):
        self.lr, self.b1, self.b2 = lr, b1, b2
        self.m = None
        self.v = None
        self.t = 0

    def apply(self, params, grads):
        if self.m is None:
            self.m = jnp.zeros_like(params)
            self.v = jnp.zeros_like(params)
        self.t += 1
        self.m = self.b1 * self.m + (1 - self.b1) * grads
        self.v = self.b2 * self.v + (1 - self.b2) * grads**2
        mhat = self.m / (1 - self.b1**self.t)
        vhat = self.v / (1 - self.b2**self.t)
        return params - self.lr * mhat / (jnp.sqrt(vhat) + 1e-8)


adam = Adam()


@jax.jit
def train_step(params):
    grads = jax.grad(lambda p: jnp.sum((p - 1.0) ** 2))(params)
    return adam.apply(params, grads)


params = jnp.array([0.0, 2.0])
for _ in range(3):
    params = train_step(params)
    print(params)
