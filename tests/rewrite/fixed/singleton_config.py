import jax
import jax.numpy as jnp

class Config:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.values = {"lr": 0.5, "decay": 0.0, "name": "sgd"}
        return cls._instance

    def __getitem__(self, key):
        return self.values[key]

    def set(self, **kw):
        self.values.update(kw)

class Optimizer:
    def __init__(self, params):
        self.params = params

    def apply(self, grads):
        self.params = update(self.params, grads)

def loss(p, x, y):
    return jnp.mean((x @ p["w"] + p["b"] - y) ** 2)

@jax.jit
def update(params, grads):
    cfg = Config()
    return jax.tree.map(lambda p, g: p - cfg["lr"] * (g + cfg["decay"] * p), params, grads)

x = jnp.array([[1.0, 2.0], [3.0, -1.0]])
y = jnp.array([1.0, 0.0])
opt = Optimizer({"w": jnp.array([0.1, 0.2]), "b": jnp.array(0.0)})
for epoch in range(4):
    g = jax.grad(loss)(opt.params, x, y)
    opt.apply(g)
    print(epoch, round(float(loss(opt.params, x, y)), 5))
    if epoch == 1:
        Config().set(lr=0.05, decay=0.1)
