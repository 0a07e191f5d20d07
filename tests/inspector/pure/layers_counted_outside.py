import jax
import jax.numpy as jnp


class Dense:
    instances = 0

    def __init__(self, n_in, n_out):
        Dense.instances += 1
        self.name = f"dense_{Dense.instances}"
        self.w = jnp.full((n_in, n_out), 0.1)

    def __call__(self, x):
        return jnp.tanh(x @ self.w)


layers = [Dense(2, 3), Dense(3, 1)]


@jax.jit
def forward(x):
    for layer in layers:
        x = layer(x)
    return x


print(forward(jnp.ones((1, 2))))
other = Dense(1, 1)
print(forward(jnp.zeros((1, 2))), other.name)
