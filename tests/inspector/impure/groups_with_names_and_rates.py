import jax
import jax.numpy as jnp

class SGD:
    def __init__(self, groups):
        self.groups = groups

    def step(self, params, grads):
        out = {}
        for g in self.groups:
            for name in g["names"]:
                out[name] = params[name] - g["lr"] * grads[name]  #~ element g["lr"] = 0.1 ; element g["lr"] = 0.01
        return out

opt = SGD([
    {"names": ["w1", "w2"], "lr": 0.1},
    {"names": ["b"], "lr": 0.01},
])

def loss(p, x, y):
    h = jnp.tanh(x * p["w1"] + p["b"])
    return jnp.mean((h * p["w2"] - y) ** 2)

@jax.jit
def train(p, x, y):
    g = jax.grad(loss)(p, x, y)
    return opt.step(p, g)

p = {"w1": jnp.array(0.5), "w2": jnp.array(1.5), "b": jnp.array(0.0)}
xs = jnp.linspace(-1.0, 1.0, 8)
ys = jnp.sin(2 * xs)
for epoch in range(6):
    if epoch == 3:
        for g in opt.groups:
            g["lr"] *= 0.1
    p = train(p, xs, ys)  #! g["lr"]
    print(epoch, f"{loss(p, xs, ys):.5f}")
