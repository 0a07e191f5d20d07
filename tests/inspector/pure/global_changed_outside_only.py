import jax

count = 0

@jax.jit
def f(x):
    return x + 1

for _ in range(3):
    count += 1
    print(f(count))
