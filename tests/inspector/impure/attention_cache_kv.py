import jax
import jax.numpy as jnp


class Attention:
    def __init__(self, d):
        self.wq, self.wk = jnp.eye(d), 0.5 * jnp.eye(d)
        self.keys = jnp.zeros((0, d))
        self.values = jnp.zeros((0, d))

    def __call__(self, x):
        self.keys = jnp.concatenate([self.keys, (x @ self.wk)[None]])  #~ captured_array self.keys ; attribute_write self.keys ; leaked_tracer self.keys
        self.values = jnp.concatenate([self.values, x[None]])  #~ captured_array self.values ; attribute_write self.values ; leaked_tracer self.values
        weights = jax.nn.softmax(self.keys @ (x @ self.wq))
        return weights @ self.values


attention = Attention(2)
decode = jax.jit(attention)
for token in jnp.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]):
    print(decode(token))  #! self.keys
print(attention.keys.shape)
