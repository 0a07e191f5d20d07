import jax
import jax.numpy as jnp

class Metric:
    def __init__(self, name):
        self.name = name
        self.reset()
    def reset(self):
        self.total = jnp.array(0.0)
        self.count = 0
    def compute(self):
        return self.total / self.count

class Accuracy(Metric):
    def update(self, pred, y):
        self.total = self.total + jnp.sum((pred > 0.5) == (y > 0.5))
        self.count += len(y)

class MSE(Metric):
    def update(self, pred, y):
        self.total = self.total + jnp.sum((pred - y) ** 2)
        self.count += len(y)

class Metrics:
    def __init__(self, *metrics):
        self.metrics = {m.name: m for m in metrics}
    def update(self, pred, y):
        for m in self.metrics.values():
            m.update(pred, y)
    def report(self):
        return {k: round(float(m.compute()), 4) for k, m in self.metrics.items()}

metrics = Metrics(Accuracy("acc"), MSE("mse"))

@jax.jit
def evaluate(w, x, y):
    pred = jax.nn.sigmoid(x @ w)
    metrics.update(pred, y)
    return pred

w = jnp.array([1.0, -1.0])
for k in range(3):
    x = jnp.array([[1.0, 0.0], [0.0, float(k)]])
    evaluate(w, x, jnp.array([1.0, 0.0]))
print(metrics.report())
for m in metrics.metrics.values():
    m.reset()
evaluate(w, x, jnp.array([0.0, 0.0]))
print(metrics.report())
