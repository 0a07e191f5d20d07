"""Images in files: a part of matplotlib.image."""


def imread(fname, format=None):
    """The pixels of a PNG file: rows of gray numbers, or of red, green, blue and maybe opacity, from 0 to 1."""
    from matplotlib._saving import read_pixels

    return read_pixels(fname)


def imsave(fname, arr, **kwargs):
    """Writes pixels as a picture into a file."""
    from matplotlib._saving import save_pixels

    save_pixels(fname, arr, **kwargs)


class NonUniformImage:
    """An image whose columns and rows are not all alike."""

    def __init__(self, ax, *, interpolation="nearest", cmap=None, extent=None, **kwargs):
        self.axes, self._cmap, self._data, self._extent = ax, cmap, None, extent

    def set_data(self, x, y, A):
        self._data = (x, y, A)

    def _drawn_in(self, axes):
        x, y, numbers = self._data
        limits = axes.get_xlim(), axes.get_ylim()
        self._mapping = axes.pcolormesh(x, y, numbers, **({} if self._cmap is None else {"cmap": self._cmap}))
        axes.set_xlim(limits[0])
        axes.set_ylim(limits[1])
        return self

    def __repr__(self):
        return f"<matplotlib.image.NonUniformImage object at {hex(id(self))}>"


def thumbnail(infile, thumbfile, scale=0.1, interpolation="bilinear", preview=False):
    """Would make a small picture of a file."""
    raise NotImplementedError("matplotlib.image.thumbnail: pictures in files cannot be read here")
