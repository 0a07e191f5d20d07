import jax
n = 3
@jax.jit
def f(x):
    i = 0
    while i < n:  #~ global n = 3 ; branch i < n
        x = x * 2; i += 1
    return x
print(f(1.))
n = 5
print(f(1.))  #! n 3 -> 5
