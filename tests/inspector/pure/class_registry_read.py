import jax, jax.numpy as jnp
class Layer:
    registry = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Layer.registry.append(cls)
class A(Layer):
    def __call__(self, x): return x + 1
class B(Layer):
    def __call__(self, x): return x * 3
@jax.jit
def net(x):
    for cls in Layer.registry:
        x = cls()(x)
    return x
print(net(1.0)); print(net(2.0))
