import jax, jax.numpy as jnp
ws = [1., 2.]
@jax.jit
def f(x): return x * jnp.array(ws)  #~ element ws = [1.0, 2.0]
print(f(1.))
ws[0] = 5.
print(f(1.))  #! ws [1.0, 2.0] -> [5.0, 2.0]
