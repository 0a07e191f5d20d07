import warnings

import numpy as np


def told(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except (AssertionError, TypeError) as e:
        print(type(e).__name__, str(e).lstrip("\n"))


t = np.testing
x = np.full((2, 5), fill_value=3)
told(t.assert_array_equal, x, 3)
told(t.assert_array_equal, x, 3, strict=True)
told(t.assert_array_equal, [2, 2], np.array([2.0, 2.0], dtype=np.float32), strict=True)
told(t.assert_allclose, [1.0, 2.0], 1.0, atol=3, strict=True)
told(t.assert_allclose, [1.0, np.nan], [1.0, 2.0])
told(t.assert_array_equal, [1.0, np.pi, np.nan], [1, 3.2, np.nan])
told(t.assert_array_almost_equal, [1.0, 2.33333, np.nan], [1.0, 2.33333, 5], decimal=5)
told(t.assert_almost_equal, 2.3333333333333, 2.33333334, decimal=10)
told(t.assert_almost_equal, np.array([1.0, 2.3333333333333]), np.array([1.0, 2.33333334]), decimal=9)
told(t.assert_equal, [4, 5], [4, 6])
told(t.assert_equal, [4, [5, 7]], [4, [5, 8]], "said")
told(t.assert_equal, [4, 5], [4])
told(t.assert_equal, [float("nan")], [float("nan")])
told(t.assert_equal, x, 3, strict=True)
told(t.assert_array_less, [1.0, 1.0, np.nan], [1.1, 2.0, np.nan])
told(t.assert_array_less, [1.0, 1.0, np.nan], [1.0, 2.0, np.nan])
told(t.assert_array_less, [1.0, 4.0], 5, strict=True)
told(t.assert_string_equal, "abc", "abcd")
told(t.assert_array_equal, np.arange(40).reshape(8, 5), 3)


def warned(num):
    warnings.warn("old", DeprecationWarning)
    return num**2


told(t.assert_warns, DeprecationWarning, warned, 4)
told(t.assert_warns, UserWarning, abs, 4)
told(t.print_assert_equal, "Test", [0, 1], [0, 2])
print(np.int8(-7).bit_count(), np.uint64(2**64 - 1).bit_count(), type(np.int32(5).bit_count()), np.float32(0.75).as_integer_ratio(), np.float16(-0.5).as_integer_ratio())
a = np.array([1 + 2j, 3 + 4j])
a.real = [5, 6]
a.imag = 1
b = np.array([1.5, 2.5])
b.real = 7
print(a, b)
try:
    b.imag = 1
except TypeError as e:
    print(e)
