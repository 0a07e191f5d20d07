"""The rest of matplotlib.colors: colormaps of one's own, norms, tables of names."""

import numpy as _np
from matplotlib import colors as _colors

_HUES = ("blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan")
_SAMPLES = "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf".split()
TABLEAU_COLORS = {f"tab:{hue}": "#" + sample for hue, sample in zip(_HUES, _SAMPLES)}
BASE_COLORS = {"b": (0, 0, 1), "g": (0, 0.5, 0), "r": (1, 0, 0), "c": (0, 0.75, 0.75), "m": (0.75, 0, 0.75), "y": (0.75, 0.75, 0),
               "k": (0, 0, 0), "w": (1, 1, 1)}
_NAMES = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue
chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen
darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick
floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink
indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid
mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream
mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue
saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen
steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen
"""
CSS4_COLORS = {name: _colors.to_hex(name).upper() for name in _NAMES.split()}
cnames = CSS4_COLORS


def rgb2hex(c, keep_alpha=False):
    """A color as a text such as `#1f77b4`."""
    return _colors.to_hex(c, keep_alpha)


def hex2color(c):
    """Red, green and blue of a color, from 0 to 1."""
    return _colors.to_rgb(c)


def is_color_like(c):
    """Whether this names a color."""
    try:
        _colors.to_rgba(c)
    except (ValueError, TypeError):
        return False
    return True


def same_color(c1, c2):
    """Whether both name one color."""
    return bool((to_rgba_array(c1) == to_rgba_array(c2)).all())


def to_rgba_array(c, alpha=None):
    """Colors as rows of four numbers."""
    if isinstance(c, str) or _np.ndim(c) == 1 and not isinstance(c[0], str) and len(c) in (3, 4):
        c = [c]
    found = _np.array([_colors.to_rgba(each) for each in c], dtype=float).reshape(-1, 4)
    if alpha is not None:
        found[:, 3] = alpha
    return found


def hsv_to_rgb(hsv):
    """Red, green and blue of hue, saturation and value, all from 0 to 1."""
    hsv = _np.asarray(hsv, dtype=float)
    h, s, v = hsv[..., 0], hsv[..., 1], hsv[..., 2]
    sector = (h * 6.0).astype(int)
    f = h * 6.0 - sector
    p, q, t = v * (1.0 - s), v * (1.0 - s * f), v * (1.0 - s * (1.0 - f))
    rows = [(v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q)]
    return _np.stack([_np.choose(sector % 6, [row[at] for row in rows]) for at in range(3)], axis=-1)


def rgb_to_hsv(arr):
    """Hue, saturation and value of red, green and blue, all from 0 to 1."""
    arr = _np.asarray(arr, dtype=float)
    most, least = arr.max(-1), arr.min(-1)
    delta = most - least
    safe = _np.where(delta > 0, delta, 1.0)
    r, g, b = arr[..., 0], arr[..., 1], arr[..., 2]
    h = _np.where(most == r, (g - b) / safe, _np.where(most == g, 2.0 + (b - r) / safe, 4.0 + (r - g) / safe))
    h = _np.where(delta > 0, (h / 6.0) % 1.0, 0.0)
    s = _np.where(most > 0, delta / _np.where(most > 0, most, 1.0), 0.0)
    return _np.stack((h, s, most), axis=-1)


def _stops(colors):
    rows = _np.rint(_np.asarray(colors, dtype=float)[:, :3] * 255).astype(int).tolist()
    return "".join(f"{r:02x}{g:02x}{b:02x}" for r, g, b in rows)


class ListedColormap:
    """A colormap of given colors, each a band of its own."""

    def __new__(cls, colors, name="from_list", N=None, **_kwargs):
        found = [_colors.to_rgba(each) for each in (colors if not isinstance(colors, str) else [colors])]
        found = (found * (N // len(found) + 1))[:N] if N else found
        return _colors._colormap(name, _stops(found), True)


class LinearSegmentedColormap:
    """A colormap whose colors become one another."""

    def __new__(cls, name, segmentdata, N=256, gamma=1.0):
        at = _np.linspace(0, 1, N)
        channels = []
        for channel in ("red", "green", "blue"):
            data = segmentdata[channel]
            if callable(data):
                channels.append(_np.clip(data(at), 0, 1))
                continue
            data = _np.asarray(data, dtype=float)
            x, left, right = data[:, 0], data[:, 1], data[:, 2]
            place = _np.clip(_np.searchsorted(x, at, side="left"), 1, len(x) - 1)
            share = (at - x[place - 1]) / _np.where(x[place] > x[place - 1], x[place] - x[place - 1], 1)
            channels.append(right[place - 1] + share * (left[place] - right[place - 1]))
        return _colors._colormap(name, _stops(_np.stack(channels, axis=1)), N != 256)

    @classmethod
    def from_list(cls, name, colors, N=256, gamma=1.0):
        """A colormap through colors at equal distances, or at given places."""
        if _np.ndim(colors[0]) == 1 and len(colors[0]) == 2:
            places, colors = zip(*colors)
        else:
            places = _np.linspace(0, 1, len(colors))
        rows, at = _np.array([_colors.to_rgba(each) for each in colors]), _np.linspace(0, 1, N)
        found = _np.stack([_np.interp(at, places, rows[:, channel]) for channel in range(3)], axis=1)
        return _colors._colormap(name, _stops(found), N != 256)


class _Norm:
    # A norm that does more than to scale.
    clip = False

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin, self.vmax, self.clip = vmin, vmax, clip

    def _ready(self, value):
        found = _np.ma.masked_invalid(_np.asarray(value, dtype=float))
        if self.vmin is None and found.size:
            self.vmin = float(self._usable(found).min())
        if self.vmax is None and found.size:
            self.vmax = float(self._usable(found).max())
        return found

    def _usable(self, found):
        return found

    def autoscale(self, A):
        self.vmin = self.vmax = None
        self._ready(A)

    def autoscale_None(self, A):
        self._ready(A)

    def scaled(self):
        return self.vmin is not None and self.vmax is not None

    def __call__(self, value, clip=None):
        found = self._map(self._ready(value))
        return _np.ma.masked_invalid(found) if _np.ndim(value) else float(found)


class LogNorm(_Norm):
    """Where logarithms are between the ends."""

    def _usable(self, found):
        return found[found > 0]

    def _map(self, found):
        low, high = _np.log(self.vmin), _np.log(self.vmax)
        return (_np.ma.log(found) - low) / (high - low)

    def inverse(self, value):
        low, high = _np.log(self.vmin), _np.log(self.vmax)
        return _np.exp(_np.asarray(value) * (high - low) + low)


class PowerNorm(_Norm):
    """Where numbers are between the ends, by a power."""

    def __init__(self, gamma, vmin=None, vmax=None, clip=False):
        super().__init__(vmin, vmax, clip)
        self.gamma = gamma

    def _map(self, found):
        share = (found - self.vmin) / (self.vmax - self.vmin)
        return _np.ma.where(share > 0, _np.ma.power(_np.ma.where(share > 0, share, 1), self.gamma), share)


class TwoSlopeNorm(_Norm):
    """Where numbers are between the ends and a center, which becomes one half."""

    def __init__(self, vcenter, vmin=None, vmax=None):
        super().__init__(vmin, vmax)
        self.vcenter = vcenter

    def _map(self, found):
        return _np.ma.array(_np.interp(_np.ma.getdata(found), [self.vmin, self.vcenter, self.vmax], [0, 0.5, 1]), mask=_np.ma.getmask(found))


class CenteredNorm(_Norm):
    """Where numbers are around a center, as far as the farthest."""

    def __init__(self, vcenter=0, halfrange=None, clip=False):
        super().__init__()
        self.vcenter, self.halfrange = vcenter, halfrange

    def _ready(self, value):
        found = _np.ma.masked_invalid(_np.asarray(value, dtype=float))
        reach = self.halfrange or float(_np.abs(found - self.vcenter).max())
        self.vmin, self.vmax = self.vcenter - reach, self.vcenter + reach
        return found

    def _map(self, found):
        return (found - self.vmin) / (self.vmax - self.vmin)


class SymLogNorm(_Norm):
    """Where logarithms are on both sides of a linear part."""

    def __init__(self, linthresh, linscale=1.0, vmin=None, vmax=None, clip=False, *, base=10):
        super().__init__(vmin, vmax, clip)
        self.linthresh, self.linscale, self._base = linthresh, linscale, base

    def _placed(self, found):
        inner = self.linscale / (1.0 - self._base**-1.0)
        size = _np.ma.abs(found)
        outer = self.linthresh * (inner + _np.ma.log(_np.ma.where(size > 0, size, 1) / self.linthresh) / _np.log(self._base))
        return _np.sign(found) * _np.ma.where(size <= self.linthresh, size * inner, outer)

    def _map(self, found):
        low, high = self._placed(_np.ma.array(self.vmin)), self._placed(_np.ma.array(self.vmax))
        return (self._placed(found) - low) / (high - low)


class BoundaryNorm(_Norm):
    """The number of the interval that a number lies in."""

    def __init__(self, boundaries, ncolors, clip=False, *, extend="neither"):
        super().__init__(boundaries[0], boundaries[-1], clip)
        self.boundaries, self.N, self.Ncmap = _np.asarray(boundaries, dtype=float), len(boundaries), ncolors

    def __call__(self, value, clip=None):
        found = _np.digitize(_np.asarray(value, dtype=float), self.boundaries) - 1
        regions = self.N - 1
        if self.Ncmap > regions:
            scale = (self.Ncmap - 1) / 2 if regions == 1 else (self.Ncmap - 1) / (regions - 1)
            found = (found * scale).astype(int)
        found = _np.where(_np.asarray(value) >= self.boundaries[-1], self.Ncmap, found)
        return _np.ma.array(found) if _np.ndim(value) else int(found)


class NoNorm(_Norm):
    """Numbers as they are."""

    def __call__(self, value, clip=None):
        return value


def _norm_of(name):
    known = {"log": LogNorm, "symlog": lambda: SymLogNorm(1)}
    if name not in known:
        raise ValueError(f"Invalid norm str name; the following values are supported: 'linear', 'log', 'symlog' (got {name!r})")
    return known[name]()


class LightSource:
    """Light from one side, on a surface."""

    def __init__(self, azdeg=315, altdeg=45, **_kwargs):
        self.azdeg, self.altdeg = azdeg, altdeg

    def hillshade(self, elevation, vert_exag=1, dx=1, dy=1, fraction=1.0):
        dy_, dx_ = _np.gradient(vert_exag * _np.asarray(elevation, dtype=float), -dy, dx)
        normal = _np.stack((-dx_, -dy_, _np.ones_like(dx_)), axis=-1)
        normal /= _np.linalg.norm(normal, axis=-1, keepdims=True)
        az, alt = _np.radians(90 - self.azdeg), _np.radians(self.altdeg)
        light = normal @ _np.array([_np.cos(az) * _np.cos(alt), _np.sin(az) * _np.cos(alt), _np.sin(alt)])
        low, high = light.min(), light.max()
        light = light * fraction
        return _np.clip((light - low) / (high - low) if high - low > 1e-6 else light, 0, 1)
