"""What few programs ask of figures."""

import numpy as _np


def _none(*_args, **_kwargs):
    return None


class _Canvas:
    # What draws a figure; here it is drawn when it is shown.
    def __init__(self, figure):
        self.figure = figure
        self.manager = self

    draw = draw_idle = flush_events = mpl_connect = mpl_disconnect = set_window_title = start_event_loop = _none

    def get_width_height(self):
        w, h = self.figure.get_size_inches()
        return int(w * 100), int(h * 100)


class _Patch:
    # The background of a figure or of axes.
    def __init__(self, owner):
        self.owner = owner

    def set_facecolor(self, color):
        self.owner.set_facecolor(color)

    set_color = set_facecolor
    set_alpha = set_visible = set_edgecolor = set_linewidth = _none


class SubFigure:
    """A part of a figure, which has axes of its own."""

    def __init__(self, figure, rect):
        self.figure, self._rect, self.axes = figure, rect, []

    def _place(self, rows, columns, row, column):
        x, y, w, h = self._rect
        cell_w, cell_h = w / columns, h / rows
        left, bottom = x + column * cell_w, y + h - (row + 1) * cell_h
        return [left + 0.15 * cell_w, bottom + 0.15 * cell_h, 0.75 * cell_w, 0.7 * cell_h]

    def subplots(self, nrows=1, ncols=1, squeeze=True, **_kwargs):
        made = _np.empty((nrows, ncols), dtype=object)
        for row in range(nrows):
            for column in range(ncols):
                made[row, column] = self.figure.add_axes(self._place(nrows, ncols, row, column))
                self.axes.append(made[row, column])
        if not squeeze:
            return made
        return made[0, 0] if made.size == 1 else made.ravel() if 1 in made.shape else made

    def add_subplot(self, nrows=1, ncols=1, index=1, **kwargs):
        if nrows > 99:
            nrows, ncols, index = nrows // 100, nrows // 10 % 10, nrows % 10
        place = self._place(nrows, ncols, *divmod(index - 1, ncols))
        self.axes.append(self.figure.add_axes(place, **kwargs))
        return self.axes[-1]

    def suptitle(self, t, **_kwargs):
        x, y, w, h = self._rect
        return self.figure.text(x + w / 2, y + 0.97 * h, t, ha="center", va="top", fontsize=12)

    def colorbar(self, mappable, ax=None, **kwargs):
        return self.figure.colorbar(mappable, ax=ax, **kwargs)

    def set_facecolor(self, color):
        return None

    supxlabel = supylabel = subplots_adjust = legend = _none


class Figure:
    """Attributes of figures."""

    @property
    def number(self):
        return self._facts()[0]

    @property
    def canvas(self):
        return _Canvas(self)

    @property
    def patch(self):
        return _Patch(self)

    @property
    def dpi(self):
        return self._dpi()

    @property
    def texts(self):
        return self._kept().get("texts", [])

    @property
    def legends(self):
        return self._kept().get("legends", [])

    @property
    def subfigs(self):
        return self._kept().get("subfigs", [])

    @property
    def transFigure(self):
        from matplotlib.transforms import Transform

        return Transform("figure")

    @property
    def dpi_scale_trans(self):
        from matplotlib.transforms import Transform

        return Transform("inches")

    @property
    def _suptitle(self):
        return None

    def get_axes(self):
        return self.axes

    def get_size_inches(self):
        return _np.array(self._facts()[1:])

    def get_figwidth(self):
        return self._facts()[1]

    def get_figheight(self):
        return self._facts()[2]

    def set_figwidth(self, val):
        self.set_size_inches(val, self._facts()[2])

    def set_figheight(self, val):
        self.set_size_inches(self._facts()[1], val)

    def get_dpi(self):
        return self.dpi

    def set_dpi(self, val):
        self._dpi(val)

    def get_label(self):
        return self._kept().get("label", "")

    def _over(self):
        # Axes all over the figure without a frame, for texts and lines of the figure itself.
        kept = self._kept()
        if "over" not in kept:
            before = self.axes
            current = self.gca() if before else None
            axes = self.add_axes([0, 0, 1, 1])
            axes.set_axis_off()
            axes.set_xlim(0, 1)
            axes.set_ylim(0, 1)
            kept["over"] = axes
            if current is not None:
                self.sca(current)
        return kept["over"]

    def text(self, x, y, s, fontdict=None, **kwargs):
        made = self._over().text(x, y, s, **{**(fontdict or {}), **kwargs})
        self._kept().setdefault("texts", []).append(made)
        return made

    def supxlabel(self, t, **kwargs):
        return self.text(0.5, 0.01, t, ha="center", va="bottom", **kwargs)

    def supylabel(self, t, **kwargs):
        return self.text(0.02, 0.5, t, ha="left", va="center", rotation=90, **kwargs)

    def sca(self, a):
        import matplotlib.pyplot as plt

        plt.sca(a)
        return a

    def delaxes(self, ax):
        ax.clear()
        ax.set_axis_off()

    def get_suptitle(self):
        return ""

    def add_artist(self, artist, clip=False):
        self._over().add_artist(artist)
        return artist

    def subplot_mosaic(self, mosaic, **kwargs):
        return mosaic_in(self, mosaic, **kwargs)

    def subfigures(self, nrows=1, ncols=1, squeeze=True, **_kwargs):
        made = _np.empty((nrows, ncols), dtype=object)
        for row in range(nrows):
            for column in range(ncols):
                rect = (column / ncols, 1 - (row + 1) / nrows, 1 / ncols, 1 / nrows)
                made[row, column] = SubFigure(self, rect)
                self._kept().setdefault("subfigs", []).append(made[row, column])
        if not squeeze:
            return made
        return made[0, 0] if made.size == 1 else made.ravel() if 1 in made.shape else made

    def autofmt_xdate(self, bottom=0.2, rotation=30, ha="right", which="major"):
        for axes in self.axes:
            axes.tick_params(axis="x", labelrotation=rotation)

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, "set_" + name)(value)

    def get_children(self):
        return self.axes

    def get_constrained_layout(self):
        return False

    def figimage(self, X, **kwargs):
        return self._over().imshow(X, **kwargs)

    set_facecolor = set_edgecolor = set_tight_layout = set_constrained_layout = set_layout_engine = draw = _none
    align_labels = align_xlabels = align_ylabels = align_titles = set_alpha = set_label = draw_without_rendering = _none
    set_frameon = set_linewidth = set_canvas = _none

    def waitforbuttonpress(self, timeout=-1):
        raise NotImplementedError("Figure.waitforbuttonpress: figures hear no keys here")


def mosaic_in(figure, mosaic, *, sharex=False, sharey=False, width_ratios=None, height_ratios=None, empty_sentinel=".",
              subplot_kw=None, per_subplot_kw=None, gridspec_kw=None):
    """Axes whose places in a grid are drawn by letters or names."""
    if isinstance(mosaic, str):
        lines = [line.strip() for line in mosaic.replace(";", "\n").split("\n")]
        mosaic = [list(line) for line in lines if line]
    rows = [list(row) for row in mosaic]
    if len({len(row) for row in rows}) > 1:
        raise ValueError("All of the rows must be the same length, however the first row has length "
                         f"{len(rows[0])} and row {next(at for at, row in enumerate(rows) if len(row) != len(rows[0]))} differs")
    options = dict(gridspec_kw or {})
    if width_ratios is not None:
        options["width_ratios"] = width_ratios
    if height_ratios is not None:
        options["height_ratios"] = height_ratios
    grid = figure.add_gridspec(len(rows), len(rows[0]), **options)
    places, made = {}, {}
    for y, row in enumerate(rows):
        for x, name in enumerate(row):
            if name != empty_sentinel:
                places.setdefault(name, []).append((y, x))
    for name, cells in places.items():
        top, left = min(y for y, _ in cells), min(x for _, x in cells)
        bottom, right = max(y for y, _ in cells) + 1, max(x for _, x in cells) + 1
        if (bottom - top) * (right - left) != len(cells):
            raise ValueError(f"While trying to layout\n{mosaic!r}\nwe found that the label {name!r} specifies a "
                             "non-rectangular or non-contiguous area.")
        more = {**(subplot_kw or {}), **(per_subplot_kw or {}).get(name, {})}
        made[name] = figure.add_subplot(grid[top:bottom, left:right], **more)
        made[name]._kept()["label"] = name
    return made
