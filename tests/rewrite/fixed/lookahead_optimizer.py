import jax
import jax.numpy as jnp


class Lookahead:
    def __init__(self, params, k=3, alpha=0.5):
        self.slow = params
        self.fast = params
        self.k = k
        self.alpha = alpha
        self.t = 0

    def update(self, grads, lr):
        self.fast = jax.tree.map(lambda p, g: p - lr * g, self.fast, grads)
        self.t += 1
        if self.t % self.k == 0:
            self.slow = jax.tree.map(
                lambda s, f: s + self.alpha * (f - s), self.slow, self.fast
            )
            self.fast = self.slow
        return self.fast


opt = Lookahead({"w": jnp.ones(2), "b": jnp.zeros(())})
update = jax.jit(opt.update)
grads = {"w": jnp.array([0.5, -0.5]), "b": jnp.float32(1.0)}
for _ in range(4):
    p = update(grads, 0.1)
    print(p["w"], p["b"])
