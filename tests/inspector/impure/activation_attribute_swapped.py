import jax
import jax.numpy as jnp


class MLP:
    def __init__(self, sizes, activation=jax.nn.relu):
        keys = jax.random.split(jax.random.key(0), len(sizes) - 1)
        self.layers = [jax.random.normal(k, (m, n)) for k, m, n in zip(keys, sizes, sizes[1:])]
        self.activation = activation

    def forward(self, x):
        for w in self.layers[:-1]:
            x = self.activation(x @ w)  #~ attribute self.activation
        return x @ self.layers[-1]


net = MLP([2, 3, 1])
forward = jax.jit(net.forward)
x = jnp.array([[1.0, -1.0]])
print(forward(x))
net.activation = jnp.tanh
print(forward(x))  #! self.activation
