import jax

seen = []

@jax.jit
def f(x):
    y = x * 2
    seen.append(y)  #~ container_write seen ; leaked_tracer seen
    return y

print(f(1.0))
print(f(2.0))
print(len(seen))
