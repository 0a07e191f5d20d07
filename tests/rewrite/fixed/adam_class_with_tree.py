import jax
import jax.numpy as jnp

class Adam:
    def __init__(self, params, lr=1e-1, b1=0.9, b2=0.999):
        self.lr, self.b1, self.b2 = lr, b1, b2
        self.m = jax.tree.map(jnp.zeros_like, params)
        self.v = jax.tree.map(jnp.zeros_like, params)
        self.t = 0

    def apply(self, params, grads):
        self.t += 1
        self.m = jax.tree.map(lambda m, g: self.b1 * m + (1 - self.b1) * g, self.m, grads)
        self.v = jax.tree.map(lambda v, g: self.b2 * v + (1 - self.b2) * g * g, self.v, grads)
        mh = 1 - self.b1 ** self.t
        vh = 1 - self.b2 ** self.t
        return jax.tree.map(lambda p, m, v: p - self.lr * (m / mh) / (jnp.sqrt(v / vh) + 1e-8), params, self.m, self.v)

params = {"w": jnp.array([0.5, -0.5]), "b": jnp.array(0.0)}
opt = Adam(params)

def loss(p, x, y):
    return jnp.mean((x @ p["w"] + p["b"] - y) ** 2)

@jax.jit
def train_step(p, x, y):
    l, g = jax.value_and_grad(loss)(p, x, y)
    return opt.apply(p, g), l

x = jnp.array([[1.0, 2.0], [3.0, 4.0], [-1.0, 0.5]])
y = jnp.array([1.0, 2.0, 0.0])
for i in range(5):
    params, l = train_step(params, x, y)
    print(i, f"{float(l):.5f}")
