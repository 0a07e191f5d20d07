import numpy as np
import numpy.ma as ma


def shown(*values):
    for value in values:
        print(repr(value), "|", str(value).replace("\n", " "))


x = ma.array([1, 2, 3, 4], mask=[0, 1, 0, 1])
grid = ma.masked_greater(np.arange(6.0).reshape(2, 3), 3)
shown(x, grid, x.mask, x.data, x.filled(0), x.compressed(), ma.masked, x[1], x[0], x[1:])
shown(x + 1, 10 - x, x * x, x / [1, 0, 0, 2], -x, x**2, x > 1, x == [1, 2, 0, 4], np.arange(4) + x)
shown(x.sum(), x.mean(), x.min(), x.max(), x.std(), x.count(), x.cumsum(), grid.sum(axis=0), grid.mean(axis=1), grid.var(axis=1))
shown(np.sum(x), np.negative(grid), np.sqrt(ma.array([-1.0, 4.0])), ma.log(ma.array([0.0, 1.0])), np.add(x, 1), np.max(grid))
x[0] = ma.masked
x[1] = 7
shown(x, ma.is_masked(x), ma.getmaskarray(x), x.fill_value)
hard = ma.array([1, 2], mask=[1, 0], hard_mask=True)
hard[:] = 9
shown(hard, hard.soften_mask())
shown(ma.masked_invalid([1.0, np.nan]), ma.masked_where([1, 0], [5, 6]), ma.masked_equal([1, 2], 2), ma.masked_inside([1, 2, 3], 2, 3))
shown(ma.where([1, 0, 1], ma.array([1, 2, 3], mask=[1, 0, 0]), 0), ma.concatenate([x, x]), ma.median(grid, axis=0), ma.average(grid, axis=0))
shown(ma.sort(ma.array([3, 1, 2], mask=[0, 1, 0])), ma.argsort(grid, axis=1), ma.unique(ma.array([1, 1, 2], mask=[0, 0, 1])), ma.dot(grid, grid.T))
shown(ma.clump_unmasked(ma.array([1, 2, 3], mask=[0, 1, 0])), ma.compress_rows(grid), ma.cov(grid), ma.vstack([x, x]), ma.zeros(2), ma.masked_all(2))
shown(isinstance(x, np.ndarray), type(x), x.shape, x.dtype, x.tolist(), grid.T, grid.reshape(3, 2), grid[:, 0], grid[0].copy())
for wrong in (lambda: ma.array([1, 2], mask=[1]*3), lambda: int(ma.array([1], mask=[1])), lambda: ma.array([1, 2]).resize(3)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
