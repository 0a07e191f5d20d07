"""Shapes: circles, rectangles, polygons, wedges, arrows."""

import math as _math

import numpy as _np


def _none(*_args, **_kwargs):
    return None


_SHORT = {"fc": "facecolor", "ec": "edgecolor", "lw": "linewidth", "ls": "linestyle"}
_IGNORED = ["antialiased", "aa", "joinstyle", "capstyle", "clip_on", "transform", "picker", "rasterized", "path_effects", "visible",
            "snap", "figure", "clip_path", "in_layout", "url", "gid", "animated"]


class Patch:
    """A shape with an inside and a rim, which is drawn once it is added to axes."""

    def __init__(self, *, edgecolor=None, facecolor=None, color=None, linewidth=None, linestyle=None, hatch=None, fill=True,
                 alpha=None, label="", zorder=None, **kwargs):
        for name in [*kwargs]:
            if name in _SHORT:
                given = kwargs.pop(name)
                facecolor = given if name == "fc" else facecolor
                edgecolor = given if name == "ec" else edgecolor
                linewidth = given if name == "lw" else linewidth
            elif name in _IGNORED:
                kwargs.pop(name)
        if kwargs:
            name = next(iter(kwargs))
            raise AttributeError(f"{type(self).__name__}.set() got an unexpected keyword argument {name!r}")
        self._face = color if color is not None else facecolor
        self._edge = color if color is not None else edgecolor
        self._width, self._alpha, self._fill, self._label, self._zorder = linewidth, alpha, fill, label, zorder
        self._style, self._artist, self.axes = linestyle, None, None

    def _corners(self):
        raise NotImplementedError(f"{type(self).__name__} is not drawn here")

    def _drawn_in(self, axes):
        self.axes = axes
        corners = _np.asarray(self._corners(), dtype=float)
        look = {"label": self._label or None, "zorder": self._zorder, "alpha": self._alpha}
        look = {name: value for name, value in look.items() if value is not None}
        face = "none" if not self._fill or isinstance(self._face, str) and self._face == "none" else self._face
        if face is None:
            face = "C0"
        if isinstance(face, str) and face == "none":
            edge = "k" if self._edge is None else self._edge
            style = {"ls": self._style} if self._style else {}
            width = 1.0 if self._width is None else self._width
            self._artist = axes.plot(corners[:, 0], corners[:, 1], color=edge, lw=width, **style, **look)[0]
        else:
            self._artist = axes.fill(corners[:, 0], corners[:, 1], color=face, **look)
            self._artist = self._artist[0] if isinstance(self._artist, list) else self._artist
            if self._edge is not None and not (isinstance(self._edge, str) and self._edge == "none"):
                self._artist.set_edgecolor(self._edge)
                self._artist.set_linewidth(1.0 if self._width is None else self._width)
        return self

    def _moved(self):
        if self._artist is not None:
            self._artist.remove()
            self._drawn_in(self.axes)

    def get_path(self):
        from matplotlib.path import Path

        return Path(self._corners())

    def get_verts(self):
        return _np.asarray(self._corners())

    def get_extents(self):
        return self.get_path().get_extents()

    def contains_point(self, point, radius=None):
        return self.get_path().contains_point(point)

    def get_facecolor(self):
        from matplotlib.colors import to_rgba

        if not self._fill:
            return (0.0, 0.0, 0.0, 0.0)
        return to_rgba("C0" if self._face is None else self._face, self._alpha)

    get_fc = get_facecolor

    def get_edgecolor(self):
        from matplotlib.colors import to_rgba

        return to_rgba("k" if self._edge is None else self._edge, self._alpha)

    get_ec = get_edgecolor

    def get_linewidth(self):
        return 1.0 if self._width is None else self._width

    get_lw = get_linewidth

    def get_alpha(self):
        return self._alpha

    def get_label(self):
        return self._label

    def get_zorder(self):
        return 1 if self._zorder is None else self._zorder

    def set_label(self, s):
        self._label = s

    def set_facecolor(self, color):
        self._face = color
        self._moved()

    set_fc = set_facecolor

    def set_edgecolor(self, color):
        self._edge = color
        self._moved()

    set_ec = set_edgecolor

    def set_color(self, c):
        self._face = self._edge = c
        self._moved()

    def set_alpha(self, alpha):
        self._alpha = alpha
        self._moved()

    def set_linewidth(self, w):
        self._width = w
        self._moved()

    set_lw = set_linewidth

    def set_fill(self, b):
        self._fill = b
        self._moved()

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    def remove(self):
        if self._artist is not None:
            self._artist.remove()
            self._artist = None

    def __repr__(self):
        return f"<matplotlib.patches.{type(self).__name__} object at {hex(id(self))}>"

    set_hatch = set_clip_path = set_clip_on = set_transform = set_zorder = set_linestyle = set_ls = set_visible = _none
    set_animated = set_picker = set_antialiased = set_path_effects = _none


class Rectangle(Patch):
    """A rectangle from its lower left corner."""

    def __init__(self, xy, width, height, *, angle=0.0, rotation_point="xy", **kwargs):
        super().__init__(**kwargs)
        self._xy, self._w, self._h, self.angle = tuple(xy), width, height, angle

    def _corners(self):
        (x, y), w, h = self._xy, self._w, self._h
        c, s = _math.cos(_math.radians(self.angle)), _math.sin(_math.radians(self.angle))
        places = [(0, 0), (w, 0), (w, h), (0, h), (0, 0)]
        return [(x + a * c - b * s, y + a * s + b * c) for a, b in places]

    def get_x(self):
        return self._xy[0]

    def get_y(self):
        return self._xy[1]

    def get_xy(self):
        return self._xy

    def get_width(self):
        return self._w

    def get_height(self):
        return self._h

    def get_center(self):
        return _np.array([self._xy[0] + self._w / 2, self._xy[1] + self._h / 2])

    def set_xy(self, xy):
        self._xy = tuple(xy)
        self._moved()

    def set_x(self, x):
        self.set_xy((x, self._xy[1]))

    def set_y(self, y):
        self.set_xy((self._xy[0], y))

    def set_width(self, w):
        self._w = w
        self._moved()

    def set_height(self, h):
        self._h = h
        self._moved()

    def __str__(self):
        (x, y) = self._xy
        return f"Rectangle(xy=({x:g}, {y:g}), width={self._w:g}, height={self._h:g}, angle={self.angle:g})"


class Ellipse(Patch):
    """An ellipse around a center, by its whole width and height."""

    def __init__(self, xy, width, height, *, angle=0, **kwargs):
        super().__init__(**kwargs)
        self.center, self.width, self.height, self.angle = tuple(xy), width, height, angle

    _range = (0.0, 360.0)

    def _corners(self):
        at = _np.radians(_np.linspace(*self._range, 73))
        a, b = self.width / 2 * _np.cos(at), self.height / 2 * _np.sin(at)
        c, s = _math.cos(_math.radians(self.angle)), _math.sin(_math.radians(self.angle))
        return _np.column_stack((self.center[0] + a * c - b * s, self.center[1] + a * s + b * c))

    def get_center(self):
        return self.center

    def get_width(self):
        return self.width

    def get_height(self):
        return self.height

    def get_angle(self):
        return self.angle

    def set_center(self, xy):
        self.center = tuple(xy)
        self._moved()

    def set_width(self, width):
        self.width = width
        self._moved()

    def set_height(self, height):
        self.height = height
        self._moved()

    def set_angle(self, angle):
        self.angle = angle
        self._moved()

    def __str__(self):
        x, y = self.center
        return f"{type(self).__name__}(xy=({x}, {y}), width={self.width}, height={self.height}, angle={self.angle})"


class Circle(Ellipse):
    """A circle around a center."""

    def __init__(self, xy, radius=5, **kwargs):
        super().__init__(xy, radius * 2, radius * 2, **kwargs)
        self.radius = radius

    def __str__(self):
        return f"Circle(xy=({self.center[0]}, {self.center[1]}), radius={self.radius})"

    def get_radius(self):
        return self.width / 2

    def set_radius(self, radius):
        self.width = self.height = 2 * radius
        self.radius = radius
        self._moved()


class Arc(Ellipse):
    """A part of the rim of an ellipse."""

    def __init__(self, xy, width, height, *, angle=0.0, theta1=0.0, theta2=360.0, **kwargs):
        kwargs["fill"] = False
        super().__init__(xy, width, height, angle=angle, **kwargs)
        self.theta1, self.theta2 = theta1, theta2
        self._range = (theta1, theta2 if theta2 > theta1 else theta2 + 360)


class Polygon(Patch):
    """A polygon through points."""

    def __init__(self, xy, *, closed=True, **kwargs):
        super().__init__(**kwargs)
        self._closed = closed
        self.set_xy(xy)

    def set_xy(self, xy):
        xy = _np.asarray(xy, dtype=float)
        if self._closed and len(xy) and (len(xy) == 1 or (xy[0] != xy[-1]).any()):
            xy = _np.vstack((xy, xy[:1]))
        self.xy = xy
        self._moved()

    def get_xy(self):
        return self.xy

    def get_closed(self):
        return self._closed

    def _corners(self):
        return self.xy

    def __str__(self):
        if not len(self.xy):
            return "Polygon0()"
        return f"Polygon{len(self.xy)}(({self.xy[0][0]:g}, {self.xy[0][1]:g}) ...)"


class RegularPolygon(Patch):
    """A polygon whose sides are all alike."""

    def __init__(self, xy, numVertices, *, radius=5, orientation=0, **kwargs):
        super().__init__(**kwargs)
        self.xy, self.numvertices, self.radius, self.orientation = xy, numVertices, radius, orientation

    def _corners(self):
        at = 2 * _math.pi * _np.arange(self.numvertices + 1) / self.numvertices + _math.pi / 2 + self.orientation
        return _np.column_stack((self.xy[0] + self.radius * _np.cos(at), self.xy[1] + self.radius * _np.sin(at)))


class Wedge(Patch):
    """A part of a disk, or of a ring of some width."""

    def __init__(self, center, r, theta1, theta2, *, width=None, **kwargs):
        super().__init__(**kwargs)
        self.center, self.r, self.theta1, self.theta2, self.width = center, r, theta1, theta2, width

    def _corners(self):
        count = max(int(abs(self.theta2 - self.theta1) / 4), 2) + 1
        at = _np.radians(_np.linspace(self.theta1, self.theta2, count))
        rim = _np.column_stack((_np.cos(at), _np.sin(at)))
        inner = _np.zeros((1, 2)) if self.width is None else rim[::-1] * (self.r - self.width)
        points = _np.vstack((rim * self.r, inner)) + _np.asarray(self.center)
        return _np.vstack((points, points[:1]))

    def set_radius(self, radius):
        self.r = radius
        self._moved()

    def __str__(self):
        (x, y) = self.center
        return f"Wedge(center=({x:g}, {y:g}), r={self.r:g}, theta1={self.theta1:g}, theta2={self.theta2:g}, width={self.width})"


class PathPatch(Patch):
    """The inside of a path."""

    def __init__(self, path, **kwargs):
        super().__init__(**kwargs)
        self._path = path

    def _corners(self):
        return self._path._flat()

    def get_path(self):
        return self._path


class FancyBboxPatch(Rectangle):
    """A box around a rectangle."""

    def __init__(self, xy, width, height, boxstyle="round", *, mutation_scale=1, mutation_aspect=1, **kwargs):
        super().__init__(xy, width, height, **kwargs)
        pad = 0.3
        for part in boxstyle.split(",")[1:] if isinstance(boxstyle, str) else []:
            name, _, value = part.partition("=")
            pad = float(value) if name.strip() == "pad" else pad
        self._pad = pad * mutation_scale

    def _corners(self):
        (x, y), w, h, r = self._xy, self._w, self._h, self._pad
        at = _np.radians(_np.linspace(0, 360, 33))
        middle = _np.column_stack((_np.where(_np.cos(at) > 0, x + w, x), _np.where(_np.sin(at) > 0, y + h, y)))
        return middle + r * _np.column_stack((_np.cos(at), _np.sin(at)))


class Arrow(Patch):
    """An arrow as a shape."""

    def __init__(self, x, y, dx, dy, *, width=1.0, **kwargs):
        super().__init__(**kwargs)
        self._at, self._by, self._wide = (x, y), (dx, dy), width

    def _corners(self):
        shape = _np.array([[0, 0.1], [0, -0.1], [0.8, -0.1], [0.8, -0.3], [1, 0], [0.8, 0.3], [0.8, 0.1], [0, 0.1]])
        (x, y), (dx, dy) = self._at, self._by
        length = _math.hypot(dx, dy) or 1.0
        along, across = shape[:, 0] * length, shape[:, 1] * self._wide
        c, s = dx / length, dy / length
        return _np.column_stack((x + along * c - across * s, y + along * s + across * c))


class FancyArrow(Arrow):
    """An arrow as a shape, by the size of its head."""

    def __init__(self, x, y, dx, dy, *, width=0.001, head_width=None, head_length=None, **kwargs):
        for name in ("length_includes_head", "shape", "overhang", "head_starts_at_zero"):
            kwargs.pop(name, None)
        super().__init__(x, y, dx, dy, width=3 * (head_width or 3 * width), **kwargs)


class FancyArrowPatch(Patch):
    """An arrow from one point to another."""

    def __init__(self, posA=None, posB=None, *, path=None, arrowstyle="simple", connectionstyle="arc3", patchA=None, patchB=None,
                 shrinkA=2, shrinkB=2, mutation_scale=1, mutation_aspect=1, coordsA="data", coordsB="data", axesA=None, axesB=None,
                 **kwargs):
        super().__init__(**kwargs)
        self._ends = (posA, posB)

    def set_positions(self, posA, posB):
        self._ends = (posA, posB)
        self._moved()

    def _drawn_in(self, axes):
        self.axes = axes
        (x0, y0), (x1, y1) = self._ends
        color = self._edge if self._edge is not None else self._face if self._face is not None else "k"
        self._artist = axes.arrow(x0, y0, x1 - x0, y1 - y0, color=color)
        return self


class ConnectionPatch(FancyArrowPatch):
    """An arrow from a point of some axes to one of others."""

    def __init__(self, xyA, xyB, coordsA, coordsB=None, **kwargs):
        super().__init__(xyA, xyB, **kwargs)


class ArrowStyle(str):
    """The look of an arrow, by its name."""

    def __new__(cls, stylename, **_kwargs):
        return super().__new__(cls, stylename)


ConnectionStyle = BoxStyle = ArrowStyle
