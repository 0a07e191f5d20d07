import jax, jax.numpy as jnp

class ElmanCell:
    def __init__(self, key, n_in, n_hidden):
        k1, k2 = jax.random.split(key)
        self.wx = 0.5 * jax.random.normal(k1, (n_in, n_hidden))
        self.wh = 0.5 * jax.random.normal(k2, (n_hidden, n_hidden))
        self.h = jnp.zeros(n_hidden)

    def reset(self):
        self.h = jnp.zeros_like(self.h)

    def __call__(self, x):
        self.h = jnp.tanh(x @ self.wx + self.h @ self.wh)
        return self.h

cell = ElmanCell(jax.random.key(1), 2, 3)
run = jax.jit(lambda x: cell(x).sum())
seq = jnp.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
print([round(float(run(x)), 4) for x in seq])
cell.reset()
print(round(float(run(seq[0])), 4))
