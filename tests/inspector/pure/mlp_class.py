import jax
import jax.numpy as jnp
from dataclasses import dataclass

@dataclass(frozen=True)
class Config:
    sizes: tuple = (2, 8, 1)
    lr: float = 0.1
    act: str = "tanh"

class MLP:
    def __init__(self, config):
        self.config = config
        self.acts = {"tanh": jnp.tanh, "relu": jax.nn.relu}

    def init(self, key):
        params = []
        for i, (m, n) in enumerate(zip(self.config.sizes, self.config.sizes[1:])):
            key, sub = jax.random.split(key)
            params.append({"w": jax.random.normal(sub, (m, n)) * 0.5, "b": jnp.zeros(n)})
        return params

    def __call__(self, params, x):
        act = self.acts[self.config.act]
        for p in params[:-1]:
            x = act(x @ p["w"] + p["b"])
        last = params[-1]
        return (x @ last["w"] + last["b"])[:, 0]

class Trainer:
    def __init__(self, model, lr):
        self.model = model
        self.lr = lr
        self.losses = []
        self.epoch = 0

        @jax.jit
        def step(params, x, y):
            def loss(p):
                return jnp.mean((model(p, x) - y) ** 2)
            value, grads = jax.value_and_grad(loss)(params)
            return jax.tree.map(lambda p, g: p - lr * g, params, grads), value
        self.step = step

    def fit(self, params, x, y, epochs):
        for self.epoch in range(epochs):
            params, value = self.step(params, x, y)
            self.losses.append(float(value))
        return params

cfg = Config()
model = MLP(cfg)
trainer = Trainer(model, cfg.lr)
x = jnp.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = jnp.array([0.0, 1.0, 1.0, 0.0])
params = trainer.fit(model.init(jax.random.key(0)), x, y, 5)
print([round(v, 4) for v in trainer.losses], trainer.epoch)
