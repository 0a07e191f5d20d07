import jax
ws = [1., 2.]
@jax.jit
def f(x): return x * len(ws)  #~ element len(ws) = 2
print(f(1.))
ws[0] = 9.
print(f(1.))
ws.append(1.)
print(f(1.))  #! len(ws) 2 -> 3
