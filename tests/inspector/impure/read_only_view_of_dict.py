import jax
import jax.numpy as jnp
from types import MappingProxyType
base = {"a": 1.0}; v = MappingProxyType(base)

@jax.jit
def f(x):
    return x * (v["a"])  #~ element v["a"] = 1.0

print(f(2.0))
base["a"] = 3.0
print(f(2.0))  #! v["a"] 1.0 -> 3.0
