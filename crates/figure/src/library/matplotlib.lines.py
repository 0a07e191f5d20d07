"""Lines that stand for themselves, as a legend or `add_line` takes them."""


class Line2D:
    """A line through points, which is drawn once it is added to axes."""

    def __init__(self, xdata, ydata, *, linewidth=None, linestyle=None, color=None, marker=None, markersize=None,
                 markeredgecolor=None, markerfacecolor=None, alpha=None, label="", **kwargs):
        renamed = {"lw": "linewidth", "ls": "linestyle", "c": "color", "ms": "markersize", "mfc": "markerfacecolor"}
        self._xy = (list(xdata), list(ydata))
        self._look = {"linewidth": linewidth, "linestyle": linestyle, "color": color, "marker": marker, "alpha": alpha,
                      "markersize": markersize, "markerfacecolor": markerfacecolor, "label": label or None}
        for name, value in kwargs.items():
            self._look[renamed.get(name, name)] = value
        self._look.pop("transform", None)
        self._artist = None

    def _drawn_in(self, axes):
        look = {name: value for name, value in self._look.items() if value is not None}
        self._artist = axes.plot(*self._xy, **look)[0]
        return self

    def get_label(self):
        return self._look["label"] or ""

    def set_label(self, s):
        self._look["label"] = s

    def get_color(self):
        return self._look["color"] or "C0"

    def get_linestyle(self):
        return self._look["linestyle"] or "-"

    def get_linewidth(self):
        return 1.5 if self._look["linewidth"] is None else self._look["linewidth"]

    def get_marker(self):
        return self._look["marker"] or "None"

    def get_xdata(self, orig=True):
        return self._xy[0]

    def get_ydata(self, orig=True):
        return self._xy[1]

    def get_data(self, orig=True):
        return self._xy

    def set_data(self, x, y):
        self._xy = (list(x), list(y))
        if self._artist is not None:
            self._artist.set_data(x, y)

    def set(self, **kwargs):
        self._look.update(kwargs)

    def set_color(self, color):
        self._look["color"] = color
        if self._artist is not None:
            self._artist.set_color(color)

    def __repr__(self):
        return f"<matplotlib.lines.Line2D object at {hex(id(self))}>"

    def __str__(self):
        return f"Line2D({self.get_label()})" if self.get_label() else "Line2D()"
