import jax
import jax.numpy as jnp


class Module:
    _count = 0

    def __init__(self):
        Module._count += 1
        self.name = f"module_{Module._count}"
        self.params = {}

    def param(self, name, shape):
        if name not in self.params:
            self.params[name] = jnp.ones(shape) * 0.1
        return self.params[name]


class Linear(Module):
    def __init__(self, n, m):
        super().__init__()
        self.param("w", (n, m))
        self.param("b", (m,))

    def __call__(self, params, x):
        return x @ params["w"] + params["b"]


lin = Linear(3, 2)
apply = jax.jit(lin.__call__)
params = lin.params
for _ in range(3):
    params = jax.tree.map(lambda p: p * 0.9, params)
    print(apply(params, jnp.ones(3)))
print(lin.name)
