import jax
import jax.numpy as jnp


class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def __call__(self, x):
        return jnp.tanh(self.w * x + self.b)


class Network:
    def __init__(self, layers):
        self.layers = layers

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


net = Network([Dense(1.0, 0.0), Dense(0.5, 0.1)])
predict = jax.jit(lambda x: net(x))
print(predict(1.0))
net.layers[0].w = 2.0
print(predict(1.0))
net.layers[1].b = -0.1
print(predict(1.0))
