"""Parts of axes as objects: axis, border lines, legend; and lines that follow a field."""

import numpy as _np


def _none(*_args, **_kwargs):
    return None


class Words:
    """A title, or the name of an axis."""

    def __init__(self, axes, name, at=None, text=None):
        self.axes, self.name, self._at, self._shown = axes, name, at, text

    def get_text(self):
        return self._shown if self._shown is not None else getattr(self.axes, "get_" + self.name)()

    def set_text(self, s):
        if self._shown is None:
            getattr(self.axes, "set_" + self.name)(s)

    def get_position(self):
        if self._at is None:
            return 0.5, 1.0
        return (0, self._at) if self.name == "y" else (self._at, 0)

    def set(self, **kwargs):
        return None

    def __repr__(self):
        x, y = self.get_position()
        return f"Text({x:g}, {y:g}, {self.get_text()!r})"

    set_rotation = set_ha = set_va = set_horizontalalignment = set_color = set_fontsize = set_size = set_fontweight = _none
    set_visible = set_verticalalignment = set_rotation_mode = set_weight = set_position = set_y = set_x = set_alpha = _none
    set_bbox = set_family = set_fontfamily = set_fontname = set_backgroundcolor = _none


class Axis:
    """The x or the y axis of axes."""

    def __init__(self, axes, letter):
        self.axes, self.letter = axes, letter
        self.label = Words(axes, letter + "label")

    axis_name = property(lambda self: self.letter)

    def _horizontal(self):
        return self.letter == "x"

    def _kept(self):
        return self.axes._kept().setdefault(self.letter, {})

    def _limits(self):
        return self.axes.get_xlim() if self._horizontal() else self.axes.get_ylim()

    def _set(self, places, texts=None):
        limits = self._limits()
        low, high = min(limits), max(limits)
        pairs = [(at, None if texts is None else texts[i]) for i, at in enumerate(places) if low <= at <= high]
        name = "set_xticks" if self._horizontal() else "set_yticks"
        known = [text for _, text in pairs]
        getattr(self.axes, name)([at for at, _ in pairs], None if texts is None else known)

    def _apply(self):
        kept = self._kept()
        locator, formatter = kept.get("locator"), kept.get("formatter")
        if locator is not None:
            places = locator.tick_values(*sorted(self._limits()))
        else:
            places = [at for at, _ in self.axes._ticks(self._horizontal())]
        if formatter is None:
            return self._set(places)
        limits = sorted(self._limits())
        places = [at for at in places if limits[0] <= at <= limits[1]]
        formatter.set_axis(self)
        self._set(places, formatter.format_ticks(places))

    def set_major_locator(self, locator):
        locator.axis = self
        self._kept()["locator"] = locator
        self._apply()

    def set_major_formatter(self, formatter):
        from matplotlib.ticker import FuncFormatter, StrMethodFormatter

        if isinstance(formatter, str):
            formatter = StrMethodFormatter(formatter)
        elif not hasattr(formatter, "format_ticks"):
            formatter = FuncFormatter(formatter)
        self._kept()["formatter"] = formatter
        self._apply()

    def get_major_locator(self):
        from matplotlib.ticker import AutoLocator

        return self._kept().get("locator") or AutoLocator()

    def get_major_formatter(self):
        from matplotlib.ticker import ScalarFormatter

        return self._kept().get("formatter") or ScalarFormatter()

    def set_ticks(self, ticks, labels=None, *, minor=False, **kwargs):
        if not minor:
            (self.axes.set_xticks if self._horizontal() else self.axes.set_yticks)(ticks, labels)

    def get_ticklocs(self, minor=False):
        return self.axes.get_xticks() if self._horizontal() else self.axes.get_yticks()

    get_majorticklocs = get_ticklocs

    def get_ticklabels(self, minor=False, which=None):
        from matplotlib.ticker import ScalarFormatter

        found = self.axes._ticks(self._horizontal())
        plain = ScalarFormatter().format_ticks([at for at, _ in found])
        letter = "x" if self._horizontal() else "y"
        return [Words(self.axes, letter, at, plain[i] if text is None else text) for i, (at, text) in enumerate(found)]

    get_majorticklabels = get_ticklabels

    def set_ticklabels(self, labels, **kwargs):
        (self.axes.set_xticklabels if self._horizontal() else self.axes.set_yticklabels)(labels)

    def get_label(self):
        return self.label

    def get_label_text(self):
        return self.label.get_text()

    def set_label_text(self, label, **kwargs):
        self.label.set_text(label)

    def set_tick_params(self, which="major", **kwargs):
        self.axes.tick_params(axis=self.letter, **kwargs)

    def grid(self, visible=None, which="major", **kwargs):
        self.axes.grid(visible if visible is not None else True, axis=self.letter, **kwargs)

    def set_visible(self, b):
        if not b:
            self.axes.tick_params(axis=self.letter, **{"labelbottom" if self._horizontal() else "labelleft": False})
            self.set_ticks([])

    def set_inverted(self, inverted):
        (self.axes.invert_xaxis if self._horizontal() else self.axes.invert_yaxis)()

    def get_scale(self):
        return self.axes.get_xscale() if self._horizontal() else self.axes.get_yscale()

    def get_view_interval(self):
        return _np.array(self._limits())

    def get_data_interval(self):
        return _np.array(self._limits())

    def get_major_ticks(self, numticks=None):
        return self.get_ticklabels()

    def get_minor_locator(self):
        from matplotlib.ticker import NullLocator

        return NullLocator()

    def get_ticks_position(self):
        return "bottom" if self._horizontal() else "left"

    get_label_position = get_ticks_position

    def set_units(self, u):
        return None

    set_minor_locator = set_minor_formatter = tick_top = tick_bottom = tick_left = tick_right = set_label_position = _none
    set_ticks_position = set_label_coords = set_label = set_pane_color = update_ticks = set_zorder = set_data_interval = _none
    set_tick_position = set_offset_position = labelpad = minorticks_on = minorticks_off = _none


_SIDES = ("left", "right", "bottom", "top")


class Spine:
    """A border line of axes."""

    def __init__(self, axes, names):
        self.axes, self.names = axes, names

    def set_visible(self, b):
        for name in self.names:
            self.axes._spine(_SIDES.index(name), bool(b))

    def get_visible(self):
        return self.axes._spine()[_SIDES.index(self.names[0])]

    def set_color(self, c):
        if isinstance(c, str) and c == "none":
            self.set_visible(False)

    set_edgecolor = set_color

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    set_linewidth = set_lw = set_position = set_bounds = set_alpha = set_zorder = set_linestyle = set_capstyle = _none


class Spines:
    """The border lines of axes, by their sides."""

    def __init__(self, axes):
        self._axes = axes

    def __getitem__(self, key):
        if isinstance(key, str):
            if key not in _SIDES:
                raise KeyError(key)
            return Spine(self._axes, (key,))
        names = _SIDES if key == slice(None) else tuple(key)
        for name in names:
            if name not in _SIDES:
                raise KeyError(name)
        return Spine(self._axes, names)

    def __getattr__(self, name):
        if name in _SIDES:
            return Spine(self._axes, (name,))
        raise AttributeError(f"'Spines' object does not contain a '{name}' spine")

    def __iter__(self):
        return iter(_SIDES)

    def __len__(self):
        return 4

    def keys(self):
        return list(_SIDES)

    def values(self):
        return [Spine(self._axes, (name,)) for name in _SIDES]

    def items(self):
        return [(name, Spine(self._axes, (name,))) for name in _SIDES]


class Legend:
    """The legend of axes."""

    def __init__(self, axes):
        self.axes = axes

    def get_texts(self):
        return [Words(self.axes, "", 0, text) for text in self.axes.get_legend_handles_labels()[1]]

    def get_lines(self):
        return self.axes.get_legend_handles_labels()[0]

    get_patches = legend_handles = get_lines

    def get_title(self):
        return Words(self.axes, "", 0, self.axes._legend_title() or "")

    def get_frame(self):
        return Spine(self.axes, ())

    def remove(self):
        self.axes._legend_title(True)

    set_title = set_bbox_to_anchor = set_visible = set_draggable = set_zorder = set_alpha = set_loc = _none


class Table:
    """A table beside axes, which is not drawn here."""

    def __init__(self, axes, cells, rows, columns):
        import warnings

        warnings.warn("tables are not drawn here", stacklevel=3)
        self.axes = axes

    def __getitem__(self, key):
        return Spine(self.axes, ())

    def get_celld(self):
        return {}

    auto_set_font_size = set_fontsize = scale = auto_set_column_width = _none


def streams(axes, x, y, u, v, density, linewidth, color, cmap, start_points):
    """Lines that follow the arrows of a field, with heads on them."""
    x, y = _np.asarray(x, dtype=float), _np.asarray(y, dtype=float)
    x, y = (x[0] if x.ndim == 2 else x), (y[:, 0] if y.ndim == 2 else y)
    u, v = _np.asarray(u, dtype=float), _np.asarray(v, dtype=float)
    if u.shape != (len(y), len(x)) or v.shape != u.shape:
        raise ValueError("'u' and 'v' must match the shape of the (x, y) grid")
    wide, high = (density, density) if _np.ndim(density) == 0 else density
    cells = max(int(30 * wide), 1), max(int(30 * high), 1)
    taken = _np.zeros((cells[1], cells[0]), dtype=bool)
    spans = x[-1] - x[0], y[-1] - y[0]
    top = float(_np.nanmax(_np.hypot(u / spans[0], v / spans[1]))) or 1.0

    def sample(field, px, py):
        i, j = (px - x[0]) / spans[0] * (len(x) - 1), (py - y[0]) / spans[1] * (len(y) - 1)
        i0, j0 = min(int(i), len(x) - 2), min(int(j), len(y) - 2)
        a, b = i - i0, j - j0
        low = field[j0][i0] * (1 - a) + field[j0][i0 + 1] * a
        return low * (1 - b) + (field[j0 + 1][i0] * (1 - a) + field[j0 + 1][i0 + 1] * a) * b

    def cell(px, py):
        return (min(int((py - y[0]) / spans[1] * cells[1]), cells[1] - 1),
                min(int((px - x[0]) / spans[0] * cells[0]), cells[0] - 1))

    rows_u, rows_v = u.tolist(), v.tolist()
    xmin, xmax, ymin, ymax = float(x[0]), float(x[-1]), float(y[0]), float(y[-1])
    step = 0.5 / max(cells)

    def followed(px, py, sign, own):
        points = []
        for _ in range(4 * max(cells)):
            du, dv = sample(rows_u, px, py), sample(rows_v, px, py)
            size = ((du / spans[0]) ** 2 + (dv / spans[1]) ** 2) ** 0.5
            if not size > 1e-9 * top:
                break
            px, py = px + sign * step * du / size, py + sign * step * dv / size
            if not (xmin <= px <= xmax and ymin <= py <= ymax):
                break
            at = cell(px, py)
            if taken[at] and at not in own:
                break
            own.add(at)
            points.append((px, py))
        return points

    if start_points is None:
        seeds = [(xmin + (i + 0.5) / cells[0] * spans[0], ymin + (j + 0.5) / cells[1] * spans[1])
                 for j in range(cells[1]) for i in range(cells[0])]
        middle = (xmin + spans[0] / 2, ymin + spans[1] / 2)
        seeds.sort(key=lambda at: -max(abs(at[0] - middle[0]) / spans[0], abs(at[1] - middle[1]) / spans[1]))
    else:
        seeds = [tuple(each) for each in _np.asarray(start_points).tolist()]
    segments, heads, values = [], [], []
    shade = _np.asarray(color, dtype=float).tolist() if color is not None and _np.ndim(color) == 2 else None
    for seed in seeds:
        if taken[cell(*seed)]:
            continue
        own = {cell(*seed)}
        line = followed(*seed, -1, own)[::-1] + [seed] + followed(*seed, 1, own)
        if len(line) < 8 and start_points is None:
            continue
        for at in own:
            taken[at] = True
        for a, b in zip(line[:-1], line[1:]):
            segments.append([*a, *b])
            if shade is not None:
                values.append(sample(shade, *a))
        middle = len(line) // 2
        a, b = line[middle - 1], line[middle]
        heads.append([*a, b[0] - a[0], b[1] - a[1]])
    width = 1.5 if linewidth is None or _np.ndim(linewidth) else linewidth
    from matplotlib.collections import LineCollection

    lines = LineCollection([[row[:2], row[2:]] for row in segments], linewidths=width, cmap=cmap,
                           colors=None if shade is not None else color or "C0")
    if shade is not None:
        lines.set_array(_np.array(values))
    lines._drawn_in(axes)
    return StreamplotSet(lines, heads)


class StreamplotSet:
    """What `streamplot` gives: the lines and the heads on them."""

    def __init__(self, lines, arrows):
        self.lines, self.arrows = lines, arrows


StreamplotSet.__module__ = "matplotlib.streamplot"


class Colorbar:
    """Attributes of colorbars."""

    ax = property(lambda self: _BarAxes(self))
    vmin = property(lambda self: self._range()[0])
    vmax = property(lambda self: self._range()[1])
    outline = property(lambda self: Spine(None, ()))
    solids = property(lambda self: Spine(None, ()))
    dividers = solids

    def set_ticklabels(self, ticklabels, **kwargs):
        places = self._ticks()
        if places is None:
            raise ValueError("set_ticks before set_ticklabels")
        self.set_ticks(places, list(ticklabels))

    def get_ticks(self, minor=False):
        return self._ticks() or []

    def set_alpha(self, alpha):
        return None

    update_normal = update_ticks = minorticks_on = minorticks_off = remove = draw_all = set_alpha


class _BarAxes:
    # The axes that a colorbar is drawn in.
    def __init__(self, bar):
        self._bar = bar

    def set_ylabel(self, ylabel, **kwargs):
        self._bar.set_label(ylabel)

    set_xlabel = set_title = set_ylabel

    def set_yticks(self, ticks, labels=None, **kwargs):
        self._bar.set_ticks(ticks, labels)

    set_xticks = set_yticks

    def set_yticklabels(self, labels, **kwargs):
        self._bar.set_ticklabels(labels)

    set_xticklabels = set_yticklabels

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _none
