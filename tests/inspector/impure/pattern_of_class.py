import jax
import jax.numpy as jnp
import dataclasses
@dataclasses.dataclass
class A:
    b: float
a = A(1.0)
def g():
    match a:
        case A(b=v): return v  #~ attribute A(b=v) = 1.0

@jax.jit
def f(x):
    return x * (g())

print(f(2.0))
a.b = 3.0
print(f(2.0))  #! A(b=v) 1.0 -> 3.0
