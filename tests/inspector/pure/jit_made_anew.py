import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([1.0, 2.0])

    def compile(self):
        w = self.w
        return jax.jit(lambda x: jnp.dot(w, x))


model = Model()
x = jnp.array([1.0, 1.0])
for _ in range(3):
    print(model.compile()(x))
    model.w = model.w * 2
