"""Magics of one's own: functions that lines `%name` and cells `%%name` call."""

import _magics


def _marked(kinds):
    def mark(named):
        def keep(function, name):
            function._magics = [(kind, name) for kind in kinds]
            return function

        if callable(named):
            return keep(named, named.__name__)
        return lambda function: keep(function, named)

    return mark


line_magic = _marked(["line"])
cell_magic = _marked(["cell"])
line_cell_magic = _marked(["line", "cell"])


class Magics:
    """Magics that share an object; `get_ipython().register_magics` takes the class or an object of it."""

    def __init__(self, shell=None, **kwargs):
        self.shell = shell


def magics_class(cls):
    """Has the class know the magics that its methods are marked as."""
    cls.magics = {"line": {}, "cell": {}}
    for value in vars(cls).values():
        for kind, name in getattr(value, "_magics", ()):
            cls.magics[kind][name] = value.__name__
    return cls


def register(kind, name, function):
    """Has `%name` or `%%name` call the function with the line, and the cell behind it."""
    if kind == "line":
        _magics._LINE[name] = lambda argument, namespace: function(argument)
    else:
        # IPython ends a cell's text with a newline.
        _magics._CELL[name] = lambda argument, body, namespace: function(argument, body.removesuffix("\n") + "\n")


def _registered(kinds):
    def take(named):
        def keep(function, name):
            for kind in kinds:
                register(kind, name, function)
            return function

        if callable(named):
            return keep(named, named.__name__)
        return lambda function: keep(function, named)

    return take


register_line_magic = _registered(["line"])
register_cell_magic = _registered(["cell"])
register_line_cell_magic = _registered(["line", "cell"])
