import jax
import jax.numpy as jnp

class PluginMeta(type):
    registry = {}

    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        if name != "Loss":
            mcs.registry[name.lower()] = cls
        return cls

class Loss(metaclass=PluginMeta):
    weight = 1.0

    def __call__(self, a, b):
        raise NotImplementedError

class L1(Loss):
    def __call__(self, a, b):
        return self.weight * jnp.mean(jnp.abs(a - b))

class L2(Loss):
    def __call__(self, a, b):
        return self.weight * jnp.mean((a - b) ** 2)

current = "l1"

@jax.jit
def evaluate(a, b):
    return PluginMeta.registry[current]()(a, b)

a, b = jnp.arange(4.0), jnp.array([0.0, 2.0, 2.0, 0.0])
print(evaluate(a, b))
current = "l2"
print(evaluate(a, b))
print(sorted(PluginMeta.registry))
