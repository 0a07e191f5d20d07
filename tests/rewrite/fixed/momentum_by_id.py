import jax
import jax.numpy as jnp


class SGD:
    def __init__(self, params, lr=0.1):
        self.params = params
        self.lr = lr
        self.state = [{"v": jnp.zeros_like(p)} for p in params]

    def step(self, grads):
        for i, (p, g, s) in enumerate(zip(self.params, grads, self.state)):
            s["v"] = 0.9 * s["v"] + g
            self.params[i] = p - self.lr * s["v"]


params = [jnp.array([1.0, 2.0]), jnp.array(3.0)]
opt = SGD(params)


def loss(ps):
    return jnp.sum(ps[0] ** 2) + ps[1] ** 2


@jax.jit
def train():
    opt.step(jax.grad(loss)(opt.params))
    return loss(opt.params)


for _ in range(3):
    print(train())
