import jax
import jax.numpy as jnp

class Layer:
    def __init__(self, w, trainable=True):
        self.w = jnp.array(w)
        self.trainable = trainable

class Stack:
    def __init__(self, *layers):
        self.layers = list(layers)

    def sgd(self, grads, lr):
        for layer, g in zip(self.layers, grads):
            if layer.trainable:
                layer.w = layer.w - lr * g
        return [l.w for l in self.layers]

net = Stack(Layer(1.0), Layer(2.0))
sgd = jax.jit(net.sgd)
print([float(w) for w in sgd([1.0, 1.0], 0.1)])
net.layers[0].trainable = False
print([float(w) for w in sgd([1.0, 1.0], 0.1)])
net.layers[0].trainable = True
print([float(w) for w in sgd([1.0, 1.0], 0.1)])
