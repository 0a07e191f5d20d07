import jax
import jax.numpy as jnp
from functools import partial

weights = jnp.array([1.0, 2.0])
offset = jnp.array([0.5, 0.5])

def layer(w, x, *, bias):
    return w * x + bias

@jax.jit
def given(x):
    return partial(layer, bias=0.0)(weights, x)  #~ captured_array weights

@jax.jit
def kept(x):
    return partial(layer, 2.0, bias=offset)(x)  #~ captured_array offset

print(given(1.0), kept(1.0))
weights = jnp.array([3.0, 4.0])
offset = jnp.array([9.0, 9.0])
print(given(1.0))  #! weights
print(kept(1.0))  #! offset
