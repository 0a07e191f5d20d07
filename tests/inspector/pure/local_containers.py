import jax
import numpy as np
@jax.jit
def f(x):
    l = [3., 1.]; l.sort(); l.reverse()
    a = np.zeros(2); a[0] = 1.
    s = set(); s.add(1)
    d = {}; d.setdefault("k", []).append(1); d.update(z=2)
    it = iter(l); next(it)
    return x * l[0] + a[0] + len(s) + len(d)
print(f(1.)); print(f(1.))
