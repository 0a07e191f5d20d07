import jax

offset = 1

def helper(x):
    return x + offset

@jax.jit
def f(x):
    return helper(x) * 2

print(f(1))
offset = 5
print(f(1))
