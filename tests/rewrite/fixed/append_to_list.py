import jax

log = []

@jax.jit
def f(x):
    y = x * 2
    log.append(y)
    return y + 1

print(f(1.0))
print(f(2.0))
print(len(log))
