import jax
import jax.numpy as jnp


class RNN:
    def __init__(self):
        self.W = jnp.array([[0.5, 0.1], [-0.2, 0.3]])
        self.h = jnp.zeros(2)

    def cell(self, h, x):
        h = jnp.tanh(self.W @ h + x)
        return h, h.sum()

    def run(self, xs):
        self.h, ys = jax.lax.scan(self.cell, self.h, xs)  #~ captured_array self.h ; attribute_write self.h ; leaked_tracer self.h
        return ys


rnn = RNN()
run = jax.jit(rnn.run)
xs = jnp.ones((3, 2))
print(run(xs))
print(run(xs))  #! self.h [0. 0.] -> a tracer
print(rnn.h)
