from functools import partial

import jax
import jax.numpy as jnp


class Regressor:
    def __init__(self, dim):
        self.params = {"w": jnp.zeros(dim), "b": jnp.array(0.0)}
        self.velocity = {"w": jnp.zeros(dim), "b": jnp.array(0.0)}
        self.steps = 0

    def predict(self, params, x):
        return x @ params["w"] + params["b"]

    @partial(jax.jit, static_argnums=0)
    def train_step(self, x, y):
        def loss(p):
            return jnp.mean((self.predict(p, x) - y) ** 2)
        value, g = jax.value_and_grad(loss)(self.params)  #~ element self.params
        self.velocity = jax.tree.map(lambda v, g: 0.9 * v - 0.1 * g, self.velocity, g)  #~ element self.velocity ; attribute_write self.velocity ; leaked_tracer self.velocity
        self.params = jax.tree.map(lambda p, v: p + v, self.params, self.velocity)  #~ attribute self.params ; attribute_write self.params ; leaked_tracer self.params
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        return value


model = Regressor(2)
x = jnp.array([[1.0, 2.0], [2.0, 1.0], [0.5, 0.5]])
y = jnp.array([1.0, 2.0, 0.5])
for _ in range(3):
    print(model.train_step(x, y))  #! self.params
print(model.steps)
