"""Triangles over points of the plane, which plots of what is known at scattered places are made of."""

import numpy as np


def _delaunay(x, y):
    # Points are put in one by one: triangles in whose circle a point lies make place for those from their border to it.
    middle, span = (x.mean(), y.mean()), max(np.ptp(x), np.ptp(y), 1e-300)
    px = [*((x - middle[0]) / span).tolist(), -50.0, 50.0, 0.0]
    py = [*((y - middle[1]) / span).tolist(), -50.0, -50.0, 50.0]
    n = len(x)

    def circle(a, b, c):
        ax, ay, bx, by = px[a] - px[c], py[a] - py[c], px[b] - px[c], py[b] - py[c]
        area = 2 * (ax * by - ay * bx)
        if area == 0:
            return px[c], py[c], float("inf")
        u = (by * (ax * ax + ay * ay) - ay * (bx * bx + by * by)) / area
        v = (ax * (bx * bx + by * by) - bx * (ax * ax + ay * ay)) / area
        return px[c] + u, py[c] + v, u * u + v * v

    triangles = {(n, n + 1, n + 2): circle(n, n + 1, n + 2)}
    for at in range(n):
        hit = [t for t, (u, v, r) in triangles.items() if (px[at] - u) ** 2 + (py[at] - v) ** 2 < r * (1 - 1e-12)]
        edges = {}
        for a, b, c in hit:
            del triangles[a, b, c]
            for edge in ((a, b), (b, c), (c, a)):
                if edge[::-1] in edges:
                    del edges[edge[::-1]]
                else:
                    edges[edge] = True
        for a, b in edges:
            triangles[a, b, at] = circle(a, b, at)
    return np.array([t for t in triangles if max(t) < n], dtype=np.int32).reshape(-1, 3)


class Triangulation:
    """Triangles over points: those that are given, as three numbers of points each, or Delaunay's."""

    def __init__(self, x, y, triangles=None, mask=None):
        self.x, self.y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        if self.x.shape != self.y.shape or self.x.ndim != 1:
            raise ValueError(f"x and y must be equal-length 1D arrays, but found shapes {self.x.shape!r} and {self.y.shape!r}")
        self.is_delaunay = triangles is None
        self.triangles = _delaunay(self.x, self.y) if triangles is None else np.array(triangles, dtype=np.int32)
        self.mask = None
        self.set_mask(mask)

    def set_mask(self, mask):
        self.mask = None if mask is None else np.asarray(mask, dtype=bool)

    def get_masked_triangles(self):
        return self.triangles if self.mask is None else self.triangles[~self.mask]

    @property
    def edges(self):
        corners = self.get_masked_triangles()
        pairs = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]])
        return np.unique(np.sort(pairs, axis=1)[:, ::-1], axis=0)

    @staticmethod
    def get_from_args_and_kwargs(*args, **kwargs):
        if args and isinstance(args[0], Triangulation):
            return args[0], args[1:], kwargs
        triangles, mask = kwargs.pop("triangles", None), kwargs.pop("mask", None)
        x, y, *rest = args
        if triangles is None and rest and np.ndim(rest[0]) == 2 and np.shape(rest[0])[1] == 3:
            triangles = rest.pop(0)
        return Triangulation(x, y, triangles, mask), rest, kwargs


def lines(axes, args, kwargs):
    """The edges of triangles, and their corners."""
    found, rest, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
    edges = found.edges
    gap = np.full(len(edges), np.nan)
    x = np.stack([found.x[edges[:, 0]], found.x[edges[:, 1]], gap], axis=1).ravel()
    y = np.stack([found.y[edges[:, 0]], found.y[edges[:, 1]], gap], axis=1).ravel()
    form = rest[0] if rest and isinstance(rest[0], str) else ""
    drawn = axes.plot(x, y, *([form] if form else []), **{**kwargs, "marker": "None"})
    marked = kwargs.get("marker") or form.strip("-.:bgrcmykw0123456789C")
    corners = (found.x, found.y) if marked else ([], [])
    kwargs.pop("label", None)
    return drawn + axes.plot(*corners, *([form] if form else []), **{**kwargs, "ls": "None", "color": drawn[0].get_color()})


def colors(axes, args, kwargs):
    """Triangles in the colors of numbers at their corners, or of their own."""
    from matplotlib.collections import PolyCollection

    found, rest, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
    corners = found.get_masked_triangles()
    faces, numbers = kwargs.pop("facecolors", None), rest[0] if rest else None
    numbers = np.asarray(numbers if faces is None else faces, dtype=float)
    if faces is None and len(numbers) == len(found.x):
        numbers = numbers[corners].mean(axis=1)
    elif found.mask is not None and len(numbers) == len(found.triangles):
        numbers = numbers[~found.mask]
    places = np.stack([found.x[corners], found.y[corners]], axis=-1)
    look = {name: kwargs[name] for name in ("cmap", "norm", "vmin", "vmax") if kwargs.get(name) is not None}
    # A colorbar reads what the colors mean of points without size.
    mapped = axes.scatter(*places.mean(axis=1).T, c=numbers, s=0, **look)
    polygons = PolyCollection(places, facecolors=mapped.to_rgba(numbers), edgecolors=kwargs.get("edgecolors", "none"))
    axes.add_collection(polygons)
    axes.autoscale_view()
    return mapped
