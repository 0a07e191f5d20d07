"""Paths through points, with curves."""

import numpy as _np


class Path:
    """Points, and what leads to each."""

    STOP, MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY = 0, 1, 2, 3, 4, 79

    def __init__(self, vertices, codes=None, _interpolation_steps=1, closed=False, readonly=False):
        self.vertices = _np.asarray(vertices, dtype=float).reshape(-1, 2)
        if closed and codes is None:
            codes = [1] + [2] * (len(self.vertices) - 2) + [79]
        self.codes = None if codes is None else _np.asarray(codes, dtype=_np.uint8)
        if self.codes is not None and len(self.codes) != len(self.vertices):
            raise ValueError(f"'codes' must be a 1D list or array with the same length of 'vertices'. Your vertices have "
                             f"shape {self.vertices.shape} but your codes have shape {self.codes.shape}")

    def __len__(self):
        return len(self.vertices)

    def __repr__(self):
        return f"Path({self.vertices!r}, {self.codes!r})"

    @classmethod
    def unit_circle(cls):
        at = _np.linspace(0, 2 * _np.pi, 65)
        return cls(_np.column_stack((_np.cos(at), _np.sin(at))), closed=True)

    @classmethod
    def unit_rectangle(cls):
        return cls([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], closed=True)

    def _flat(self):
        # The corners of the polygons that it is, each behind a row that is no number.
        if self.codes is None:
            return self.vertices
        found, points, codes, at = [], self.vertices, self.codes.tolist(), 0
        first = points[0]
        while at < len(codes):
            code = codes[at]
            if code == self.MOVETO:
                if found:
                    found.append((_np.nan, _np.nan))
                first = points[at]
                found.append(tuple(first))
            elif code == self.LINETO:
                found.append(tuple(points[at]))
            elif code in (self.CURVE3, self.CURVE4):
                count = 2 if code == self.CURVE3 else 3
                frame = _np.vstack(([found[-1]], points[at : at + count]))
                for t in _np.linspace(0, 1, 17)[1:]:
                    row = frame
                    while len(row) > 1:
                        row = row[:-1] * (1 - t) + row[1:] * t
                    found.append(tuple(row[0]))
                at += count - 1
            elif code == self.CLOSEPOLY:
                found.append(tuple(first))
            at += 1
        return _np.array(found)

    def contains_point(self, point, transform=None, radius=0.0):
        return bool(self.contains_points([point])[0])

    def contains_points(self, points, transform=None, radius=0.0):
        corners = self._flat()
        x, y = _np.asarray(points, dtype=float).T
        inside = _np.zeros(len(x), dtype=bool)
        for (x0, y0), (x1, y1) in zip(corners, _np.roll(corners, -1, axis=0)):
            crosses = (y0 > y) != (y1 > y)
            with _np.errstate(divide="ignore", invalid="ignore"):
                inside ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
        return inside

    def get_extents(self, transform=None):
        from matplotlib.transforms import Bbox

        corners = self._flat()
        return Bbox([_np.nanmin(corners, axis=0), _np.nanmax(corners, axis=0)])

    def transformed(self, transform):
        return Path(transform.transform(self.vertices), self.codes)
