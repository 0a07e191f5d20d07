# Elements written by functions of the program, items of scalars, and the older generator's hypergeometric numbers.
import numpy as np

np.set_printoptions(formatter={"float": "{:0.3f}".format})
print(np.array([1.5, 2.25]), repr(np.array([[1.5, 2.25], [0, 1]])), np.array([1, 2]), np.array(1.5), np.float64(1.5))
print(repr(np.array([1.5], np.float32)), f"{np.array([1.5])}")
np.set_printoptions(formatter=None)
print(np.array([1.5, 2.25]))
with np.printoptions(formatter={"all": lambda it: f"<{it}>"}, linewidth=30):
    print(np.arange(12), np.array([True]))
with np.printoptions(formatter={"int": hex}, threshold=5, edgeitems=2):
    print(np.arange(12).reshape(3, 4))
np.set_printoptions(formatter={"int_kind": lambda it: f"{it:04d}"})
np.set_printoptions(precision=3)
print(np.arange(3), np.array([np.pi]))
np.set_printoptions(precision=8)
print(np.array2string(np.arange(20.0), formatter={"float_kind": "{:.1f}".format}, threshold=5, edgeitems=2, separator=", "))

for scalar in (np.float64(3), np.complex128(2), np.int32(3), np.float32(1), np.True_):
    print(repr(scalar[()]), repr(scalar[...]), repr(scalar[None]))
try:
    np.float64(3)[0]
except IndexError as error:
    print(error)
print(np.random.RandomState(7).hypergeometric(7, 13, 12, size=6), np.random.RandomState(7).hypergeometric(70, 130, 120, size=4))
print(np.lib.stride_tricks.sliding_window_view(np.arange(4), 2))
