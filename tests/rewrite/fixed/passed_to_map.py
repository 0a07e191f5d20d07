import jax

offset = 1

@jax.jit
def shift(x):
    return x + offset

print(list(map(shift, [1, 2])))
offset = 5
print(list(map(shift, [1, 2])))
