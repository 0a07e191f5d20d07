import jax
flags = []
@jax.jit
def f(x):
    if flags: return x * 2  #~ element len(flags) = 0 ; branch flags
    if not flags: x = x + 1  #~ element len(flags) = 0 ; branch flags
    return x
print(f(1.))
flags.append(1)
print(f(1.))  #! len(flags) 0 -> 1
