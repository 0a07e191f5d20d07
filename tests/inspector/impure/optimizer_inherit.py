import jax, jax.numpy as jnp

class Optimizer:
    def __init__(self, lr):
        self.lr = lr
        self.state = {}
    def update(self, params, grads):
        return {k: self.rule(k, params[k], grads[k]) for k in params}

class Momentum(Optimizer):
    def __init__(self, lr, mu):
        super().__init__(lr)
        self.mu = mu
    def rule(self, k, p, g):
        v = self.mu * self.state.get(k, jnp.zeros_like(p)) + g  #~ element self.state['a'] ; element self.state['b']
        self.state[k] = v  #~ container_write self.state[k] ; leaked_tracer self.state[k]
        return p - self.lr * v

params = {"a": jnp.ones(2), "b": jnp.zeros(1)}
opt = Momentum(0.1, 0.9)

@jax.jit
def step(p):
    g = jax.grad(lambda p: jnp.sum(p["a"] ** 2) + jnp.sum((p["b"] - 2) ** 2))(p)
    return opt.update(p, g)

for _ in range(4):
    params = step(params)  #! self.state['a'] first
print(params["a"], params["b"])
