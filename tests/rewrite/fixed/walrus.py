import jax

k = 0

@jax.jit
def f(x):
    global k
    k += 1
    return x * k

if (y := f(2)) > 1:
    print("y", y)
print(f(2))
