import jax
n = 0
@jax.jit
def f(x): return x + 1
for i in range(3):
    n += 1
    f(float(n))
print(n)
