"""Distances between points, trees of them, and convex hulls of the plane."""

import importlib as _importlib

import numpy as _np
from scipy._lib import missing as _missing
from scipy.spatial import distance


def distance_matrix(x, y, p=2, threshold=1000000):
    """The distances between all points of two sets."""
    return distance.cdist(_np.atleast_2d(x), _np.atleast_2d(y), "minkowski", p=p)


class KDTree:
    """Points among which the nearest are looked for, here by all distances."""

    def __init__(self, data, leafsize=10, **_):
        self.data = _np.asarray(data, float)
        self.n, self.m = self.data.shape

    def query(self, x, k=1, eps=0, p=2, distance_upper_bound=_np.inf, workers=1):
        """The distances to the nearest points, and which they are."""
        x = _np.asarray(x, float)
        every = distance.cdist(x.reshape(-1, self.m), self.data, "minkowski", p=p)
        count = k if isinstance(k, int) else max(k)
        order = _np.argsort(every, axis=1, kind="stable")[:, :count]
        found = _np.take_along_axis(every, order, axis=1)
        if order.shape[1] < count:
            lack = count - order.shape[1]
            found = _np.pad(found, ((0, 0), (0, lack)), constant_values=_np.inf)
            order = _np.pad(order, ((0, 0), (0, lack)), constant_values=self.n)
        far = found > distance_upper_bound
        found, order = _np.where(far, _np.inf, found), _np.where(far, self.n, order)
        if not isinstance(k, int):
            found, order = found[:, [it - 1 for it in k]], order[:, [it - 1 for it in k]]
        shape = x.shape[:-1]
        if k == 1:
            return (found[:, 0].reshape(shape), order[:, 0].reshape(shape)) if shape else (found.item(), order[0, 0])
        return found.reshape(*shape, -1), order.reshape(*shape, -1)

    def query_ball_point(self, x, r, p=2.0, **_):
        """Which points are within a distance."""
        x = _np.asarray(x, float)
        near = distance.cdist(x.reshape(-1, self.m), self.data, "minkowski", p=p) <= r
        lists = [_np.nonzero(row)[0].tolist() for row in near]
        if x.ndim == 1:
            return lists[0]
        found = _np.empty(len(lists), object)
        for at, it in enumerate(lists):
            found[at] = it
        return found

    def query_pairs(self, r, p=2.0, **_):
        """The pairs of points within a distance."""
        near = distance.cdist(self.data, self.data, "minkowski", p=p) <= r
        return {(int(i), int(j)) for i, j in zip(*_np.nonzero(_np.triu(near, 1)))}


cKDTree = KDTree


class ConvexHull:
    """The convex hull of points of the plane."""

    def __init__(self, points, incremental=False, qhull_options=None):
        self.points = _np.asarray(points, float)
        if self.points.shape[1] != 2:
            raise NotImplementedError("scipy.spatial.ConvexHull: only points of the plane are supported")
        order = sorted(range(len(self.points)), key=lambda k: tuple(self.points[k]))

        def half(order):
            found = []
            for k in order:
                while len(found) > 1:
                    (ax, ay), (bx, by), (cx, cy) = (self.points[it] for it in (found[-2], found[-1], k))
                    if (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0:
                        break
                    found.pop()
                found.append(k)
            return found[:-1]

        around = half(order) + half(order[::-1])
        self.vertices = _np.array(around, dtype=_np.int32)
        self.simplices = _np.array([around, around[1:] + around[:1]], dtype=_np.int32).T
        x, y = self.points[self.vertices].T
        self.volume = float(0.5 * abs(_np.dot(x, _np.roll(y, -1)) - _np.dot(y, _np.roll(x, -1))))
        self.area = float(_np.sum(_np.hypot(x - _np.roll(x, -1), y - _np.roll(y, -1))))


_other = _missing("scipy.spatial")


def __getattr__(name):
    if name in ("Delaunay", "Voronoi", "transform", "SphericalVoronoi"):
        raise AttributeError(f"scipy.spatial.{name} is not here; jax.scipy.spatial has transform, and scipy.spatial has distance, KDTree, cKDTree, ConvexHull and distance_matrix")
    return _other(name)
