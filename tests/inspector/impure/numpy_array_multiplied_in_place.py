import jax, numpy as np
t = np.array([1., 2., 3.])
@jax.jit
def f(x):
    return x * t  #~ captured_array t
print(f(1.))
t[0] = 10.
print(f(1.))  #! t [1. 2. 3.] -> [10.  2.  3.]
t *= 2
print(f(1.))  #! t [1. 2. 3.] -> [20.  4.  6.]
