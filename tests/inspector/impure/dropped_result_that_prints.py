import jax

g = 3.0


@jax.jit
def f(x):
    y = x * g  #~ global g = 3.0
    jax.debug.print("y is {}", y)
    return x


print(f(2.0))
g = 4.0
print(f(2.0))  #! g 3.0 -> 4.0
