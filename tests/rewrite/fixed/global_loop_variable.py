import jax

g = 1

@jax.jit
def f(x):
    return x + g

ys = []
for g in range(3):
    ys.append(int(f(10)))
print(ys)
