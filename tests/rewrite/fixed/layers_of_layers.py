import jax
import jax.numpy as jnp


class Layer:
    def __init__(self, n):
        self.w = jnp.eye(n) * 0.5
        self.seen = 0.0

    def __call__(self, x):
        self.seen = 0.9 * self.seen + 0.1 * jnp.abs(x).mean()
        return jnp.tanh(x @ self.w) / (1 + self.seen)


class Sequential:
    def __init__(self, *layers):
        self.layers = list(layers)

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


net = Sequential(Layer(2), Layer(2))


@jax.jit
def forward(x):
    return net(x)


for _ in range(3):
    print(forward(jnp.array([1.0, -2.0])))
