import jax
import jax.numpy as jnp


class Dense:
    def __init__(self, n):
        self.n = n
        self.w = None

    def __call__(self, x):
        if self.w is None:  #~ attribute self.w ; branch self.w is None = True
            self.w = jnp.ones((x.shape[-1], self.n)) * 0.1  #~ attribute_write self.w ; leaked_tracer self.w
        return x @ self.w


layer = Dense(2)


@jax.jit
def f(x):
    return layer(x)


print(f(jnp.ones(3)))
layer.w = jnp.ones((3, 2))
print(f(jnp.ones(3)))  #! self.w None -> [[1. 1.] [1. 1.] [1. 1.]]
