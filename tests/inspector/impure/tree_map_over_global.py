import jax, jax.numpy as jnp
params = {"w": jnp.ones(2), "b": 1.}
@jax.jit
def f(x): return jax.tree.map(lambda p: p * x, params)  #~ element params
print(f(1.))
params["b"] = 3.
print(f(1.))  #! params
params = {"w": jnp.zeros(2), "b": 3.}
print(f(1.))  #! params
