import jax

buffer = []

@jax.jit
def total(x):
    buffer.clear()  #~ container_write buffer
    buffer.append(1.0)  #~ container_write buffer
    return x * len(buffer) + sum(buffer)

print(total(6.0))
print(total(6.0))
