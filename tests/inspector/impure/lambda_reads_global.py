import jax
k = 1.
f = jax.jit(lambda x: x + k)  #~ global k = 1.0
print(f(1.))
k = 2.
print(f(1.))  #! k 1.0 -> 2.0
