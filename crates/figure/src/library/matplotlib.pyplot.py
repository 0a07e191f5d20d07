"""The rest of matplotlib.pyplot: methods of the current axes and figure that few programs use."""

import matplotlib as _matplotlib
from matplotlib import style
from matplotlib import pyplot as _plt
from matplotlib._axes import Axes as _Axes
from matplotlib._settings import cycler
from matplotlib.gridspec import GridSpec, SubplotSpec
from matplotlib.lines import Line2D
from matplotlib.patches import Arrow, Circle, Polygon, Rectangle
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.ticker import (
    AutoLocator, FixedFormatter, FixedLocator, FormatStrFormatter, Formatter, FuncFormatter, IndexLocator, LinearLocator, Locator,
    LogFormatter, LogFormatterExponent, LogFormatterMathtext, LogLocator, MaxNLocator, MultipleLocator, NullFormatter, NullLocator,
    ScalarFormatter,
)

_NAMES = """
acorr axline bar_label barbs boxplot broken_barh clabel ecdf eventplot fill_betweenx hexbin hist2d locator_params
magnitude_spectrum minorticks_off minorticks_on pie psd quiverkey spy stackplot stairs streamplot table ticklabel_format
tricontour tricontourf tripcolor triplot violinplot xcorr twiny specgram
"""
_ON_FIGURE = {"figtext": "text", "subplot_mosaic": None, "delaxes": "delaxes", "waitforbuttonpress": "waitforbuttonpress"}


def _on_axes(name):
    def function(*args, **kwargs):
        found = getattr(_plt.gca(), name)(*args, **kwargs)
        image = found[3] if name in ("hist2d", "specgram") else found if name == "hexbin" else None
        if image is not None:
            _current["image"] = image
        return found

    function.__name__ = function.__qualname__ = name
    function.__doc__ = getattr(getattr(_Axes, name, None), "__doc__", None)
    return function


_current = {}
for _name in _NAMES.split():
    globals()[_name] = _on_axes(_name)


def figtext(x, y, s, fontdict=None, **kwargs):
    """Writes text at a point of the figure, in parts of it."""
    return _plt.gcf().text(x, y, s, fontdict, **kwargs)


def subplot_mosaic(mosaic, **kwargs):
    """A new figure with axes whose places in a grid are drawn by letters or names."""
    own = ("figsize", "dpi", "layout", "num", "facecolor", "constrained_layout", "tight_layout")
    figure = _plt.figure(**{name: kwargs.pop(name) for name in own if name in kwargs})
    return figure, figure.subplot_mosaic(mosaic, **kwargs)


def delaxes(ax=None):
    """Takes axes out of their figure."""
    ax = _plt.gca() if ax is None else ax
    ax.figure.delaxes(ax)


def get_fignums():
    """The numbers of the figures that are open."""
    return _plt._open_numbers()


def fignum_exists(num):
    """Whether a figure of this number is open."""
    return num in get_fignums()


def get_figlabels():
    """The names of the figures that are open."""
    return ["" for _ in get_fignums()]


def isinteractive():
    """Whether figures are shown as they are drawn."""
    return bool(_matplotlib.rcParams["interactive"])


def get(obj, *args, **kwargs):
    """A property of an artist."""
    return getp(obj, *args)


def getp(obj, property=None):
    """A property of an artist."""
    return getattr(obj, "get_" + property)()


def setp(obj, *args, **kwargs):
    """Sets properties of an artist, or of several."""
    given = {**dict(zip(args[::2], args[1::2])), **kwargs}
    many = list(obj) if isinstance(obj, (list, tuple)) or type(obj).__name__ == "ndarray" else [obj]
    texts = [each for each in many if type(each).__name__ == "Words"]
    if texts and texts[0]._at is not None:
        letter = "x" if texts[0].axes.get_xticks().tolist() == [each._at for each in texts] else "y"
        for name, value in given.items():
            if name in ("rotation", "fontsize", "size"):
                texts[0].axes.tick_params(axis=letter, **{"labelrotation" if name == "rotation" else "labelsize": value})
            elif name == "visible" and not value:
                texts[0].axes.tick_params(axis=letter, **{"labelbottom" if letter == "x" else "labelleft": False})
        return None
    for each in many:
        for name, value in given.items():
            getattr(each, "set_" + name)(value)
    return None


def rcdefaults():
    """Sets all settings as they were."""
    _matplotlib.rcParams.clear()


def rc_context(rc=None, fname=None):
    """Changes settings for as long as a `with` statement runs."""
    return _matplotlib.rc_context(rc, fname)


def gci():
    """The image that colors were last given for."""
    return _current.get("image")


def sci(im):
    """Makes an image the one that `gci` gives."""
    _current["image"] = im


def clim(vmin=None, vmax=None):
    """Sets what the ends of the colormap mean, of the current image."""
    for artist in (_current.get("image"),):
        if artist is not None:
            artist.set_clim(vmin, vmax)


def set_cmap(cmap):
    """Sets the colormap of images that follow."""
    _matplotlib.rcParams["image.cmap"] = cmap if isinstance(cmap, str) else cmap.name


def colormaps():
    """The names of the colormaps."""
    return sorted(_matplotlib.colormaps)


def box(on=None):
    """Draws the border lines of the current axes, or not."""
    axes = _plt.gca()
    axes.set_frame_on(not all(axes._spine()) if on is None else on)


def findobj(o=None, match=None, include_self=True):
    """What is drawn in the current axes."""
    return _plt.gca().get_children()


def subplot_tool(targetfig=None):
    """Says that there are no windows here."""
    raise NotImplementedError("matplotlib.pyplot.subplot_tool: there are no windows here")


def ginput(*args, **kwargs):
    """Says that figures hear no pointer here."""
    raise NotImplementedError("matplotlib.pyplot.ginput: figures hear no pointer here")


def switch_backend(newbackend):
    """Chooses how figures are shown; here there is one way."""
    return None


def get_backend():
    """How figures are shown."""
    return "agg"


def get_current_fig_manager():
    """The manager of the current figure."""
    return _plt.gcf().canvas


def install_repl_displayhook():
    """Does nothing: figures are shown at the end of the cell."""
    return None


def margins(*margins, x=None, y=None, tight=True):
    """Sets the room around what is drawn."""
    return _plt.gca().margins(*margins, x=x, y=y, tight=tight)


def thetagrids(*args, **kwargs):
    """Says that there are no polar axes here."""
    raise NotImplementedError("axes of the projection 'polar' are not supported here")


polar = rgrids = thetagrids


def _ticks(axes, letter, ticks, labels, minor, kwargs):
    # As in matplotlib: the places (or the ticks that were set), and what is written there.
    own = getattr(axes, letter + "axis")
    if ticks is None:
        if labels is not None:
            getattr(axes, f"set_{letter}ticklabels")(labels, **kwargs)
        places = getattr(axes, f"get_{letter}ticks")(minor=minor)
    else:
        getattr(axes, f"set_{letter}ticks")(ticks, labels, **kwargs)
        places = own.get_major_ticks()
    if ticks is None and labels is None and kwargs:
        axes.tick_params(axis=letter, **{_TICK_WORDS[name]: value for name, value in kwargs.items() if name in _TICK_WORDS})
    return places, own.get_ticklabels()


_TICK_WORDS = {"rotation": "labelrotation", "fontsize": "labelsize", "size": "labelsize"}


def xticks(ticks=None, labels=None, *, minor=False, **kwargs):
    """Sets the places of the ticks of the x axis and what is written there, or tells them."""
    return _ticks(_plt.gca(), "x", ticks, labels, minor, kwargs)


def yticks(ticks=None, labels=None, *, minor=False, **kwargs):
    """Sets the places of the ticks of the y axis and what is written there, or tells them."""
    return _ticks(_plt.gca(), "y", ticks, labels, minor, kwargs)


def imsave(fname, arr, **kwargs):
    """Writes pixels as a PNG file, with a colormap for those that are one number each."""
    from matplotlib._saving import save_pixels

    save_pixels(fname, arr, **kwargs)


def imread(fname, format=None):
    """The pixels of a picture in a file."""
    from matplotlib.image import imread

    return imread(fname, format)


def xkcd(scale=1, length=100, randomness=2):
    """Accepts that figures are to look as if drawn by hand."""
    return rc_context()


def connect(s, func):
    """Accepts a function for events, which do not come here."""
    return 0


def disconnect(cid):
    """Accepts that a function hears no events."""
    return None


def _of_map(name):
    def function():
        set_cmap(name)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = "Sets the colormap of images that follow."
    return function


for _name in "autumn bone cool copper flag gray hot hsv jet pink prism spring summer winter magma inferno plasma viridis nipy_spectral".split():
    globals()[_name] = _of_map(_name)
del _name
