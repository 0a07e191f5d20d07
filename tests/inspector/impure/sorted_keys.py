import jax
p = {"b": 1., "a": 2.}
@jax.jit
def f(x):
    for k in sorted(p): x = x * 2 + p[k]  #~ element p = {'b': 1.0, 'a': 2.0} ; loop_unrolled
    return x
print(f(1.))
p["c"] = 1.
print(f(1.))  #! p {'b': 1.0, 'a': 2.0} -> {'b': 1.0, 'a': 2.0, 'c': 1.0}
