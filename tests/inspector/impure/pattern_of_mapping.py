import jax
import jax.numpy as jnp
d = {"a": 1.0}
def g():
    match d:
        case {"a": v}: return v  #~ element d

@jax.jit
def f(x):
    return x * (g())

print(f(2.0))
d["a"] = 3.0
print(f(2.0))  #! d
