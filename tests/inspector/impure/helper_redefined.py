import jax

def act(x):
    return x * 2

@jax.jit
def f(x):
    return act(x)  #~ global act

print(f(3.0))

def act(x):
    return x * 100

print(f(3.0))  #! act
