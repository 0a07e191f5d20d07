import jax

@jax.jit
def count(n):
    return n + 1, n + 1

n = 0
for _ in range(3):
    value, n = count(n)
    print(value)
