import jax
import jax.numpy as jnp


class SGD:
    def __init__(self, lr):
        self.param_groups = [{"lr": lr, "weight_decay": 0.01}]

    def apply(self, params, grads):
        group = self.param_groups[0]
        decayed = jax.tree.map(lambda p, g: g + group["weight_decay"] * p, params, grads)
        return jax.tree.map(lambda p, g: p - group["lr"] * g, params, decayed)  #~ element group["lr"] = 0.1


class StepLR:
    def __init__(self, optimizer, gamma):
        self.optimizer = optimizer
        self.gamma = gamma

    def step(self):
        for group in self.optimizer.param_groups:
            group["lr"] *= self.gamma


optimizer = SGD(0.1)
scheduler = StepLR(optimizer, 0.1)


@jax.jit
def train_step(params):
    grads = jax.grad(lambda p: jnp.sum(p["w"] ** 2) + p["b"] ** 2)(params)
    return optimizer.apply(params, grads)


params = {"w": jnp.ones(2), "b": jnp.float32(1.0)}
for epoch in range(3):
    params = train_step(params)  #! group["lr"]
    scheduler.step()
    print(epoch, params["w"], params["b"])
