import jax

buffer = []

@jax.jit
def total(x):
    buffer.clear()
    buffer.append(1.0)
    return x * len(buffer) + sum(buffer)

print(total(6.0))
print(total(6.0))
