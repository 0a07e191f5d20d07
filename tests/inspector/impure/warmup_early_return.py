import jax
import jax.numpy as jnp


class Filter:
    def __init__(self, n):
        self.n = n
        self.seen = 0

    def __call__(self, x):
        self.seen += 1  #~ attribute self.seen = 0 ; attribute_write self.seen
        if self.seen <= self.n:
            return x
        y = x * 0.5
        y = y - y.mean()
        return y


filter_ = Filter(2)
apply = jax.jit(filter_)
for _ in range(4):
    print(apply(jnp.array([1.0, 3.0])))  #! self.seen 0 -> 1
print(filter_.seen)
