import jax, numpy as np
t = np.array([1., 2., 3.])
@jax.jit
def f(x):
    return x * t[0]  #~ global t[0] = 1.0
print(f(1.))
t[1] = 10.
print(f(1.))
t[0] = 10.
print(f(1.))  #! t[0] 1.0 -> 10.0
