"""Linear systems and determinants: values in each dtype, stacks, and errors."""

import numpy as np

a = np.array([[0.5, 1.0, 0.5], [1.0, -3.0, 0.2], [2.3, 0.7, 4.0]])
b = np.array([1.0, 2.0, 3.0])
single = a.astype(np.float32)
z = a + 1j * a.T
stack = np.stack([a, a.T + np.eye(3)])

print(np.linalg.solve(a, b))
print(np.linalg.solve(a, np.stack([b, b * b], 1)))
print(np.linalg.inv(a), np.linalg.det(a), np.linalg.slogdet(a))
print(np.linalg.solve(stack, b))
print(np.linalg.solve(stack, np.ones((2, 3, 2))))
print(np.linalg.inv(stack), np.linalg.det(stack))
print(np.linalg.slogdet(stack))
print(np.linalg.solve(single, b.astype(np.float32)), np.linalg.inv(single), np.linalg.det(single), np.linalg.slogdet(single))
print(np.linalg.solve(single, b.astype(np.float32)).dtype, np.linalg.det(single).dtype)
print(np.linalg.solve(z, b))
print(np.linalg.inv(z))
print(np.linalg.solve([[2, 1], [1, 3]], [3, 5]), np.linalg.det([[1, 2], [3, 4]]), np.linalg.inv([[2, 1], [1, 3]]))
print(np.linalg.cholesky(a @ a.T), np.linalg.cholesky(a @ a.T, upper=True), np.linalg.cholesky(z @ z.conj().T))
print(np.linalg.det(np.zeros((3, 3))), np.linalg.slogdet(np.zeros((2, 2))), np.linalg.det(np.zeros((0, 0))))
print(np.linalg.inv(np.zeros((0, 0))).shape, np.linalg.matrix_power(a, -2))
result = np.linalg.slogdet(a)
sign, logarithm = result
print(result.sign, result.logabsdet, result._fields, result[0] == sign, isinstance(result, tuple), len(result))

for call in [
    lambda: np.linalg.solve(np.ones((2, 2)), [1, 2]),
    lambda: np.linalg.inv(np.ones((2, 2))),
    lambda: np.linalg.solve(a, np.ones(4)),
    lambda: np.linalg.solve(a, np.ones((4, 2))),
    lambda: np.linalg.solve(b, b),
    lambda: np.linalg.det(b),
    lambda: np.linalg.det(np.ones((2, 3))),
    lambda: np.linalg.cholesky(-np.eye(2)),
]:
    try:
        print(call())
    except (np.linalg.LinAlgError, ValueError) as error:
        print(type(error).__name__, error)
