import jax
import jax.numpy as jnp

class Cell:
    def __init__(self, key, n_in, n_hidden):
        ks = jax.random.split(key, 3)
        self.params = {
            "wx": jax.random.normal(ks[0], (n_in, n_hidden)) * 0.3,
            "wh": jax.random.normal(ks[1], (n_hidden, n_hidden)) * 0.3,
            "b": jnp.zeros(n_hidden),
        }
        self.n_hidden = n_hidden

    def __call__(self, params, h, x):
        h = jnp.tanh(x @ params["wx"] + h @ params["wh"] + params["b"])
        return h, h.sum()

class RNN:
    def __init__(self, cell):
        self.cell = cell
        self.trace_count = 0

    def loss(self, params, xs, y):
        h0 = jnp.zeros(self.cell.n_hidden)
        _, outs = jax.lax.scan(lambda h, x: self.cell(params, h, x), h0, xs)
        return (outs[-1] - y) ** 2

cell = Cell(jax.random.key(0), 1, 4)
rnn = RNN(cell)
grad = jax.jit(jax.value_and_grad(rnn.loss))
params = cell.params
xs = jnp.array([[0.1], [0.5], [-0.3]])
for i in range(3):
    value, g = grad(params, xs, 1.0)
    params = {k: params[k] - 0.05 * g[k] for k in params}
    print(i, f"{float(value):.5f}")
