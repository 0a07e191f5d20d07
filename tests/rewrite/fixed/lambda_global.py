import jax

k = 3
triple = jax.jit(lambda x: x * k)
print(triple(2))
k = 10
print(triple(2))
