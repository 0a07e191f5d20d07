import jax

def base(x, k=2.0):
    return x * k

@jax.jit
def f(x):
    return base(x)  #~ default_argument k = 2.0

print(f(1.0))
base.__defaults__ = (3.0,)
print(f(1.0))  #! k 2.0 -> 3.0
