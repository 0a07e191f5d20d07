"""What few programs ask of artists, of mappings of numbers to colors, and of colormaps."""

import math as _math

import numpy as _np

_DASHES = {"Solid": "-", "Dashed": "--", "DashDot": "-.", "Dotted": ":", "None": "None"}


def _none(*_args, **_kwargs):
    return None


class Artist:
    """Attributes of lines, points, bars, texts and the rest."""

    @property
    def axes(self):
        return self._axes()

    @property
    def figure(self):
        return self._axes().figure

    @property
    def patches(self):
        return [Rectangle(self, at) for at in range(len(self._read("rects")))]

    @property
    def errorbar(self):
        return None

    @property
    def datavalues(self):
        return self._read("rects")[:, 3]

    @property
    def lines(self):
        return (self, (), ())

    def get_children(self):
        return self.patches

    def get_axes(self):
        return self._axes()

    def get_figure(self, root=False):
        return self._axes().figure

    def get_xdata(self, orig=True):
        return self._read("xs")

    def get_ydata(self, orig=True):
        return self._read("ys")

    def get_data(self, orig=True):
        return self._read("xs"), self._read("ys")

    def get_xydata(self):
        return _np.column_stack(self.get_data())

    def set_xdata(self, x):
        self._write("xs", x)

    def set_ydata(self, y):
        self._write("ys", y)

    def get_linewidth(self):
        return self._read("width")

    get_lw = get_linewidth

    def set_linewidth(self, w):
        self._write("width", w)

    set_lw = set_linewidths = set_linewidth

    def get_linestyle(self):
        return _DASHES.get(self._read("dash"), "-")

    get_ls = get_linestyle

    def get_marker(self):
        return self._read("marker") or "None"

    def get_markersize(self):
        return self._read("marker_size")

    get_ms = get_markersize

    def set_color(self, color):
        self._write("color", color)

    set_facecolor = set_fc = set_facecolors = set_markerfacecolor = set_c = set_color

    def set_edgecolor(self, color):
        self._write("edge", color)

    set_ec = set_edgecolors = set_markeredgecolor = set_edgecolor

    def get_facecolor(self):
        return self._read("color")

    get_fc = get_edgecolor = get_ec = get_facecolors = get_facecolor

    def set_alpha(self, alpha):
        if alpha is not None:
            self._write("alpha", alpha)

    def get_alpha(self):
        found = self._read("color")[3]
        return None if found == 1.0 else found

    def get_zorder(self):
        return self._read("zorder")

    def set_zorder(self, level):
        self._write("zorder", level)

    def set_visible(self, b):
        if not b:
            self.remove()

    def get_visible(self):
        return True

    def get_text(self):
        return self._read("text")

    def set_text(self, s):
        self._write("text", s)

    def get_position(self):
        return tuple(self._read("at").tolist())

    def set_position(self, xy):
        self._write("at", xy)

    def set_x(self, x):
        self._write("at", (x, self._read("at")[1]))

    def set_y(self, y):
        self._write("at", (self._read("at")[0], y))

    def get_fontsize(self):
        return self._read("width")

    get_size = get_fontsize

    def set_fontsize(self, size):
        self._write("width", size)

    set_size = set_fontsize

    def get_offsets(self):
        return _np.ma.masked_invalid(_np.column_stack((self._read("xs"), self._read("ys"))))

    def set_offsets(self, offsets):
        offsets = _np.asarray(offsets, dtype=float).reshape(-1, 2)
        self._write("xs", offsets[:, 0])
        self._write("ys", offsets[:, 1])

    def get_sizes(self):
        return self._read("sizes")

    def set_sizes(self, sizes):
        self._write("sizes", sizes)

    def get_facecolors(self):
        return self._read("colors")

    def get_segments(self):
        return [row.reshape(2, 2) for row in self._read("rects")]

    def set_segments(self, segments):
        pieces = [_np.asarray(each, dtype=float) for each in segments]
        self._write("rects", [[*a, *b] for each in pieces for a, b in zip(each[:-1], each[1:])])

    def set_UVC(self, U, V, C=None):
        rects = self._read("rects")
        rects[:, 2], rects[:, 3] = _np.ravel(U), _np.ravel(V)
        self._write("rects", rects)

    def get_xy(self):
        return self._read("points").reshape(-1, 2)

    def set_xy(self, xy):
        self._write("points", _np.asarray(xy, dtype=float))

    def get_paths(self):
        from matplotlib.path import Path

        return [Path(self._read("points").reshape(-1, 2))]

    def get_extent(self):
        return self._read("extent").tolist()

    def get_window_extent(self, renderer=None):
        from matplotlib.transforms import Bbox

        return Bbox([[0, 0], [1, 1]])

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    def update(self, props):
        self.set(**props)

    def get_array(self):
        return None

    def get_label(self):
        return ""

    set_linestyle = set_ls = set_marker = set_markersize = set_ms = set_clip_on = set_picker = set_animated = _none
    set_rotation = set_ha = set_va = set_horizontalalignment = set_verticalalignment = set_bbox = set_fontweight = _none
    set_weight = set_hatch = set_antialiased = set_dashes = set_path_effects = set_clip_path = set_transform = _none
    set_rasterized = set_gid = set_url = set_drawstyle = set_markevery = set_capstyle = set_joinstyle = set_backgroundcolor = _none
    set_in_layout = set_fontfamily = set_family = set_fontname = set_style = set_animated = set_markeredgewidth = _none


class Rectangle:
    """One of several bars."""

    def __init__(self, whole, at):
        self.whole, self.at = whole, at

    def _rect(self):
        return self.whole._read("rects")[self.at].tolist()

    def _put(self, place, value):
        rects = self.whole._read("rects")
        rects[self.at, place] = value
        self.whole._write("rects", rects)

    @property
    def axes(self):
        return self.whole._axes()

    def get_x(self):
        return self._rect()[0]

    def get_y(self):
        return self._rect()[1]

    def get_width(self):
        return self._rect()[2]

    def get_height(self):
        return self._rect()[3]

    def get_xy(self):
        return tuple(self._rect()[:2])

    def get_bbox(self):
        from matplotlib.transforms import Bbox

        x, y, w, h = self._rect()
        return Bbox([[x, y], [x + w, y + h]])

    def set_height(self, h):
        self._put(3, h)

    def set_width(self, w):
        self._put(2, w)

    def set_x(self, x):
        self._put(0, x)

    def set_y(self, y):
        self._put(1, y)

    def get_facecolor(self):
        colors = self.whole._read("colors")
        return tuple(colors[self.at % len(colors)].tolist())

    get_fc = get_facecolor

    def set_color(self, color):
        self.whole._paint(self.at, color)

    set_facecolor = set_fc = set_color

    def get_label(self):
        return "_nolegend_"

    set_edgecolor = set_ec = set_alpha = set_hatch = set_linewidth = set_lw = set_label = set_zorder = set = _none

    def __str__(self):
        x, y, w, h = self._rect()
        return f"Rectangle(xy=({x:g}, {y:g}), width={w:g}, height={h:g}, angle=0)"

    def __repr__(self):
        return f"<matplotlib.patches.Rectangle object at {hex(id(self))}>"


class Mapping:
    """Attributes of what shows numbers by colors: images, points, contours."""

    def get_clim(self):
        return self._facts()[:2]

    @property
    def norm(self):
        from matplotlib.colors import Normalize

        return Normalize(*self._facts()[:2])

    @property
    def cmap(self):
        import matplotlib

        return matplotlib.colormaps[self._facts()[2]]

    def get_cmap(self):
        return self.cmap

    @property
    def axes(self):
        return self._artist()._axes()

    @property
    def figure(self):
        return self._artist()._axes().figure

    @property
    def colorbar(self):
        return None

    def get_array(self):
        artist = self._artist()
        return None if artist is None else self._numbers()

    def set_array(self, A):
        if A is not None and self._artist() is not None:
            self._show(A)

    def set_data(self, A):
        self._show(A)

    def set_clim(self, vmin=None, vmax=None):
        low, high = self._facts()[:2]
        if isinstance(vmin, tuple):
            vmin, vmax = vmin
        self._show(None, low if vmin is None else vmin, high if vmax is None else vmax)

    def set_cmap(self, cmap):
        self._show(None, None, None, cmap)

    def autoscale(self):
        return None

    @property
    def levels(self):
        return self._levels()

    @property
    def collections(self):
        return [self._artist()]

    def legend_elements(self, prop="colors", num="auto", fmt=None, func=lambda x: x, **kwargs):
        from matplotlib.lines import Line2D

        if prop == "sizes":
            values = _np.asarray(func(self._artist().get_sizes()))
        else:
            values = self._numbers()
        known = _np.unique(values)
        if num is None or num == "auto" and len(known) <= 9:
            places = known
        elif isinstance(num, (list, tuple, _np.ndarray)):
            places = _np.asarray(num)
        else:
            from matplotlib.ticker import MaxNLocator

            count = 9 if num == "auto" else num
            places = MaxNLocator(nbins=count, min_n_ticks=count - 1, steps=[1, 2, 2.5, 3, 5, 6, 8, 10]).tick_values(
                values.min(), values.max()
            )
            places = places[(places >= values.min()) & (places <= values.max())]
        from matplotlib.ticker import ScalarFormatter

        plain = ScalarFormatter().format_ticks([float(each) for each in places])
        texts = [f"$\\mathdefault{{{plain[at]}}}$" if fmt is None else fmt.format(x=each) for at, each in enumerate(places)]
        colors = [self.to_rgba(each) if prop == "colors" else kwargs.get("color", "k") for each in places]
        return [Line2D([], [], ls="", marker="o", color=color) for color in colors], texts

    def __getattr__(self, name):
        raise AttributeError(name)


def _of_artist(name):
    def method(self, *args, **kwargs):
        return getattr(self._artist(), name)(*args, **kwargs)

    method.__name__ = name
    return method


for _name in (
    "remove set_alpha set_offsets get_offsets set_sizes get_sizes set_zorder get_zorder get_extent set_visible set_label "
    "get_label set_color set_edgecolor set_linewidth set_facecolor get_facecolors get_facecolor set_animated set set_rasterized"
).split():
    setattr(Mapping, _name, _of_artist(_name))
del Mapping.__getattr__


class Colormap:
    """Attributes of colormaps."""

    @property
    def colors(self):
        return [tuple(row) for row in self(_np.arange(256))[:, :3].tolist()]

    def reversed(self, name=None):
        import matplotlib

        own = self.name
        return matplotlib.colormaps[own[:-2] if own.endswith("_r") else own + "_r"]

    def resampled(self, lutsize):
        from matplotlib.colors import ListedColormap

        return ListedColormap(self(_np.linspace(0, 1, lutsize)), name=self.name)

    def copy(self):
        return self

    set_bad = set_under = set_over = set_extremes = _none

    def with_extremes(self, **_kwargs):
        return self

    def get_bad(self):
        return _np.zeros(4)
