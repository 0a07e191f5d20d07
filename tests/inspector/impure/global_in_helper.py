import jax

offset = 1

def helper(x):
    return x + offset  #~ global offset = 1

@jax.jit
def f(x):
    return helper(x) * 2

print(f(1))
offset = 5
print(f(1))  #! offset 1 -> 5
