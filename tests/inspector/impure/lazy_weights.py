import jax, jax.numpy as jnp

class Lazy:
    def __init__(self, out):
        self.out = out
        self.w = None
    def __call__(self, x):
        if self.w is None:  #~ attribute self.w ; branch self.w is None = True
            self.w = jnp.full((x.shape[-1], self.out), 0.5)  #~ attribute_write self.w ; leaked_tracer self.w
        return x @ self.w

lin = Lazy(2)
f = jax.jit(lin)
x = jnp.array([[1.0, 2.0]])
print(f(x))
lin.w = jnp.eye(2)
print(f(x))  #! self.w first
