import jax, jax.numpy as jnp
class Metric:
    def __init__(self, label):
        self.label = label
        self.calls_seen = 0
    def __repr__(self):
        return f"Metric({self.label}, seen={self.calls_seen})"
    def loss(self, p, y):
        if not isinstance(self.label, str):
            raise TypeError("label")
        return jnp.mean((p - y) ** 2)
m = Metric("mse")
loss = jax.jit(m.loss)
for i in range(3):
    print(loss(jnp.ones(2) * i, jnp.zeros(2)))
    m.calls_seen += 1
    print(m)
m.label = "other"
print(loss(jnp.ones(2), jnp.zeros(2)))
