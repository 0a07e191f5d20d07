import numpy as np
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
T = np.testing
attempt(lambda: T.assert_allclose([1.0, 2.0], [1.0, 2.0 + 1e-9]))
attempt(lambda: T.assert_allclose([1.0, 2.0], [1.0, 2.1]))
attempt(lambda: T.assert_allclose(np.ones((2, 2)), np.zeros((2, 2)), rtol=1e-5, atol=1e-3))
attempt(lambda: T.assert_array_equal([1, 2], [1, 3]))
attempt(lambda: T.assert_array_equal([1, 2], [1, 2]))
attempt(lambda: T.assert_allclose([1.0, 2.0], [1.0, 2.0, 3.0]))
attempt(lambda: T.assert_allclose(1.0, 1.5))
attempt(lambda: T.assert_equal(3, 3))
