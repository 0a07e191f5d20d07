import jax

def act(x):
    return x * 2

@jax.jit
def f(x):
    return act(x)

print(f(3.0))

def act(x):
    return x * 100

print(f(3.0))
