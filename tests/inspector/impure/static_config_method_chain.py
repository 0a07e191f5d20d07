import jax
import jax.numpy as jnp


class Query:
    def __init__(self):
        self.scale_ = 1.0
        self.shift_ = 0.0
        self.clip_ = None

    def scale(self, s):
        self.scale_ *= s
        return self

    def clip(self, c):
        self.clip_ = c
        return self

    def __call__(self, x):
        y = x * self.scale_ + self.shift_  #~ attribute self.scale_ = 2.0
        if self.clip_ is not None:  #~ attribute self.clip_ = None ; branch self.clip_ is not None
            y = jnp.clip(y, -self.clip_, self.clip_)
        return y


query = Query().scale(2.0)
run = jax.jit(query)
x = jnp.array([-1.0, 0.5, 3.0])
print(run(x))
query.clip(1.5)
print(run(x))  #! self.clip_ None -> 1.5
query.scale(0.5).clip(0.25)
print(run(x))  #! self.scale_ 2.0 -> 1.0
