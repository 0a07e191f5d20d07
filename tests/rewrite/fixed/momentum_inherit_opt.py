import jax
import jax.numpy as jnp

class Optimizer:
    def __init__(self, lr):
        self.lr = lr
        self.iterations = 0

    def apply(self, params, grads):
        self.iterations += 1
        return [self.update(i, p, g) for i, (p, g) in enumerate(zip(params, grads))]

class SGD(Optimizer):
    def update(self, i, p, g):
        return p - self.lr / self.iterations * g

class Momentum(Optimizer):
    def __init__(self, lr, beta=0.9):
        super().__init__(lr)
        self.beta = beta
        self.v = {}

    def update(self, i, p, g):
        self.v[i] = self.beta * self.v.get(i, 0.0) + g
        return p - self.lr * self.v[i]

def loss(params, x):
    w, b = params
    return jnp.mean((w * x + b - 2 * x - 1) ** 2)

def train(opt, steps):
    @jax.jit
    def step(params, x):
        return opt.apply(params, jax.grad(loss)(params, x))
    params = [jnp.array(0.0), jnp.array(0.0)]
    x = jnp.array([0.0, 1.0, 2.0])
    for _ in range(steps):
        params = step(params, x)
    return params, opt

for opt in (SGD(0.1), Momentum(0.05)):
    params, opt = train(opt, 3)
    print(type(opt).__name__, [round(float(p), 4) for p in params], opt.iterations)
