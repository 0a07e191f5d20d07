import jax, jax.numpy as jnp
from functools import partial

class Poly:
    def __init__(self, coeffs):
        self.coeffs = coeffs

    @partial(jax.jit, static_argnums=0)
    def __call__(self, x):
        acc = jnp.zeros_like(x)
        for c in self.coeffs:  #~ element self.coeffs ; loop_unrolled
            acc = acc * x + c
        return acc

p = Poly([1.0, 2.0])
print(p(jnp.array([1.0, 2.0])))
p.coeffs.append(3.0)
print(p(jnp.array([1.0, 2.0])))  #! self.coeffs first
p.coeffs[0] = 0.0
print(p(jnp.array([1.0, 2.0])))  #! self.coeffs first
