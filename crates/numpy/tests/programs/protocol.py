import numpy as np
class Meters:
    def __init__(self, v): self.v = v
    def __array__(self, dtype=None, copy=None): return np.asarray(self.v, dtype=dtype)
    def __radd__(self, other): return "radd"
class Strong:
    __array_priority__ = 100
    def __radd__(self, other): return "strong"
    def __rmul__(self, other): return "strong mul"
    def __array__(self, dtype=None, copy=None): return np.zeros(2)
print(np.asarray(Meters([1, 2])), np.array([Meters([1, 2]), Meters([3, 4])]), np.sin(Meters([0.0])))
print(np.ones(2) + Strong(), np.float32(1) * Strong(), np.ones(2) * Strong())
a = np.arange(3)
b = a.__copy__()
c = a.__deepcopy__({})
b[0] = 7
c[0] = 8
print(a, b, c, np.asarray(a) is a, np.array(a) is a, np.asarray(a, float) is a)
print(isinstance(a, np.ndarray), type(a).__name__, callable(np.sin), np.sin.__name__, repr(np.sin))
def f(x: np.ndarray) -> float:
    return float(x.sum())
print(f(a), [v for v in a if v > 0], {int(v): v for v in a}[1], a.any() and "yes", "no" if a.all() is None else "ok")
print(np.ndarray, a.__class__, a.__len__(), a.__array__() is a)
s = np.array([1, 2, 3], dtype=np.float32)
s -= s.mean()
s /= s.std()
print(s, s.dtype)
i = np.array([1, 2, 3])
i //= 2
i **= 2
i |= 4
print(i)
total = 0
for v in np.linspace(0, 1, 3):
    total += v
print(total, type(total).__name__)
