import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([0.5, -0.5])
        self.mean = 0.0

    def loss(self, w, x):
        pred = x @ w
        return jnp.mean((pred - self.mean) ** 2), pred  #~ attribute self.mean = 0.0

    def step(self, x):
        (value, pred), g = jax.value_and_grad(self.loss, has_aux=True)(self.w, x)  #~ captured_array self.w
        self.w = self.w - 0.1 * g  #~ captured_array self.w ; attribute_write self.w ; leaked_tracer self.w
        self.mean = 0.9 * self.mean + 0.1 * jnp.mean(pred)  #~ attribute self.mean = 0.0 ; attribute_write self.mean ; leaked_tracer self.mean
        return value


m = Model()
step = jax.jit(m.step)
x = jnp.array([[1.0, 2.0], [3.0, 4.0]])
for _ in range(3):
    print(step(x))  #! self.w [ 0.5 -0.5] -> a tracer
print(m.w, m.mean)
