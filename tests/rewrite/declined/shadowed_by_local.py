# declined: `g`
import jax

g = 1.0

@jax.jit
def f(x):
    return x + g

def use():
    g = 100.0
    return f(g)

print(use())
g = 2.0
print(use())
