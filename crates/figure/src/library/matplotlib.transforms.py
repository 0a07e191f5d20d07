"""Transforms by their names, and boxes: a part of matplotlib.transforms."""

import numpy as _np


class Transform:
    """What coordinates mean: those of the data, or parts of the axes or of the figure."""

    def __init__(self, kind):
        self.kind = kind

    def __add__(self, other):
        return self

    def __sub__(self, other):
        return self

    def transform(self, values):
        return _np.asarray(values)

    def inverted(self):
        return self


class Affine2D(Transform):
    """A transform of the plane that keeps lines straight."""

    def __init__(self, matrix=None):
        super().__init__("data")
        self._matrix = _np.eye(3) if matrix is None else _np.array(matrix, dtype=float)

    def _then(self, rows):
        self._matrix = _np.array(rows, dtype=float) @ self._matrix
        return self

    def get_matrix(self):
        return self._matrix

    def translate(self, tx, ty):
        return self._then([[1, 0, tx], [0, 1, ty], [0, 0, 1]])

    def scale(self, sx, sy=None):
        return self._then([[sx, 0, 0], [0, sx if sy is None else sy, 0], [0, 0, 1]])

    def rotate(self, theta):
        c, s = _np.cos(theta), _np.sin(theta)
        return self._then([[c, -s, 0], [s, c, 0], [0, 0, 1]])

    def rotate_deg(self, degrees):
        return self.rotate(_np.radians(degrees))

    def transform(self, values):
        values = _np.asarray(values, dtype=float)
        return values @ self._matrix[:2, :2].T + self._matrix[:2, 2]


class Bbox:
    """A rectangle, by two of its corners."""

    def __init__(self, points):
        self._points = _np.asarray(points, dtype=float)

    @classmethod
    def from_bounds(cls, x0, y0, width, height):
        return cls([[x0, y0], [x0 + width, y0 + height]])

    @classmethod
    def from_extents(cls, *args):
        return cls(_np.reshape(args, (2, 2)))

    x0 = property(lambda self: self._points[0, 0])
    y0 = property(lambda self: self._points[0, 1])
    x1 = property(lambda self: self._points[1, 0])
    y1 = property(lambda self: self._points[1, 1])
    xmin = property(lambda self: min(self._points[:, 0]))
    xmax = property(lambda self: max(self._points[:, 0]))
    ymin = property(lambda self: min(self._points[:, 1]))
    ymax = property(lambda self: max(self._points[:, 1]))
    width = property(lambda self: self.x1 - self.x0)
    height = property(lambda self: self.y1 - self.y0)
    bounds = property(lambda self: (self.x0, self.y0, self.width, self.height))
    extents = property(lambda self: self._points.flatten())

    def get_points(self):
        return self._points

    def __repr__(self):
        return f"Bbox({self._points.tolist()})"

    def __str__(self):
        return f"Bbox(x0={self.x0}, y0={self.y0}, x1={self.x1}, y1={self.y1})"


def blended_transform_factory(x_transform, y_transform):
    """A transform whose x and y mean different things."""
    raise NotImplementedError("matplotlib.transforms.blended_transform_factory")
