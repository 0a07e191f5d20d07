import jax, jax.numpy as jnp
fs = [jnp.sin, jnp.cos]
def act(x): return x
layers = [act, lambda x: x * 2]
@jax.jit
def f(x):
    for g in fs: x = g(x)  #~ element fs ; loop_unrolled
    for l in layers: x = l(x)  #~ element layers ; loop_unrolled
    return x
print(f(1.))
layers[0] = lambda x: -x
print(f(1.))  #! layers
fs[0] = jnp.tanh
print(f(1.))  #! fs
