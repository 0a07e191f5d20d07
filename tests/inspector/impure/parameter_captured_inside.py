import jax
import jax.numpy as jnp

scale = jnp.array([1.0, 2.0])

def apply(w, x):
    return sum(w[at] * x for at in range(2))

def wrapped(w, x):
    def inner(y):
        return w * y
    return inner(x)

@jax.jit
def f(x):
    return apply(scale, x)  #~ captured_array scale

@jax.jit
def g(x):
    return wrapped(scale, x)  #~ captured_array scale

print(f(1.0), g(1.0))
scale = jnp.array([3.0, 4.0])
print(f(1.0))  #! scale
print(g(1.0))  #! scale
