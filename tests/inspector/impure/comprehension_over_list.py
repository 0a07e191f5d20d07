import jax
ws = [1., 2.]
@jax.jit
def f(x):
    return sum([w * x for w in ws])  #~ element ws = [1.0, 2.0] ; loop_unrolled
print(f(1.))
ws[0] = 3.
print(f(1.))  #! ws [1.0, 2.0] -> [3.0, 2.0]
