import jax
import jax.numpy as jnp


class StepDecay:
    def __init__(self, lr, every, factor):
        self.lr = lr
        self.every = every
        self.factor = factor
        self.count = 0

    def __call__(self):
        self.count += 1  #~ attribute self.count = 0 ; attribute_write self.count
        if self.count % self.every == 0:  #~ branch self.count % self.every == 0
            self.lr *= self.factor
        return self.lr


schedule = StepDecay(0.4, 2, 0.5)


@jax.jit
def sgd(params, grads):
    lr = schedule()
    return {k: v - lr * grads[k] for k, v in params.items()}


params = {"w": jnp.array([1.0, 2.0]), "b": jnp.array(0.5)}
for i in range(5):
    params = sgd(params, jax.tree.map(jnp.ones_like, params))  #! self.count 0 -> 1
    print(i, params["b"], schedule.lr)
