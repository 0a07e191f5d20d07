import jax

g = 1

@jax.jit
def f(x):
    print("adding", x)
    return x + g

print(f(1))
g = 5
print(f(2))
