import jax

sizes = [1, 2, 3]

@jax.jit
def f(x):
    return x * sizes[0]  #~ element sizes[0] = 1

print(f(5))
sizes[0] = 100
print(f(5))  #! sizes[0] 1 -> 100
