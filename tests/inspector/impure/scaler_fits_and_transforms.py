import jax
import jax.numpy as jnp


class Scaler:
    def __init__(self):
        self.low = jnp.inf
        self.high = -jnp.inf

    def fit(self, x):
        self.low = jnp.minimum(self.low, x.min())  #~ attribute self.low = inf ; attribute_write self.low ; leaked_tracer self.low
        self.high = jnp.maximum(self.high, x.max())  #~ attribute self.high = -inf ; attribute_write self.high ; leaked_tracer self.high
        return self

    def transform(self, x):
        return (x - self.low) / (self.high - self.low)


scaler = Scaler()
scale = jax.jit(lambda x: scaler.fit(x).transform(x))
print(scale(jnp.array([1.0, 2.0, 3.0])))
print(scale(jnp.array([2.0, 6.0, 4.0])))  #! self.low inf -> a tracer
print(scale(jnp.array([0.0, 1.0, 2.0])))  #! self.low inf -> a tracer
