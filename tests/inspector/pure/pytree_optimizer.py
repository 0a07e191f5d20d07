import jax
import jax.numpy as jnp
from jax.tree_util import register_pytree_node_class


@register_pytree_node_class
class Momentum:
    def __init__(self, lr, beta, velocity):
        self.lr, self.beta, self.velocity = lr, beta, velocity

    def tree_flatten(self):
        return (self.velocity,), (self.lr, self.beta)

    @classmethod
    def tree_unflatten(cls, aux, children):
        return cls(*aux, *children)

    def update(self, params, grads):
        velocity = self.beta * self.velocity + grads
        return params - self.lr * velocity, Momentum(self.lr, self.beta, velocity)


@jax.jit
def step(opt, params):
    grads = 2 * params
    return opt.update(params, grads)


opt, params = Momentum(0.1, 0.9, jnp.zeros(2)), jnp.array([1.0, -1.0])
for _ in range(3):
    params, opt = opt_params = step(opt, params)
    print(params)
