"""Many lines or shapes at once."""

import numpy as _np
from matplotlib.cm import ScalarMappable as _mapping


class Collection:
    """What is drawn once it is added to axes, by colors of its own or by numbers and a colormap."""

    def __init__(self, *, cmap=None, norm=None, colors=None, color=None, facecolors=None, facecolor=None, edgecolors=None,
                 edgecolor=None, linewidths=None, linewidth=None, lw=None, linestyles=None, alpha=None, label=None, zorder=None,
                 match_original=False, **_kwargs):
        self._numbers, self._cmap, self._norm, self._limits = None, cmap, norm, (None, None)
        given = [each for each in (colors, color, facecolors, facecolor) if each is not None]
        self._colors, self._edge = given[0] if given else None, edgecolors if edgecolors is not None else edgecolor
        widths = [each for each in (linewidths, linewidth, lw) if each is not None]
        self._width = widths[0] if widths else 1.5
        self._alpha, self._label, self._zorder, self._made, self.axes = alpha, label, zorder, [], None
        self._own = match_original

    def _count(self):
        return 0

    def set_array(self, A):
        self._numbers = None if A is None else _np.asarray(A, dtype=float).ravel()
        self._again()

    def get_array(self):
        return self._numbers

    def set_clim(self, vmin=None, vmax=None):
        self._limits = (vmin, vmax)
        self._again()

    def get_clim(self):
        low, high = self._limits
        if self._numbers is not None and len(self._numbers):
            low = self._numbers.min() if low is None else low
            high = self._numbers.max() if high is None else high
        return low, high

    def set_cmap(self, cmap):
        self._cmap = cmap
        self._again()

    def set_norm(self, norm):
        self._norm = norm
        self._again()

    @property
    def norm(self):
        from matplotlib.colors import Normalize

        return self._norm or Normalize(*self.get_clim())

    @property
    def cmap(self):
        import matplotlib.pyplot as plt

        return self._cmap if callable(self._cmap) else plt.get_cmap(self._cmap)

    def to_rgba(self, x, alpha=None):
        return self.cmap(self.norm(_np.asarray(x)))

    def set_color(self, c):
        self._colors = c
        self._again()

    set_facecolor = set_facecolors = set_color

    def set_edgecolor(self, c):
        self._edge = c
        self._again()

    set_edgecolors = set_edgecolor

    def set_alpha(self, alpha):
        self._alpha = alpha
        self._again()

    def set_linewidth(self, lw):
        self._width = lw
        self._again()

    set_lw = set_linewidths = set_linewidth

    def set_label(self, s):
        self._label = s

    def get_label(self):
        return self._label or ""

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    def set_zorder(self, level):
        self._zorder = level

    def set_linestyle(self, ls):
        return None

    set_linestyles = set_antialiased = set_clip_on = set_transform = set_picker = set_linestyle

    def _again(self):
        if self.axes is not None:
            self.remove()
            self._drawn_in(self.axes)

    def remove(self):
        for artist in self._made:
            artist.remove()
        self._made = []

    def _each_color(self):
        # The color of each line or shape; one for all where they do not differ.
        if self._numbers is not None:
            return [tuple(row) for row in _np.atleast_2d(self.to_rgba(self._numbers)).tolist()]
        colors = self._colors
        if colors is None or isinstance(colors, (str, tuple)) and not isinstance(colors[0], (list, tuple)):
            return [colors or "C0"]
        return [each if isinstance(each, str) else tuple(_np.asarray(each).tolist()) for each in colors]

    def _facts(self):
        low, high = self.get_clim()
        return (0.0 if low is None else low, 1.0 if high is None else high, self.cmap.name)

    def _mapped(self):
        # What a colorbar takes.
        from matplotlib.colors import Normalize

        return _mapping(norm=Normalize(*self._facts()[:2]), cmap=self.cmap)

    def __repr__(self):
        return f"<matplotlib.collections.{type(self).__name__} object at {hex(id(self))}>"


class LineCollection(Collection):
    """Many lines."""

    def __init__(self, segments, *, zorder=2, **kwargs):
        super().__init__(**kwargs)
        self._segments = [_np.asarray(each, dtype=float) for each in segments]

    def get_segments(self):
        return self._segments

    def set_segments(self, segments):
        self._segments = [_np.asarray(each, dtype=float) for each in segments]
        self._again()

    set_verts = set_paths = set_segments

    def _drawn_in(self, axes):
        self.axes = axes
        colors = self._each_color()
        width = self._width if _np.ndim(self._width) == 0 else float(_np.mean(self._width))
        groups = {}
        for at, each in enumerate(self._segments):
            rows = groups.setdefault(colors[at % len(colors)], [])
            rows += [[*a, *b] for a, b in zip(each[:-1].tolist(), each[1:].tolist())]
        for color, rows in groups.items():
            artist = axes.hlines([0], 0, 0, colors=[color], linewidth=width)
            artist = artist[0] if isinstance(artist, list) else artist
            artist._write("rects", rows)
            if self._alpha is not None:
                artist.set_alpha(self._alpha)
            self._made.append(artist)
        if self._label and self._made:
            self._made[0].set_label(self._label)
        return self


class PatchCollection(Collection):
    """Many shapes."""

    def __init__(self, patches, *, match_original=False, **kwargs):
        super().__init__(match_original=match_original, **kwargs)
        self._patches = list(patches)

    def _drawn_in(self, axes):
        self.axes = axes
        colors = self._each_color()
        for at, patch in enumerate(self._patches):
            if not self._own:
                patch._face = colors[at % len(colors)]
                patch._edge = patch._edge if self._edge is None else self._edge
                patch._alpha = self._alpha
            patch._drawn_in(axes)
            self._made.append(patch._artist)
        return self


class PolyCollection(PatchCollection):
    """Many polygons."""

    def __init__(self, verts, sizes=None, *, closed=True, **kwargs):
        from matplotlib.patches import Polygon

        super().__init__([Polygon(each, closed=closed) for each in verts], **kwargs)


class CircleCollection(PatchCollection):
    """Many circles."""

    def __init__(self, sizes, *, offsets=((0, 0),), **kwargs):
        from matplotlib.patches import Circle

        radii = _np.sqrt(_np.asarray(sizes, dtype=float) / _np.pi)
        super().__init__([Circle(at, radii[i % len(radii)]) for i, at in enumerate(offsets)], **kwargs)


class EllipseCollection(PatchCollection):
    """Many ellipses."""

    def __init__(self, widths, heights, angles, *, offsets=((0, 0),), units="xy", **kwargs):
        from matplotlib.patches import Ellipse

        rows = zip(offsets, *[_np.broadcast_to(each, len(offsets)) for each in (widths, heights, angles)])
        super().__init__([Ellipse(at, w, h, angle=a) for at, w, h, a in rows], **kwargs)
