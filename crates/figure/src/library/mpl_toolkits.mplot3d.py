"""Axes of three dimensions: lines, points and surfaces, seen from one side."""

import math as _math

import numpy as _np


def _none(*_args, **_kwargs):
    return None


def _given(**keywords):
    return {name: value for name, value in keywords.items() if value is not None}


class _Drawn:
    # What is drawn in space: polygons or lines with their colors, and what they are called.
    def __init__(self, axes, kind, data, **look):
        self.axes, self.kind, self.data, self.look, self._label = axes, kind, data, look, look.pop("label", None)
        self._numbers, self._map, self._range = None, None, None

    def _mapped(self):
        from matplotlib.cm import ScalarMappable
        from matplotlib.colors import Normalize

        return ScalarMappable(norm=Normalize(*(self._range or (0.0, 1.0))), cmap=self._map)

    def get_label(self):
        return self._label or ""

    def set_data(self, x, y):
        if self.kind == "line":
            self.data[:, 0], self.data[:, 1] = x, y
        self.axes._draw()

    def set_data_3d(self, *args):
        self.data = _np.column_stack(args if len(args) == 3 else args[0])
        self.axes._draw()

    def set_3d_properties(self, zs=0, zdir="z"):
        self.data[:, 2] = zs
        self.axes._draw()

    def get_data_3d(self):
        return tuple(self.data.T)

    def set_color(self, color):
        self.look["color"] = color
        self.axes._draw()

    def remove(self):
        if self in self.axes._things:
            self.axes._things.remove(self)
            self.axes._draw()

    def get_clim(self):
        return self._range

    def get_array(self):
        return self._numbers

    set_alpha = set_clim = set_edgecolor = set_facecolor = set_label = set_linewidth = set_array = set_cmap = set_sort_zpos = _none
    set_offsets = set_marker = set_zorder = _none

    def __repr__(self):
        return f"<mpl_toolkits.mplot3d.art3d.{type(self).__name__} object at {hex(id(self))}>"


class Line3D(_Drawn):
    """A line in space."""


class Path3DCollection(_Drawn):
    """Points in space."""


class Text3D(_Drawn):
    """A text in space."""


class Poly3DCollection(_Drawn):
    """Polygons in space."""

    def __init__(self, verts, *, alpha=None, facecolors=None, facecolor=None, edgecolors=None, color=None, label=None, **kwargs):
        given = [each for each in (facecolors, facecolor, color) if each is not None]
        color = given[0] if given else "C0"
        super().__init__(None, "faces", _np.asarray(verts, dtype=float), color=color if isinstance(color, (str, tuple)) else color[0],
                         **_given(alpha=alpha, label=label))


class Line3DCollection(_Drawn):
    """Lines in space."""

    def __init__(self, lines, *, colors="C0", color=None, label=None, **kwargs):
        color = colors if color is None else color
        super().__init__(None, "lines", _np.asarray(lines, dtype=float), color=color if isinstance(color, (str, tuple)) else color[0],
                         **_given(label=label))


class _Axis:
    # The z axis.
    def __init__(self, axes):
        self.axes = axes

    def set_major_locator(self, locator):
        self.axes.set_zticks(locator.tick_values(*self.axes.get_zlim()))

    set_major_formatter = set_rotate_label = set_pane_color = set_ticklabels = set_ticks = set_tick_params = set_minor_locator = _none
    set_label_position = set_ticks_position = set_visible = line = pane = label = _none


class Axes3D:
    """Axes of three dimensions. What is in them is drawn again by each change, from far to near."""

    def __init__(self, fig=None, *args, **kwargs):
        import matplotlib.pyplot as plt

        self._begin((fig or plt.gcf()).add_axes([0, 0, 1, 1]))

    @classmethod
    def _over(cls, flat, keywords):
        made = object.__new__(cls)
        made._begin(flat)
        for name in ("elev", "azim"):
            if name in keywords:
                setattr(made, name, keywords.pop(name))
        flat._kept()["3d"] = made
        return made

    def _begin(self, flat):
        self._flat, self._things, self.elev, self.azim, self.roll = flat, [], 30, -60, 0
        self._limits, self._names, self._places = [None, None, None], ["", "", ""], [None, None, None]
        self._shown, self._colors, self._framed = [], 0, True
        flat.set_axis_off()
        flat.set_aspect("equal")

    def __str__(self):
        box = self._flat.get_position()
        return f"Axes3D({box.x0:g},{box.y0:g};{box.width:g}x{box.height:g})"

    def __repr__(self):
        title = self._flat.get_title()
        told = [f"title={{'center': {title!r}}}"] * bool(title)
        told += [f"{letter}label={name!r}" for letter, name in zip("xyz", self._names) if name]
        return f"<Axes3D: {', '.join(told)}>"

    name = "3d"
    figure = property(lambda self: self._flat.figure)
    collections = property(lambda self: [each for each in self._things if each.kind in ("faces", "points", "lines")])
    lines = property(lambda self: [each for each in self._things if each.kind == "line"])
    texts = property(lambda self: [each for each in self._things if each.kind == "text"])
    patches = images = property(lambda self: [])
    zaxis = property(_Axis)
    transAxes = property(lambda self: self._flat.transAxes)

    @property
    def xaxis(self):
        return _Axis(self)

    yaxis = xaxis

    # Limits and names.

    def _range(self, at):
        if self._limits[at] is not None:
            return self._limits[at]
        found = [each.data[..., at].ravel() for each in self._things if each.data.size and each.kind != "text"]
        values = _np.concatenate(found) if found else _np.array([0.0, 1.0])
        values = values[_np.isfinite(values)]
        low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
        if low == high:
            low, high = low - 0.05 * (abs(low) or 1), high + 0.05 * (abs(high) or 1)
        room = (high - low) / 48
        first = (low - room, high + room)
        return first

    def _set_limits(self, at, low, high):
        if isinstance(low, (tuple, list, _np.ndarray)):
            low, high = low
        before = self._range(at)
        self._limits[at] = (float(before[0] if low is None else low), float(before[1] if high is None else high))
        self._draw()
        return self._limits[at]

    def set_xlim(self, left=None, right=None, **kwargs):
        return self._set_limits(0, left, right)

    def set_ylim(self, bottom=None, top=None, **kwargs):
        return self._set_limits(1, bottom, top)

    def set_zlim(self, bottom=None, top=None, **kwargs):
        return self._set_limits(2, bottom, top)

    set_xlim3d, set_ylim3d, set_zlim3d = set_xlim, set_ylim, set_zlim

    def get_xlim(self):
        return tuple(_np.float64(each) for each in self._range(0))

    def get_ylim(self):
        return tuple(_np.float64(each) for each in self._range(1))

    def get_zlim(self):
        return tuple(_np.float64(each) for each in self._range(2))

    get_xlim3d, get_ylim3d, get_zlim3d = get_xlim, get_ylim, get_zlim

    def _set_name(self, at, text):
        self._names[at] = text
        self._draw()

    def set_xlabel(self, xlabel, *args, **kwargs):
        self._set_name(0, xlabel)

    def set_ylabel(self, ylabel, *args, **kwargs):
        self._set_name(1, ylabel)

    def set_zlabel(self, zlabel, *args, **kwargs):
        self._set_name(2, zlabel)

    def get_xlabel(self):
        return self._names[0]

    def get_ylabel(self):
        return self._names[1]

    def get_zlabel(self):
        return self._names[2]

    def set_title(self, label, *args, **kwargs):
        return self._flat.set_title(label, *args, **kwargs)

    def get_title(self):
        return self._flat.get_title()

    def set_xticks(self, ticks, *args, **kwargs):
        self._places[0] = list(ticks)
        self._draw()

    def set_yticks(self, ticks, *args, **kwargs):
        self._places[1] = list(ticks)
        self._draw()

    def set_zticks(self, ticks, *args, **kwargs):
        self._places[2] = list(ticks)
        self._draw()

    def _ticks(self, at):
        from matplotlib.ticker import MaxNLocator

        if self._places[at] is not None:
            return list(self._places[at])
        low, high = sorted(self._range(at))
        found = MaxNLocator(nbins=9, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
        return [float(each) for each in found if low <= each <= high]

    def get_xticks(self, minor=False):
        return _np.array(self._ticks(0))

    def get_yticks(self, minor=False):
        return _np.array(self._ticks(1))

    def get_zticks(self, minor=False):
        return _np.array(self._ticks(2))

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    def view_init(self, elev=None, azim=None, roll=None, vertical_axis="z", share=False):
        self.elev = 30 if elev is None else elev
        self.azim = -60 if azim is None else azim
        self._draw()

    def set_axis_off(self):
        self._framed = False
        self._draw()

    def axis(self, arg=None):
        if arg == "off":
            self.set_axis_off()

    def grid(self, visible=True, **kwargs):
        return None

    def legend(self, *args, **kwargs):
        for each in self._things:
            if each._label:
                color = each.look.get("color", "C0")
                self._flat.plot([], [], color=color, label=each._label)
        return self._flat.legend(*args, **kwargs)

    def get_figure(self):
        return self._flat.figure

    def get_position(self):
        return self._flat.get_position()

    def clear(self):
        self._flat.clear()
        self._begin(self._flat)

    cla = clear
    set_box_aspect = set_aspect = set_facecolor = set_proj_type = tick_params = invert_zaxis = invert_yaxis = invert_xaxis = _none
    mouse_init = set_xticklabels = set_yticklabels = set_zticklabels = set_zorder = margins = ticklabel_format = dist = _none
    autoscale_view = relim = locator_params = set_xscale = set_yscale = set_zscale = set_axisbelow = set_visible = set_position = _none

    def add_collection3d(self, col, zs=0, zdir="z", **kwargs):
        return self._add(col)

    add_collection = add_artist = add_collection3d

    # What is drawn.

    def _add(self, thing):
        thing.axes = self
        self._things.append(thing)
        self._draw()
        return thing

    def _next(self, kwargs):
        color = kwargs.pop("color", kwargs.pop("c", None))
        if color is None:
            color = f"C{self._colors % 10}"
            self._colors += 1
        return color

    def plot(self, xs, ys, *args, zdir="z", **kwargs):
        zs, rest = (args[0], args[1:]) if args and not isinstance(args[0], str) else (kwargs.pop("zs", 0), args)
        xs, ys, zs = _np.broadcast_arrays(_np.ravel(xs).astype(float), _np.ravel(ys), _np.ravel(zs))
        if rest and rest[0]:
            kwargs.setdefault("fmt", rest[0])
        fmt = kwargs.get("fmt", "")
        color = kwargs.pop("color", None) or next((each for each in fmt if each in "bgrcmykw"), None) or self._next({})
        return [self._add(Line3D(self, "line", _np.column_stack((xs, ys, zs)), color=color, **kwargs))]

    plot3D = plot

    def scatter(self, xs, ys, zs=0, zdir="z", s=20, c=None, depthshade=None, *args, cmap=None, **kwargs):
        xs, ys, zs = _np.broadcast_arrays(*[_np.ravel(each).astype(float) for each in (xs, ys, zs)])
        numbers = None if c is None or isinstance(c, str) or _np.ndim(c) != 1 or isinstance(c[0], str) else _np.asarray(c, dtype=float)
        color = c if c is not None else self._next(kwargs)
        made = Path3DCollection(self, "points", _np.column_stack((xs, ys, zs)), color=color, s=s, cmap=cmap, **kwargs)
        if numbers is not None and len(numbers) == len(xs):
            made._numbers, made._map = numbers, cmap
            made._range = (kwargs.get("vmin", float(numbers.min())), kwargs.get("vmax", float(numbers.max())))
        return self._add(made)

    scatter3D = scatter

    def plot_surface(self, X, Y, Z, *, norm=None, vmin=None, vmax=None, lightsource=None, cmap=None, color=None, rcount=50, ccount=50,
                     rstride=None, cstride=None, facecolors=None, **kwargs):
        X, Y, Z = _np.broadcast_arrays(*[_np.asarray(each, dtype=float) for each in (X, Y, Z)])
        if Z.ndim != 2:
            raise ValueError("Argument Z must be 2-dimensional.")
        rows, columns = Z.shape
        down = rstride or int(max(_np.ceil(rows / rcount), 1))
        along = cstride or int(max(_np.ceil(columns / ccount), 1))
        r = list(range(0, rows - 1, down)) + [rows - 1]
        k = list(range(0, columns - 1, along)) + [columns - 1]
        P = _np.stack((X, Y, Z), axis=-1)[_np.ix_(r, k)]
        faces = _np.stack((P[:-1, :-1], P[:-1, 1:], P[1:, 1:], P[1:, :-1]), axis=2).reshape(-1, 4, 3)
        return self._surface(faces, cmap, color, vmin, vmax, facecolors, kwargs)

    def _surface(self, faces, cmap, color, vmin, vmax, facecolors, kwargs):
        made = Poly3DCollection(faces, alpha=kwargs.get("alpha"), label=kwargs.get("label"))
        if cmap is not None:
            numbers = _np.nanmean(faces[:, :, 2], axis=1)
            made._numbers, made._map = numbers, cmap
            made._range = (float(_np.nanmin(numbers)) if vmin is None else vmin, float(_np.nanmax(numbers)) if vmax is None else vmax)
        else:
            made.look["color"] = self._next({"color": color})
        return self._add(made)

    def plot_trisurf(self, X, Y, Z=None, *, triangles=None, cmap=None, color=None, vmin=None, vmax=None, **kwargs):
        if Z is None:
            raise NotImplementedError("plot_trisurf takes X, Y and Z here")
        points = _np.column_stack([_np.ravel(each).astype(float) for each in (X, Y, Z)])
        corners = _triangles(points[:, :2]) if triangles is None else _np.asarray(triangles)
        return self._surface(points[corners], cmap, color, vmin, vmax, None, kwargs)

    def plot_wireframe(self, X, Y, Z, *, rcount=50, ccount=50, rstride=None, cstride=None, **kwargs):
        X, Y, Z = _np.broadcast_arrays(*[_np.asarray(each, dtype=float) for each in (X, Y, Z)])
        P = _np.stack((X, Y, Z), axis=-1)
        down = rstride if rstride is not None else int(max(_np.ceil(Z.shape[0] / rcount), 1))
        along = cstride if cstride is not None else int(max(_np.ceil(Z.shape[1] / ccount), 1))
        lines = [P[at] for at in (range(0, Z.shape[0], down) if down else ())]
        lines += [P[:, at] for at in (range(0, Z.shape[1], along) if along else ())]
        pieces = [_np.stack((line[:-1], line[1:]), axis=1) for line in lines]
        color = self._next(kwargs)
        return self._add(Line3DCollection(_np.concatenate(pieces), colors=color, label=kwargs.get("label")))

    def contour(self, X, Y, Z, *args, zdir="z", offset=None, cmap=None, levels=None, **kwargs):
        figure = self._flat.figure
        hidden = figure.add_axes([0, 0, 0.01, 0.01])
        found = hidden.contour(X, Y, Z, *([args[0]] if args else [] if levels is None else [levels]))
        heights = found.levels
        rows = [artist._read("rects") for artist in hidden._artists()]
        hidden.clear()
        hidden.set_axis_off()
        figure.sca(self._flat)
        pieces, shades = [], []
        for height, each in zip(heights, rows):
            z = height if offset is None else offset
            for row in each:
                pieces.append([[row[0], row[1], z], [row[2], row[3], z]])
                shades.append(height)
        made = Line3DCollection(_np.array(pieces, dtype=float).reshape(-1, 2, 3), colors="C0")
        made._numbers, made._map = _np.array(shades), cmap or "viridis"
        made._range = (float(_np.min(Z)), float(_np.max(Z)))
        made.levels = heights
        return self._add(made)

    contour3D = contourf = contourf3D = contour

    def bar3d(self, x, y, z, dx, dy, dz, color=None, zsort="average", shade=True, **kwargs):
        parts = _np.broadcast_arrays(*[_np.ravel(each).astype(float) for each in (x, y, z, dx, dy, dz)])
        sides = [(0, 1, 3, 2), (4, 5, 7, 6), (0, 1, 5, 4), (2, 3, 7, 6), (0, 2, 6, 4), (1, 3, 7, 5)]
        faces = []
        for x0, y0, z0, w, d, h in zip(*parts):
            corners = [(x0 + a * w, y0 + b * d, z0 + c * h) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
            faces += [[corners[at] for at in side] for side in sides]
        color = color if color is None or isinstance(color, str) else color[0]
        return self._surface(_np.array(faces, dtype=float), None, color, None, None, None, {**kwargs, "edgecolor": "0.4"})

    def bar(self, left, height, zs=0, zdir="z", **kwargs):
        left, height = _np.ravel(left).astype(float), _np.ravel(height).astype(float)
        faces = [[(x - 0.4, 0, zs), (x + 0.4, 0, zs), (x + 0.4, h, zs), (x - 0.4, h, zs)] for x, h in zip(left, height)]
        faces = _np.array(faces, dtype=float)
        if zdir == "y":
            faces = faces[..., [0, 2, 1]]
        elif zdir == "x":
            faces = faces[..., [2, 0, 1]]
        color = kwargs.pop("color", None)
        return self._surface(faces, None, color if isinstance(color, (str, type(None))) else color[0], None, None, None, kwargs)

    def quiver(self, X, Y, Z, U, V, W, *, length=1, normalize=False, arrow_length_ratio=0.3, pivot="tail", **kwargs):
        parts = _np.broadcast_arrays(*[_np.ravel(each).astype(float) for each in (X, Y, Z, U, V, W)])
        start, by = _np.column_stack(parts[:3]), _np.column_stack(parts[3:])
        if normalize:
            by = by / _np.linalg.norm(by, axis=1, keepdims=True)
        color = kwargs.pop("color", kwargs.pop("colors", "C0"))
        color = color if isinstance(color, (str, tuple)) else color[0]
        return self._add(Line3DCollection(_np.stack((start, start + by * length), axis=1), colors=color))

    quiver3D = quiver

    def stem(self, x, y, z, **kwargs):
        points = _np.column_stack([_np.ravel(each).astype(float) for each in (x, y, z)])
        feet = points.copy()
        feet[:, 2] = 0
        self._add(Line3DCollection(_np.stack((feet, points), axis=1), colors="C0"))
        return self._add(Path3DCollection(self, "points", points, color="C0", s=20))

    def text(self, x, y, z, s, zdir=None, **kwargs):
        return self._add(Text3D(self, "text", _np.array([[x, y, z]], dtype=float), text=s, **_given(fontsize=kwargs.get("fontsize"))))

    def text2D(self, x, y, s, **kwargs):
        return self._flat.text(x, y, s, transform=self._flat.transAxes)

    # How space becomes a plane.

    def _placed(self, points):
        unit = _np.empty(points.shape)
        for at, size in zip(range(3), (4.0, 4.0, 3.0)):
            low, high = self._range(at)
            unit[..., at] = ((points[..., at] - low) / (high - low) - 0.5) * size / 4
        az, el = _math.radians(self.azim), _math.radians(self.elev)
        right = _np.array([-_math.sin(az), _math.cos(az), 0])
        back = _np.array([_math.cos(az) * _math.cos(el), _math.sin(az) * _math.cos(el), _math.sin(el)])
        up = _np.cross(back, right)
        depth = unit @ back
        near = 1 / (1 - depth / 5)
        return (unit @ right) * near, (unit @ up) * near, depth

    def _draw(self):
        flat = self._flat
        for artist in self._shown:
            artist.remove()
        self._shown = []
        if self._framed:
            self._frame()
        faces = []
        for thing in self._things:
            getattr(self, "_draw_" + thing.kind)(thing, faces) if hasattr(thing, "kind") else None
        for depth, kind, data, look in sorted(faces, key=lambda it: it[0]):
            self._keep(getattr(flat, kind)(*data, **look))
        flat.set_xlim(-0.95, 0.95)
        flat.set_ylim(-0.8, 0.8)

    def _keep(self, made):
        made = made if isinstance(made, list) else [made]
        self._shown += [artist._artist() if hasattr(artist, "_facts") else artist for artist in made]

    def _frame(self):
        ends = [self._range(at) for at in range(3)]
        back = _math.cos(_math.radians(self.azim)), _math.sin(_math.radians(self.azim)), 1.0
        far = [low if side > 0 else high for (low, high), side in zip(ends, back)]
        far[2] = ends[2][0] if self.elev >= 0 else ends[2][1]
        near = [high if at == low else low for at, (low, high) in zip(far, ends)]
        gray = {"color": "0.85", "lw": 0.8}
        for at in range(3):
            others = [each for each in range(3) if each != at]
            for tick in self._ticks(at):
                for fixed, free in (others, others[::-1]):
                    line = _np.array([far, far], dtype=float)
                    line[:, at], line[:, free] = tick, ends[free]
                    line[:, fixed] = far[fixed]
                    x, y, _ = self._placed(line)
                    self._keep(self._flat.plot(x, y, **gray))
            edge = _np.array([far, far], dtype=float)
            edge[:, at] = ends[at]
            if at < 2:
                edge[:, 1 - at] = near[1 - at]
            else:
                edge[:, 0], edge[:, 1] = (near[0], far[1]) if back[0] * back[1] > 0 else (far[0], near[1])
            x, y, _ = self._placed(edge)
            self._keep(self._flat.plot(x, y, color="k", lw=0.8))
            away = 1.1
            for tick in self._ticks(at):
                place = edge[:1].copy()
                place[0, at] = tick
                tx, ty, _ = self._placed(place)
                text = f"{tick:g}".replace("-", "\N{MINUS SIGN}")
                self._keep(self._flat.text(tx[0] * away, ty[0] * away, text, ha="center", va="center", fontsize=8))
            if self._names[at]:
                self._keep(self._flat.text(x.mean() * 1.25, y.mean() * 1.25, self._names[at], ha="center", va="center"))

    def _draw_line(self, thing, faces):
        x, y, depth = self._placed(thing.data)
        fmt = thing.look.get("fmt", "")
        look = {name: value for name, value in thing.look.items()
                if name in ("color", "lw", "linewidth", "ls", "linestyle", "marker", "alpha", "markersize", "ms")}
        faces.append((float(_np.nanmean(depth)) if depth.size else 0.0, "plot", (x, y, *([fmt] if fmt else [])), look))

    def _draw_points(self, thing, faces):
        x, y, depth = self._placed(thing.data)
        look = _given(cmap=thing.look.get("cmap"), marker=thing.look.get("marker"), alpha=thing.look.get("alpha"))
        color = thing.look["color"]
        faces.append((float(_np.nanmean(depth)) if depth.size else 0.0, "scatter", (x, y),
                      {"s": thing.look.get("s", 20), "c": color, **look}))

    def _draw_faces(self, thing, faces):
        x, y, depth = self._placed(thing.data)
        corners = thing.data
        normal = _np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        size = _np.linalg.norm(normal, axis=1)
        lit = 0.65 + 0.35 * _np.abs(normal @ _np.array([0.4, -0.4, 0.82])) / _np.where(size > 0, size, 1)
        if thing._map is not None:
            colors = thing._mapped().to_rgba(thing._numbers)
        else:
            from matplotlib.colors import to_rgba

            colors = _np.tile(to_rgba(thing.look["color"]), (len(x), 1))
            colors[:, :3] *= lit[:, None]
        alpha, edge = thing.look.get("alpha"), thing.look.get("edgecolor")
        look = _given(alpha=alpha)
        for at, far in enumerate(depth.mean(axis=1).tolist()):
            if far == far:
                faces.append((far, "fill", (x[at], y[at]), {"color": tuple(colors[at].tolist()), **look}))

    def _draw_lines(self, thing, faces):
        if not len(thing.data):
            return
        x, y, depth = self._placed(thing.data)
        if thing._map is not None:
            colors = [tuple(row) for row in thing._mapped().to_rgba(thing._numbers).tolist()]
        else:
            colors = [thing.look["color"]] * len(x)
        groups = {}
        for at, color in enumerate(colors):
            groups.setdefault(color, []).append(at)
        for color, places in groups.items():
            gap = _np.full(len(places), _np.nan)
            xs = _np.column_stack((x[places], gap)).ravel()
            ys = _np.column_stack((y[places], gap)).ravel()
            faces.append((float(depth[places].mean()), "plot", (xs, ys), {"color": color, "lw": 1.0}))

    def _draw_text(self, thing, faces):
        x, y, depth = self._placed(thing.data)
        look = _given(fontsize=thing.look.get("fontsize"))
        faces.append((9.0, "text", (x[0], y[0], thing.look["text"]), look))


def _triangles(points):
    # A triangulation by Delaunay's rule: points are put in one by one.
    span = points.max(0) - points.min(0)
    scaled = (points - points.min(0)) / _np.where(span > 0, span, 1)
    corners = [*map(tuple, scaled.tolist()), (-30.0, -30.0), (30.0, -30.0), (0.5, 60.0)]
    count = len(points)
    found = {(count, count + 1, count + 2): _circle(*corners[count:])}
    for at in range(count):
        x, y = corners[at]
        bad = [each for each, (cx, cy, r) in found.items() if (x - cx) ** 2 + (y - cy) ** 2 < r]
        edges = {}
        for a, b, c in bad:
            found.pop((a, b, c))
            for edge in ((a, b), (b, c), (c, a)):
                key = tuple(sorted(edge))
                edges[key] = edges.get(key, 0) + 1
        for (a, b), times in edges.items():
            if times == 1:
                circle = _circle(corners[a], corners[b], corners[at])
                if circle is not None:
                    found[a, b, at] = circle
    return _np.array([each for each in found if max(each) < count]).reshape(-1, 3)


def _circle(a, b, c):
    (ax, ay), (bx, by), (cx, cy) = a, b, c
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(d) < 1e-14:
        return None
    sa, sb, sc = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (sa * (by - cy) + sb * (cy - ay) + sc * (ay - by)) / d
    y = (sa * (cx - bx) + sb * (ax - cx) + sc * (bx - ax)) / d
    return x, y, (ax - x) ** 2 + (ay - y) ** 2
