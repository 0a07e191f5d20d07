import jax
import jax.numpy as jnp
import numpy as np

class Dataset:
    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        self.x = rng.normal(size=(n, 2)).astype(np.float32)
        self.y = (self.x[:, 0] > self.x[:, 1]).astype(np.float32)
        self.order = np.arange(n)

    def shuffle(self, rng):
        rng.shuffle(self.order)

    def batches(self, size):
        for i in range(0, len(self.order), size):
            idx = self.order[i:i + size]
            yield self.x[idx], self.y[idx]

def loss_fn(params, x, y):
    logits = x @ params["w"] + params["b"]
    return jnp.mean(jnp.logaddexp(0.0, logits) - y * logits)

@jax.jit
def sgd(params, x, y):
    loss, g = jax.value_and_grad(loss_fn)(params, x, y)
    return {k: params[k] - 0.5 * g[k] for k in params}, loss

data = Dataset(12, 0)
rng = np.random.default_rng(1)
params = {"w": np.zeros(2, np.float32), "b": np.float32(0)}
for epoch in range(3):
    data.shuffle(rng)
    losses = []
    for x, y in data.batches(4):
        params, loss = sgd(params, x, y)
        losses.append(float(loss))
    print(epoch, f"{np.mean(losses):.4f}")
