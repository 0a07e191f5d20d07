import jax
import jax.numpy as jnp

class Momentum:
    def __init__(self, lr, beta=0.9):
        self.lr = lr
        self.beta = beta
        self.velocity = jnp.zeros(2)
        self.steps = 0

    def update(self, w, grad):
        """One step of gradient descent with momentum."""
        self.velocity = self.beta * self.velocity + grad
        self.steps += 1
        return w - self.lr * self.velocity

opt = Momentum(0.1)
update = jax.jit(opt.update)
loss = lambda w: jnp.sum(w ** 2)
w = jnp.array([1.0, -2.0])
for i in range(3):
    w = update(w, jax.grad(loss)(w))
    print(i, w)
print("steps:", opt.steps)
