"""Where attributes are that few programs use, of artists, axes, figures, mappings and colormaps."""

_MODULES = {"axes": "_axes", "figure": "_figures", "artist": "_artists", "mapping": "_artists", "colormap": "_artists", "colorbar": "_rest"}
_CLASSES = {"axes": "Axes", "figure": "Figure", "artist": "Artist", "mapping": "Mapping", "colormap": "Colormap", "colorbar": "Colorbar"}


class _Bound:
    # A function of the library as a method.
    def __init__(self, function, object):
        self.function, self.object = function, object
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    def __call__(self, *args, **kwargs):
        return self.function(self.object, *args, **kwargs)


def look_up(kind, object, name):
    """The attribute of a name."""
    if not name.startswith("__"):
        import importlib

        module = importlib.import_module("matplotlib." + _MODULES[kind])
        found = getattr(getattr(module, _CLASSES[kind]), name, None)
        if kind == "axes" and found is None and "3d" in object._kept():
            return getattr(object._kept()["3d"], name)
        if isinstance(found, property):
            return found.fget(object)
        if found is not None:
            return _Bound(found, object)
    raise AttributeError(f"'{type(object).__name__}' object has no attribute '{name}'", name=name, obj=object)
