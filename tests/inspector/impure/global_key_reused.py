import jax

key = jax.random.key(0)

@jax.jit
def draw():
    return jax.random.normal(key)  #~ captured_array key

print(draw())
key = jax.random.key(1)
print(draw())  #! key
