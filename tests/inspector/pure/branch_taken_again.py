import jax


g = 1.0
name = "a"


@jax.jit
def f(x):
    if g > 0 and name != "z":
        return x + 1
    return x - 1


print(f(1.0))
g = 2.0
name = "b"
print(f(1.0))
