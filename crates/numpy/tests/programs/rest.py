# Names of numpy that are loaded when one of them is first asked for.
import numpy as np


def show(name, *args, **kwargs):
    try:
        print(name, repr(getattr(np, name)(*args, **kwargs)))
    except Exception as error:
        print(name, type(error).__name__, error)


A = np.array([[0.5, -1.0, 2.0, 0.25], [1.5, 0.0, -0.5, 3.0], [-2.0, 1.0, 0.75, -0.25]])
B = A.copy()
B[0, 1] = B[2, 0] = np.nan
B[1] = np.nan

for name in "nanprod nancumsum nancumprod nanvar nanstd nanmedian".split():
    for axis in (None, 0, 1):
        show(name, B, axis=axis)
        show(name, B[:1].astype(np.float32), axis=axis)
show("nanvar", B[::2], axis=0, ddof=1, keepdims=True)
show("nanstd", np.arange(5))
show("nanquantile", B[::2], [0.1, 0.5], axis=0)
show("nanquantile", B[::2], 0.3, axis=1, keepdims=True)
show("nanpercentile", B, 30)
show("nanargmax", B[::2], axis=0)
show("nanargmin", B, axis=1)

show("cov", A)
show("cov", A, rowvar=False, bias=True)
show("cov", A[0], A[1])
show("cov", A, fweights=[1, 2, 3, 1])
show("cov", A[0])
show("corrcoef", A[0], A[1])
show("histogram2d", A[0], A[1], [2, 3])
show("histogram2d", A[0], A[1], 3, range=[[-1, 1], [0, 1]], density=True)
show("histogramdd", A[:, :2], 2)
for name in "bartlett blackman hamming hanning".split():
    for count in (0, 1, 4, 5):
        show(name, count)

show("poly", [1, 2, 3])
show("poly", [])
for p in ([1, -3, 2], [0, 1, 2, 0], [0], [2]):
    show("roots", p)
for name in "polyadd polysub polymul polydiv".split():
    show(name, [1, 2, 3], [4, 5])
    show(name, [4.0, 5], [1, 2, 3.0])
show("polyder", [1, 2, 3, 4], 2)
show("polyint", [1, 2, 3], 2, [1, 2])
show("polyder", [1], -1)
print(np.polyfit([0, 1, 2, 3], [1, 3, 2, 5], 1).round(6))
show("polyfit", [0, 1], [1, 2, 3], 1)
show("vander", [1, 2, 3])
show("vander", [1.0, 2], 4, True)
for c in ([1, 2, 3], [1, 0, -2.5, 0, 1], [0], [-1, 1], [3, 0]):
    print(repr(str(np.poly1d(c))), repr(np.poly1d(c)))
p = np.poly1d([1, 2, 3])
print(repr(p * p), repr(1 - p), repr(p**3), p(3), repr(p.deriv()), repr(p.integ()), p[1], p.order, len(p), list(p))

show("ix_", [0, 1], [2, 3])
show("ix_", [True, False], [1])
show("diag_indices_from", np.ones((2, 3)))
show("mask_indices", 3, np.triu, 1)
show("block", [[A[:1], A[:1]], [A[1:2], A[1:2]]])
show("block", [])
show("block", ([1],))
show("diagflat", [[1, 2], [3, 4]])
show("dsplit", np.ones((1, 1)), 2)
show("rollaxis", np.ones((3, 4)), 1)
show("ediff1d", [1, 2, 4], [8], [9, 9])
show("setxor1d", [1, 2, 3], [2, 3, 4])
show("choose", [0, 1, 1], [[1, 2, 3], [4, 5, 6]])
show("choose", [0, 2], [[1, 2], [3, 4]])
show("piecewise", np.arange(5.0), [np.arange(5) < 2, np.arange(5) > 3], [lambda x: x * 2, 7, -1])
show("piecewise", np.arange(3), [np.arange(3) < 2], [1, 2, 3])
print(repr(np.r_[1:5, 0, [1, 2]]), repr(np.r_[0:1:5j]), repr(np.c_[[1, 2, 3], [4, 5, 6]]), np.s_[1:2, 3], np.index_exp[1])
print(list(np.ndindex(2, 2)), list(np.ndenumerate(np.array([[1, 2]]))))

show("iscomplex", [1j, 2])
show("isreal", [1j, 2])
show("isneginf", [-np.inf, 1])
show("isposinf", [np.inf, 1])
show("iterable", 1)
show("real_if_close", np.array([1 + 1e-16j]))
show("divmod", [7.5, -7], 2)
show("modf", [1.5, -2.25])
show("frexp", [1.0, 3, 0, -5])
show("ldexp", 3.0, [0, 1])
show("spacing", 1.0)
show("logaddexp2", [1.0, 2], [5, 0.5])
show("bitwise_count", [7, 8, -7])
show("unwrap", np.array([0, 3, 9, 1]))
show("sort_complex", [5, 3, 6])
show("vecdot", [[1, 2], [3, 4]], [1, 1])
show("matvec", [[1, 2], [3, 4]], [1, 1])
show("vecmat", [1, 1], [[1, 2], [3, 4]])
show("cumulative_prod", [1, 2, 3], include_initial=True)
show("common_type", np.arange(2, dtype=np.float32))
show("common_type", np.arange(2), np.ones(1, np.complex64))
for number in (10, -260, 1e50, 1.5, 3.1j, True):
    show("min_scalar_type", number)
show("typename", "d")
show("base_repr", -7, 2)
show("base_repr", 1, 40)
for args in ((3,), (-3,), (3, 4), (-3, 5), (0, 3), (300, 4)):
    show("binary_repr", *args)
show("unique_counts", [1, 1, 2])
show("unique_inverse", [[1, 1], [2, 1]])
show("packbits", [1, 0, 1])
show("unpackbits", np.array([5], np.uint8))
show("apply_over_axes", np.sum, A, [0, 1])
show("loadtxt", ["1,2 # a", "", "3,4"], delimiter=",", dtype=int)
show("loadtxt", ["h", "1 2 3", "4 5 6"], skiprows=1, usecols=(0, 2), unpack=True)
show("loadtxt", ["1 2", "3"])
show("loadtxt", ["1 x"])

x = np.arange(6)
np.place(x, x > 2, [7, 8])
np.put(x, [0, -1], [9, 5])
np.putmask(x, x == 7, -1)
print(x)
np.copyto(x, 4, where=x > 6)
y = x.reshape(2, 3).copy()
np.put_along_axis(y, np.array([[0], [1]]), 99, 1)
print(x, y.tolist())
with np.errstate(divide="ignore", invalid="ignore"):
    print(np.array([1.0]) / np.array([0.0]), np.geterr()["divide"])
print(np.geterr()["divide"])


def tested(name, *args, **kwargs):
    try:
        print(name, getattr(np.testing, name)(*args, **kwargs))
    except Exception as error:
        print(name, type(error).__name__, error)


tested("assert_array_less", [1.0, 2], [2.0, 3])
tested("assert_array_less", [1.0, 5], [2.0, 3])
tested("assert_array_less", [1, 2], [1, 2, 3])
tested("assert_approx_equal", 1.0, 1.1)
tested("assert_raises", ValueError, int, "x")
tested("assert_raises", ValueError, int, "1")
tested("assert_array_max_ulp", np.array([1.0]), np.array([1.0 + 4e-16]))
tested("assert_array_almost_equal_nulp", np.array([1.0]), np.array([1.1]))
tested("assert_string_equal", "a", "a")
print(np.exceptions.ComplexWarning.__mro__[1].__name__)
try:
    np.not_there
except AttributeError as error:
    print(error)
