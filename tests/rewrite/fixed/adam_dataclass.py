from dataclasses import dataclass, field
import jax
import jax.numpy as jnp

@dataclass
class AdamState:
    m: dict = field(default_factory=dict)
    v: dict = field(default_factory=dict)
    t: int = 0

@dataclass
class Adam:
    lr: float = 0.1
    b1: float = 0.9
    b2: float = 0.999
    eps: float = 1e-8
    state: AdamState = field(default_factory=AdamState)

    def update(self, params, grads):
        self.state.t += 1
        out = {}
        for name, p in params.items():
            g = grads[name]
            m = self.b1 * self.state.m.get(name, jnp.zeros_like(p)) + (1 - self.b1) * g
            v = self.b2 * self.state.v.get(name, jnp.zeros_like(p)) + (1 - self.b2) * g ** 2
            self.state.m[name], self.state.v[name] = m, v
            mh = m / (1 - self.b1 ** self.state.t)
            vh = v / (1 - self.b2 ** self.state.t)
            out[name] = p - self.lr * mh / (jnp.sqrt(vh) + self.eps)
        return out

adam = Adam()

@jax.jit
def train_step(params, x):
    loss, grads = jax.value_and_grad(lambda p: jnp.sum((p["w"] * x + p["b"] - 1.0) ** 2))(params)
    return adam.update(params, grads), loss

params = {"w": jnp.array([0.0, 1.0]), "b": jnp.array(0.0)}
for i in range(4):
    params, loss = train_step(params, jnp.array([1.0, 2.0]))
    print(i, f"{float(loss):.4f}", int(adam.state.t))
