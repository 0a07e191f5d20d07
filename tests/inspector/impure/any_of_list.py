import jax
flags = [True, False]
@jax.jit
def f(x):
    return x + (1. if any(flags) else 2.)  #~ element flags = [True, False] ; branch any(flags)
print(f(1.))
flags[0] = False
print(f(1.))  #! flags [True, False] -> [False, False]
