import jax

a = 1.0
b = 2.0

@jax.jit
def f(x):
    return x * a + b  #~ global a = 1.0 ; global b = 2.0

print(f(1.0))
b = 20.0
print(f(1.0))  #! b 2.0 -> 20.0
