import jax
import jax.numpy as jnp


class Dense:
    def __init__(self, key, n, m):
        self.w = jax.random.normal(key, (n, m)) * 0.1

    def __call__(self, x):
        return jnp.tanh(x @ self.w)


class Net:
    def __init__(self, key):
        keys = jax.random.split(key, 2)
        self.layers = [Dense(keys[0], 3, 4), Dense(keys[1], 4, 1)]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


net = Net(jax.random.key(0))
predict = jax.jit(net)
print(predict(jnp.ones(3)))
print(predict(jnp.zeros(3)))
