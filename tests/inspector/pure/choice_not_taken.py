import jax


flag = True
a = 1.0
b = 2.0


@jax.jit
def f(x):
    scale = a if flag else b
    return x * scale


print(f(2.0))
b = 3.0
print(f(2.0))
