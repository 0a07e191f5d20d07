import jax, functools, operator, itertools
ws = [1., 2., 3.]
@jax.jit
def f(x):
    a = functools.reduce(operator.add, ws)  #~ element ws = [1.0, 2.0, 3.0]
    b = list(itertools.accumulate(ws))[-1]
    c = max(ws) + min(ws)
    return x + a + b + c
print(f(1.)); print(f(1.))
ws[0] = 9.
print(f(1.))  #! ws [1.0, 2.0, 3.0] -> [9.0, 2.0, 3.0]
