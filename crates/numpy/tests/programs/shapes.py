import numpy as np
a = np.arange(6)
print(a.reshape(2, 3), a.reshape((3, -1)), np.reshape(a, (2, 3)), a.reshape(-1, 1).shape, a[None].shape, a[:, np.newaxis].shape)
m = a.reshape(2, 3)
print(m.T, m.transpose(), np.transpose(m, (1, 0)), m.swapaxes(0, 1).shape, np.moveaxis(np.zeros((1, 2, 3)), 0, -1).shape, np.expand_dims(a, 0).shape, np.expand_dims(a, (0, 2)).shape, np.squeeze(np.zeros((1, 3, 1))).shape)
print(np.concatenate([a, a]), np.concatenate([m, m], axis=1), np.concatenate((m, m), axis=None), np.stack([a, a]).shape, np.stack([a, a], axis=1).shape, np.vstack([a, a]), np.hstack([a, a]), np.hstack([m, m]), np.dstack([m, m]).shape, np.column_stack([[1, 2], [3, 4]]), np.append([1], [2, 3]))
print(np.split(a, 3), np.split(a, [2, 4]), np.array_split(np.arange(5), 2), np.vsplit(m, 2), np.hsplit(m, 3))
print(np.flip(a), np.flip(m, 0), np.fliplr(m), np.flipud(m), np.rot90(m), np.roll(a, 2), np.roll(m, 1, axis=1), np.roll(m, 1))
print(np.pad([1, 2], 1), np.pad([1, 2], (0, 2), constant_values=9), np.pad([1, 2, 3], 2, mode='edge'), np.pad([1, 2, 3], 2, mode='reflect'), np.pad(m, ((1, 0), (0, 1))))
print(np.sort([3, 1, 2]), np.sort([[3, 1], [2, 0]], axis=0), np.argsort([3, 1, 2]), np.sort([2.0, np.nan, 1.0]), np.unique([3, 1, 1]), np.unique([3, 1, 1], return_counts=True), np.unique([3, 1, 1], return_inverse=True), np.unique([[1, 2], [1, 2]], axis=0))
print(np.searchsorted([1, 3, 5], [0, 3, 6]), np.searchsorted([1, 3, 5], 3, side='right'), np.digitize([0.5, 2.5], [0, 1, 2]), np.nonzero([0, 1, 2]), np.argwhere([[0, 1], [1, 0]]), np.flatnonzero([0, 1]), np.bincount([0, 1, 1, 3]), np.histogram([1, 2, 1], bins=[0, 1, 2, 3]), np.histogram([0.0, 0.5, 1.0], bins=2))
print(np.take([10, 20, 30], [0, 2]), np.take(m, 1, axis=1), np.take_along_axis(m, np.array([[0], [2]]), axis=1), np.isin([1, 2, 3], [2]), np.union1d([1, 2], [2, 3]), np.intersect1d([1, 2], [2, 3]), np.setdiff1d([1, 2], [2]), np.delete(a, 1), np.insert(a, 1, 9), np.unravel_index(4, (2, 3)), np.tril_indices(2))
print(np.dot([1, 2], [3, 4]), np.dot(m, m.T), m @ m.T, np.matmul(m, [1, 1, 1]), np.inner([1, 2], [3, 4]), np.outer([1, 2], [3, 4]), np.vdot([1, 2], [3, 4]), np.tensordot(m, m, axes=([1], [1])), np.kron([1, 2], [1, 1]), np.trace(np.eye(3)), (np.ones((2, 2, 3)) @ np.ones((3, 2))).shape)
print(np.einsum('ij,jk->ik', m, m.T), np.einsum('ii', np.eye(3)), np.einsum('ij->ji', m), np.einsum('i,i', [1, 2], [3, 4]), np.einsum('ij->i', m), np.einsum('bij,bjk->bik', np.ones((2, 1, 3)), np.ones((2, 3, 1))), np.einsum('i,j->ij', [1, 2], [3, 4]))
print(np.linalg.norm([3.0, 4.0]), np.linalg.norm(m, axis=1), np.linalg.norm([1, -2], 1), np.linalg.norm([1, -2], np.inf), np.linalg.inv([[2.0, 0.0], [0.0, 4.0]]), np.round(np.linalg.det([[1.0, 2.0], [3.0, 4.0]]), 6), np.linalg.solve([[2.0, 0.0], [0.0, 4.0]], [2.0, 4.0]), np.linalg.cholesky([[4.0, 2.0], [2.0, 3.0]]), np.linalg.matrix_power([[1, 1], [0, 1]], 3))
print(np.broadcast_to([1, 2], (2, 2)), [x.tolist() for x in np.broadcast_arrays([1, 2], [[3], [4]])], np.broadcast_shapes((2, 1), (1, 3)), np.atleast_2d([1]), np.atleast_1d(1), np.shape([[1, 2]]), np.ndim([[1]]), np.size([1, 2]))
for row in m:
    print(row, row.sum())
for i, (p, q) in enumerate(zip(a, a[::-1])):
    print(i, p, q)
print(3 in a, 9 in a, len(m), max(a), sum(a), sorted(a, reverse=True), list(map(int, a)), m.tolist(), [float(v) for v in a[:2]], any(a), all(a))
x, y = np.array([1, 2])
print(x, y, *np.arange(3))
np.set_printoptions(precision=3, suppress=True)
print(np.array([1.23456, 1e-8]))
with np.printoptions(precision=1):
    print(np.array([1.23456]))
print(np.array([1.23456]))
print(np.array2string(np.array([1.0, 2.0]), separator=', '))

# Zeros at the ends.
for filt in [[0, 1, 0, 2, 0], (0, 0, 1), [], [0, 0], np.array([0.0, 1, 0]), np.zeros((2, 3)), np.array([[0, 0, 0], [0, 1, 0]]), np.array(5), 5]:
    print([repr(np.trim_zeros(filt, trim)) for trim in ("fb", "F", "b")])
print(repr(np.trim_zeros(np.array([[0, 0, 0], [0, 1, 0]]), axis=1)), repr(np.trim_zeros(np.array([[0, 0, 0], [0, 1, 0]]), "f", axis=-2)))
for filt, trim in [([0, 1], "x"), ([0, 1], "ff"), ([[0, 0], [0, 1]], "fb")]:
    try:
        print(np.trim_zeros(filt, trim))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
v = np.array([0, 1, 2])
np.trim_zeros(v)[0] = 9
print(v)
