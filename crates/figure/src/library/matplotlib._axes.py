"""What few programs draw in axes, or ask of them."""

import math as _math

import numpy as _np
from matplotlib._rest import (
    Axis as _Axis,
    Legend as _Legend,
    Spines as _Spines,
    Table as _Table,
)


def _none(*_args, **_kwargs):
    return None


def _kinds(axes, *kinds):
    return [artist for artist in axes._artists() if artist._kind() in kinds and artist._read("zorder") > -1e200]


def _given(**keywords):
    return {name: value for name, value in keywords.items() if value is not None}


def _next_color(axes):
    line = axes.plot([], [])[0]
    color = line._read("color")
    line.remove()
    return tuple(color)


class Axes:
    """Attributes of axes."""

    lines = property(lambda self: _kinds(self, "line", "guide"))
    images = property(lambda self: _kinds(self, "image"))
    collections = property(lambda self: _kinds(self, "points", "segments", "arrows"))
    texts = property(lambda self: _kinds(self, "text"))
    containers = property(lambda self: _kinds(self, "rects"))
    artists = property(lambda self: [])
    tables = property(lambda self: self._kept().get("tables", []))
    child_axes = property(lambda self: self._kept().get("children", []))
    xaxis = property(lambda self: _Axis(self, "x"))
    yaxis = property(lambda self: _Axis(self, "y"))
    spines = property(lambda self: _Spines(self))
    legend_ = property(lambda self: self.get_legend())
    axes = property(lambda self: self)
    name = property(lambda self: self._kept().get("projection", "rectilinear"))
    titleOffsetTrans = None

    @property
    def patches(self):
        found = []
        for artist in _kinds(self, "rects", "area", "band"):
            found += artist.patches if artist._kind() == "rects" else [artist]
        return found

    def _told(self):
        box = self.get_position()
        return f"{type(self).__name__}({box.x0:g},{box.y0:g};{box.width:g}x{box.height:g})"

    @property
    def patch(self):
        from matplotlib._figures import _Patch

        return _Patch(self)

    @property
    def title(self):
        return self._title()

    def _title(self):
        from matplotlib._rest import Words

        return Words(self, "title")

    @property
    def transAxes(self):
        from matplotlib.transforms import Transform

        return Transform("axes")

    @property
    def transData(self):
        from matplotlib.transforms import Affine2D

        return Affine2D()

    # What is written around them.

    def get_title(self, loc="center"):
        return self._words()[0] if loc == "center" else self._kept().get("title " + loc, "")

    def get_xlabel(self):
        return self._words()[1]

    def get_ylabel(self):
        return self._words()[2]

    def get_xscale(self):
        return self._kept().get("xscale", self._words()[3])

    def get_yscale(self):
        return self._kept().get("yscale", self._words()[4])

    def get_xticks(self, minor=False):
        return _np.array([] if minor else [at for at, _ in self._ticks(True)])

    def get_yticks(self, minor=False):
        return _np.array([] if minor else [at for at, _ in self._ticks(False)])

    def get_xticklabels(self, minor=False, which=None):
        return self.xaxis.get_ticklabels()

    def get_yticklabels(self, minor=False, which=None):
        return self.yaxis.get_ticklabels()

    get_xmajorticklabels, get_ymajorticklabels = get_xticklabels, get_yticklabels

    def get_xticklines(self, minor=False):
        return []

    get_yticklines = get_xgridlines = get_ygridlines = get_xticklines

    def get_legend(self):
        return _Legend(self) if self._facts()[1] else None

    def get_legend_handles_labels(self, legend_handler_map=None):
        found = [artist for artist in self._artists() if artist.get_label() and not artist.get_label().startswith("_")]
        return found, [artist.get_label() for artist in found]

    def get_lines(self):
        return self.lines

    def get_images(self):
        return self.images

    def get_children(self):
        return [artist for artist in self._artists() if artist._kind() != "none"]

    get_default_bbox_extra_artists = findobj = get_children

    def get_position(self, original=False):
        from matplotlib.transforms import Bbox

        place = self._facts()[0]
        if isinstance(place, int):
            return self.figure.axes[place].get_position()
        if len(place) == 4:
            return Bbox.from_bounds(*place)
        rows, columns, top, bottom, left, right = place
        cell_w, cell_h = 0.775 / (columns + 0.2 * (columns - 1)), 0.77 / (rows + 0.2 * (rows - 1))
        x = 0.125 + left * cell_w * 1.2
        y = 0.88 - top * cell_h * 1.2
        wide, high = right - left, bottom - top
        h = cell_h * (high + 0.2 * (high - 1))
        return Bbox.from_bounds(x, y - h, cell_w * (wide + 0.2 * (wide - 1)), h)

    def set_position(self, pos, which="both"):
        self._place(getattr(pos, "bounds", pos))

    def get_subplotspec(self):
        from matplotlib.gridspec import GridSpec

        place = self._facts()[0]
        if not isinstance(place, tuple) or len(place) != 6:
            return None
        rows, columns, top, bottom, left, right = place
        return GridSpec(rows, columns)[top:bottom, left:right]

    def get_gridspec(self):
        from matplotlib.gridspec import GridSpec

        place = self._facts()[0]
        return GridSpec(*place[:2]) if isinstance(place, tuple) and len(place) == 6 else None

    def get_aspect(self):
        return self._kept().get("aspect", "auto")

    def get_facecolor(self):
        return self._kept().get("facecolor", (1.0, 1.0, 1.0, 1.0))

    def get_label(self):
        return self._kept().get("label", "")

    def set_label(self, s):
        self._kept()["label"] = s

    def get_xbound(self):
        return tuple(sorted(self.get_xlim()))

    def get_ybound(self):
        return tuple(sorted(self.get_ylim()))

    def set_xbound(self, lower=None, upper=None):
        self.set_xlim(lower, upper)

    def set_ybound(self, lower=None, upper=None):
        self.set_ylim(lower, upper)

    def has_data(self):
        return bool(self.get_children())

    def get_window_extent(self, renderer=None):
        from matplotlib.transforms import Bbox

        w, h = self.figure.get_size_inches() * 100
        box = self.get_position()
        return Bbox([[box.x0 * w, box.y0 * h], [box.x1 * w, box.y1 * h]])

    get_tightbbox = get_window_extent

    def xaxis_inverted(self):
        low, high = self.get_xlim()
        return bool(high < low)

    def yaxis_inverted(self):
        low, high = self.get_ylim()
        return bool(high < low)

    def get_xmargin(self):
        return 0.05

    get_ymargin = get_xmargin

    def get_visible(self):
        return self._facts()[3]

    def get_zorder(self):
        return 0

    def get_shared_x_axes(self):
        return []

    # What is set.

    def set_visible(self, b):
        if not b:
            self.set_axis_off()

    def set_axis_on(self):
        self.axis("on")

    def set_frame_on(self, b):
        for side in range(4):
            self._spine(side, bool(b))

    def set_xmargin(self, m):
        self.margins(x=m)

    def set_ymargin(self, m):
        self.margins(y=m)

    def set_prop_cycle(self, *args, **kwargs):
        if len(args) == 2:
            kwargs = {args[0]: args[1]}
        cycle = args[0] if len(args) == 1 else kwargs
        keys = cycle.by_key() if hasattr(cycle, "by_key") else dict(cycle or {})
        if "color" in keys:
            self._cycle(list(keys["color"]))

    def locator_params(self, axis="both", tight=None, **kwargs):
        from matplotlib.ticker import MaxNLocator

        for letter in "xy" if axis == "both" else axis:
            if "nbins" in kwargs:
                _Axis(self, letter).set_major_locator(MaxNLocator(kwargs["nbins"]))

    def remove(self):
        self.clear()
        self.set_axis_off()

    def add_artist(self, a):
        return a._drawn_in(self)

    def add_image(self, image):
        image._drawn_in(self)
        return image

    def add_patch(self, p):
        p._drawn_in(self)
        return p

    def add_line(self, line):
        line._drawn_in(self)
        return line

    def add_collection(self, collection, autolim=True):
        collection._drawn_in(self)
        return collection

    def add_table(self, tab):
        return tab

    def sharex(self, other):
        self.set_xlim(other.get_xlim())

    def sharey(self, other):
        self.set_ylim(other.get_ylim())

    def _made_with(self, keywords):
        keywords = dict(keywords)
        projection = "polar" if keywords.pop("polar", False) else keywords.pop("projection", None)
        for name in ("sharex", "sharey"):
            other = keywords.pop(name, None)
            if other is not None and not isinstance(other, (bool, str)):
                keywords[name[-1] + "lim"] = other.get_xlim() if name == "sharex" else other.get_ylim()
        label = keywords.pop("label", None)
        if label is not None:
            self._kept()["label"] = label
        aspect, face = keywords.pop("aspect", None), keywords.pop("facecolor", None)
        frame = keywords.pop("frameon", True)
        for name in ("zorder", "frame_on", "box_aspect", "proj_type", "computed_zorder", "anchor", "transform", "axes_class"):
            keywords.pop(name, None)
        axes = self
        if projection == "3d":
            from mpl_toolkits.mplot3d import Axes3D

            axes = Axes3D._over(self, keywords)
        elif projection not in (None, "rectilinear"):
            raise NotImplementedError(f"axes of the projection {projection!r} are not supported here")
        if aspect is not None:
            axes.set_aspect(aspect)
        if face is not None:
            self.set_facecolor(face)
        if not frame:
            self.set_frame_on(False)
        if keywords:
            axes.set(**keywords)
        return axes

    def set_box_aspect(self, aspect=None):
        return None

    set_axisbelow = set_rasterized = set_rasterization_zorder = set_zorder = set_alpha = set_anchor = minorticks_on = _none
    minorticks_off = ticklabel_format = relim = autoscale_view = set_autoscale_on = set_autoscalex_on = _none
    set_autoscaley_on = set_adjustable = set_navigate = set_animated = draw_artist = draw = update_datalim = _none
    set_clip_on = set_gid = set_picker = redraw_in_frame = reset_position = set_in_layout = _none

    def set_xticks_minor(self, *_args):
        return None

    def _proxy(self, handle):
        # What a legend shows for something that is no artist of these axes.
        if isinstance(handle, tuple):
            return handle[0]
        found = getattr(handle, "_artist", None)
        found = found() if callable(found) else found
        if found is not None:
            return found
        if hasattr(handle, "_corners"):
            made = self.fill([], [], color=handle.get_facecolor())[0]
            made.set_label(handle.get_label())
        else:
            line = type(handle)([], [])
            line._look = dict(handle._look)
            made = line._drawn_in(self)._artist
        made._write("zorder", -1e300)
        return made

    # What is drawn.

    def _hist(self, x, bins, range, density, weights, **kwargs):
        kwargs = dict(kwargs)
        stacked, cumulative = kwargs.pop("stacked", False), kwargs.pop("cumulative", False)
        lying = kwargs.pop("orientation", "vertical") == "horizontal"
        share, log, bottom = kwargs.pop("rwidth", None), kwargs.pop("log", False), kwargs.pop("bottom", None)
        kind = kwargs.pop("histtype", "bar")
        kwargs.pop("align", None)
        many = [x] if _np.ndim(x[0]) == 0 else list(_np.asarray(x).T) if isinstance(x, _np.ndarray) else list(x)
        whole = _np.concatenate([_np.ravel(each) for each in many])
        edges = _np.asarray(_np.histogram_bin_edges(whole, 10 if bins is None else bins, range), float)
        heights = [_np.histogram(each, edges, weights=weights)[0].astype(float) for each in many]
        if stacked:
            heights = list(_np.cumsum(heights, axis=0))
        widths = _np.diff(edges)
        if density:
            totals = [heights[-1].sum()] * len(many) if stacked else [each.sum() for each in heights]
            heights = [each / widths / total for each, total in zip(heights, totals)]
        if cumulative:
            factor = widths if density else 1
            step = -1 if _np.isreal(cumulative) and cumulative < 0 else 1
            heights = [_np.cumsum((each * factor)[::step])[::step] for each in heights]
        colors, labels = kwargs.pop("color", None), kwargs.pop("label", None)
        colors = colors if isinstance(colors, (list, tuple)) else [colors] * len(many)
        labels = labels if isinstance(labels, (list, tuple)) else [labels] + [None] * (len(many) - 1)
        drawn, base = [], _np.zeros(len(widths)) if bottom is None else _np.broadcast_to(bottom, len(widths))
        for at, tops in enumerate(heights):
            feet = heights[at - 1] if stacked and at else base
            look = {**kwargs, **_given(color=colors[at], label=labels[at])}
            high = tops if not stacked else tops - feet
            if kind.startswith("step"):
                outline = _np.repeat(edges, 2)[1:-1], _np.repeat(tops, 2)
                outline = _np.r_[edges[0], outline[0], edges[-1]], _np.r_[0, outline[1], 0]
                pair = outline[::-1] if lying else outline
                drawn.append(self.fill(*pair, **look)[0] if kind == "stepfilled" else self.plot(*pair, **look)[0])
                continue
            width = widths * (share or 1.0)
            start = edges[:-1] + (widths - width) / 2
            if len(many) > 1 and not stacked:
                width = widths * (share or 0.8) / len(many)
                start = edges[:-1] + widths * (1 - (share or 0.8)) / 2 + at * width
            if lying:
                drawn.append(self.barh(start, high, width, left=feet, align="edge", **look))
            else:
                drawn.append(self.bar(start, high, width, bottom=feet, align="edge", **look))
        if log:
            self.set_xscale("log") if lying else self.set_yscale("log")
        if len(many) == 1:
            return heights[0], edges, drawn[0] if not kind.startswith("step") else drawn
        return _np.array(heights), edges, drawn

    def fill_betweenx(self, y, x1, x2=0, where=None, step=None, interpolate=False, **kwargs):
        y, x1, x2 = _np.broadcast_arrays(_np.atleast_1d(y).astype(float), x1, x2)
        shown = _np.ones(len(y), dtype=bool) if where is None else _np.asarray(where, dtype=bool)
        return self.fill(_np.r_[x1[shown], x2[shown][::-1]], _np.r_[y[shown], y[shown][::-1]], **kwargs)[0]

    def stackplot(self, x, *args, labels=(), colors=None, baseline="zero", hatch=None, **kwargs):
        rows = _np.vstack(args).astype(float)
        tops = _np.cumsum(rows, axis=0)
        first = _np.zeros(rows.shape[1])
        if baseline == "sym":
            first = -rows.sum(0) * 0.5
        elif baseline != "zero":
            raise NotImplementedError(f"stackplot: baseline={baseline!r}")
        made = []
        for at, top in enumerate(tops):
            color = colors[at % len(colors)] if colors else f"C{at}"
            more = _given(label=labels[at] if at < len(labels) else None)
            foot = first if at == 0 else first + tops[at - 1]
            made.append(self.fill_between(x, foot, first + top, color=color, **more, **kwargs))
        return made

    def stairs(self, values, edges=None, *, orientation="vertical", baseline=0, fill=False, **kwargs):
        values = _np.asarray(values, dtype=float)
        edges = _np.arange(len(values) + 1) if edges is None else _np.asarray(edges, dtype=float)
        x, y = _np.repeat(edges, 2), _np.r_[baseline, _np.repeat(values, 2), baseline]
        x, y = (y, x) if orientation == "horizontal" else (x, y)
        return self.fill(x, y, **kwargs)[0] if fill else self.plot(x, y, **kwargs)[0]

    def ecdf(self, x, weights=None, *, complementary=False, orientation="vertical", compress=False, **kwargs):
        x = _np.sort(_np.asarray(x, dtype=float))
        y = _np.arange(1, len(x) + 1) / len(x)
        y = 1 - y if complementary else y
        return self.step(_np.r_[x[0], x], _np.r_[1.0 if complementary else 0.0, y], where="post", **kwargs)[0]

    def axline(self, xy1, xy2=None, *, slope=None, **kwargs):
        (x, y), limits = xy1, (self.get_xlim(), self.get_ylim())
        if xy2 is not None:
            slope = _math.inf if xy2[0] == x else (xy2[1] - y) / (xy2[0] - x)
        if _math.isinf(slope):
            return self.axvline(x, **kwargs)
        ends = _np.array(limits[0])
        self.set_xlim(limits[0])
        self.set_ylim(limits[1])
        return self.plot(ends, y + slope * (ends - x), **kwargs)[0]

    def eventplot(self, positions, orientation="horizontal", lineoffsets=1, linelengths=1, colors=None, **kwargs):
        rows = [positions] if _np.ndim(positions[0]) == 0 else positions
        offsets = _np.broadcast_to(lineoffsets, len(rows)) if _np.ndim(lineoffsets) else lineoffsets * _np.arange(len(rows))
        offsets = offsets if len(rows) > 1 or _np.ndim(lineoffsets) else [lineoffsets]
        lengths, made = _np.broadcast_to(linelengths, len(rows)), []
        for at, row in enumerate(rows):
            color = colors[at % len(colors)] if isinstance(colors, (list, tuple)) else colors or "C0"
            ends = offsets[at] - lengths[at] / 2, offsets[at] + lengths[at] / 2
            draw = self.vlines if orientation == "horizontal" else self.hlines
            made.append(draw(row, *ends, colors=color))
        return made

    def broken_barh(self, xranges, yrange, align="bottom", **kwargs):
        y, height = yrange
        starts, lengths = [a for a, _ in xranges], [b for _, b in xranges]
        colors = kwargs.pop("facecolors", None)
        return self.barh([y] * len(starts), lengths, height, left=starts, align="edge", **_given(color=colors), **kwargs)

    def bar_label(self, container, labels=None, *, fmt="%g", label_type="edge", padding=0, **kwargs):
        rects, texts = container._read("rects").tolist(), []
        lying = len({(w, x) for x, _, w, _ in rects}) > 1 and len({h for *_, h in rects}) == 1 and len({x for x, *_ in rects}) == 1
        for at, (x, y, w, h) in enumerate(rects):
            value = w if lying else h
            if labels is not None:
                text = labels[at]
            else:
                text = fmt(value) if callable(fmt) else fmt % value if "%" in fmt else fmt.format(value)
            half = label_type == "center"
            if lying:
                texts.append(self.text(x + w / (2 if half else 1), y + h / 2, text, ha="center" if half else "left", va="center", **kwargs))
            else:
                texts.append(self.text(x + w / 2, y + h / (2 if half else 1), text, ha="center", va="center" if half else "bottom", **kwargs))
        return texts

    def pie(self, x, explode=None, labels=None, colors=None, autopct=None, pctdistance=0.6, shadow=False, labeldistance=1.1,
            startangle=0, radius=1, counterclock=True, wedgeprops=None, textprops=None, center=(0, 0), frame=False,
            rotatelabels=False, *, normalize=True, hatch=None, data=None):
        from matplotlib.patches import Wedge

        x = _np.asarray(x, dtype=float)
        if (x < 0).any():
            raise ValueError("Wedge sizes 'x' must be non negative values")
        total = x.sum()
        if not normalize and total > 1:
            raise ValueError("Cannot plot an unnormalized pie with sum(x) > 1")
        shares = x / total if normalize else x
        labels = [""] * len(x) if labels is None else labels
        explode = [0] * len(x) if explode is None else explode
        if len(labels) != len(x):
            raise ValueError(f"'labels' must be of length 'x', not {len(labels)}")
        if len(explode) != len(x):
            raise ValueError(f"'explode' must be of length 'x', not {len(explode)}")
        wedges, texts, numbers, angle = [], [], [], startangle / 360
        for at, (share, label, out) in enumerate(zip(shares, labels, explode)):
            end = angle + share if counterclock else angle - share
            middle = 2 * _math.pi * (angle + end) / 2
            cx, cy = center[0] + out * _math.cos(middle), center[1] + out * _math.sin(middle)
            color = colors[at % len(colors)] if colors is not None else f"C{at}"
            wedge = Wedge((cx, cy), radius, 360 * min(angle, end), 360 * max(angle, end), facecolor=color,
                          label=label or None, **(wedgeprops or {}))
            self.add_patch(wedge)
            wedges.append(wedge)
            look = dict(textprops or {})
            if labeldistance is not None:
                tx, ty = cx + labeldistance * radius * _math.cos(middle), cy + labeldistance * radius * _math.sin(middle)
                texts.append(self.text(tx, ty, label, **{"ha": "left" if tx > 0 else "right", "va": "center", **look}))
            if autopct is not None:
                shown = autopct(100 * share) if callable(autopct) else autopct % (100 * share)
                tx, ty = cx + pctdistance * radius * _math.cos(middle), cy + pctdistance * radius * _math.sin(middle)
                numbers.append(self.text(tx, ty, shown, **{"ha": "center", "va": "center", **look}))
            angle = end
        self.set_aspect("equal")
        if not frame:
            self.set_axis_off()
            self.set_xlim(-1.25 + center[0], 1.25 + center[0])
            self.set_ylim(-1.25 + center[1], 1.25 + center[1])
        return (wedges, texts) if autopct is None else (wedges, texts, numbers)

    def boxplot(self, x, notch=None, sym=None, vert=None, orientation="vertical", whis=1.5, positions=None, widths=None,
                patch_artist=None, showmeans=None, showcaps=None, showbox=None, showfliers=None, boxprops=None,
                tick_labels=None, labels=None, flierprops=None, medianprops=None, meanprops=None, capprops=None,
                whiskerprops=None, meanline=None, manage_ticks=True, label=None, **_kwargs):
        sets, lying = _sets(x), vert is False or orientation == "horizontal"
        places = list(range(1, len(sets) + 1)) if positions is None else list(positions)
        span = max(places) - min(places) if len(places) > 1 else 0
        width = _np.broadcast_to(min(max(0.15 * (span or 1), 0.15), 0.5) if widths is None else widths, len(sets))
        names = ["whiskers", "caps", "boxes", "medians", "fliers", "means"]
        made = {name: [] for name in names}

        def line(name, along, across, **look):
            pair = (across, along) if lying else (along, across)
            made[name].append(self.plot(*pair, **look)[0])

        for place, values, wide in zip(places, sets, width):
            q1, median, q3 = _np.percentile(values, [25, 50, 75])
            if _np.ndim(whis) == 0:
                reach = whis * (q3 - q1)
                inside = values[(values >= q1 - reach) & (values <= q3 + reach)]
            else:
                low, high = _np.percentile(values, whis)
                inside = values[(values >= low) & (values <= high)]
            low, high = (min(inside.min(), q1), max(inside.max(), q3)) if len(inside) else (q1, q3)
            left, right = place - wide / 2, place + wide / 2
            dark = {"color": "k", "lw": 1.0}
            if showbox is not False:
                xs, ys = [left, right, right, left, left], [q1, q1, q3, q3, q1]
                if patch_artist:
                    from matplotlib.patches import Polygon

                    pair = (ys, xs) if lying else (xs, ys)
                    box = Polygon(_np.column_stack(pair), facecolor="C0", edgecolor="k", **(boxprops or {}))
                    self.add_patch(box)
                    made["boxes"].append(box)
                else:
                    line("boxes", xs, ys, **{**dark, **(boxprops or {})})
            for start, end in ((q1, low), (q3, high)):
                line("whiskers", [place, place], [start, end], **{**dark, **(whiskerprops or {})})
                if showcaps is not False:
                    line("caps", [place - wide / 4, place + wide / 4], [end, end], **{**dark, **(capprops or {})})
            line("medians", [left, right], [median, median], **{"color": "C1", "lw": 1.0, **(medianprops or {})})
            if showmeans:
                look = {"marker": "^", "ls": "none", "color": "C2", **(meanprops or {})}
                mean = values.mean()
                if meanline:
                    line("means", [left, right], [mean, mean], **{"ls": "--", "color": "C2", **(meanprops or {})})
                else:
                    line("means", [place], [mean], **look)
            if showfliers is not False and sym != "":
                out = values[(values < low) | (values > high)]
                look = {"marker": sym or "o", "ls": "none", "color": "k", "mfc": "none", **(flierprops or {})}
                line("fliers", [place] * len(out), out, **look)
        if manage_ticks:
            texts = tick_labels or labels or [f"{place:g}" for place in places]
            (self.set_yticks if lying else self.set_xticks)(places, texts)
            (self.set_ylim if lying else self.set_xlim)(min(places) - 0.5, max(places) + 0.5)
        return made

    def violinplot(self, dataset, positions=None, vert=None, orientation="vertical", widths=0.5, showmeans=False,
                   showextrema=True, showmedians=False, quantiles=None, points=100, bw_method=None, side="both", **_kwargs):
        sets, lying = _sets(dataset), vert is False or orientation == "horizontal"
        places = list(range(1, len(sets) + 1)) if positions is None else list(positions)
        width, made, lines = _np.broadcast_to(widths, len(sets)), {"bodies": []}, {}
        for place, values, wide in zip(places, sets, width):
            grid = _np.linspace(values.min(), values.max(), points)
            factor = len(values) ** (-1 / 5)
            if bw_method is not None and not isinstance(bw_method, str):
                factor = bw_method(values) if callable(bw_method) else bw_method
            elif bw_method == "silverman":
                factor = (len(values) * 3 / 4) ** (-1 / 5)
            spread = values.std(ddof=1) * factor if len(values) > 1 else 0
            shape = _np.exp(-0.5 * ((grid[:, None] - values) / spread) ** 2).sum(1) if spread else _np.ones(points)
            shape = 0.5 * wide * shape / shape.max()
            left = place - (shape if side != "high" else 0)
            right = place + (shape if side != "low" else 0)
            draw = self.fill_between if lying else self.fill_betweenx
            body = draw(grid, left, right, alpha=0.3, color="C0")
            made["bodies"].append(body[0] if isinstance(body, list) else body)
            half = wide / 4
            for name, value, shown in (("cmeans", values.mean(), showmeans), ("cmaxes", values.max(), showextrema),
                                       ("cmins", values.min(), showextrema), ("cmedians", _np.median(values), showmedians)):
                if shown:
                    lines.setdefault(name, []).append((place - half, value, place + half, value))
            if showextrema:
                lines.setdefault("cbars", []).append((place, values.min(), place, values.max()))
        for name, found in lines.items():
            a, b, c, d = _np.transpose(found)
            level = name != "cbars"
            if lying:
                made[name] = self.vlines(b, a, c, colors="C0") if level else self.hlines(a, b, d, colors="C0")
            else:
                made[name] = self.hlines(b, a, c, colors="C0") if level else self.vlines(a, b, d, colors="C0")
        return made

    def hist2d(self, x, y, bins=10, range=None, density=False, weights=None, cmin=None, cmax=None, **kwargs):
        h, xedges, yedges = _np.histogram2d(x, y, bins=bins, range=range, density=density, weights=weights)
        if cmin is not None:
            h[h < cmin] = _np.nan
        if cmax is not None:
            h[h > cmax] = _np.nan
        image = self.pcolormesh(xedges, yedges, h.T, **kwargs)
        self.set_xlim(xedges[0], xedges[-1])
        self.set_ylim(yedges[0], yedges[-1])
        return h, xedges, yedges, image

    def hexbin(self, x, y, C=None, gridsize=100, bins=None, cmap=None, mincnt=None, reduce_C_function=_np.mean, extent=None, **kwargs):
        x, y = _np.asarray(x, dtype=float), _np.asarray(y, dtype=float)
        nx = gridsize if isinstance(gridsize, int) else gridsize[0]
        ny = int(nx / _math.sqrt(3)) if isinstance(gridsize, int) else gridsize[1]
        left, right, low, high = extent or (x.min(), x.max(), y.min(), y.max())
        w, h = (right - left) / nx or 1.0, (high - low) / ny or 1.0
        u, v = (x - left) / w, (y - low) / h
        first = _np.stack((_np.round(u), _np.round(v)))
        second = _np.stack((_np.floor(u) + 0.5, _np.floor(v) + 0.5))
        near = [(u - each[0]) ** 2 + 3 * (v - each[1]) ** 2 for each in (first, second)]
        cells = _np.where(near[0] < near[1], first, second).T
        found = {}
        for at, cell in enumerate(cells.tolist()):
            found.setdefault(tuple(cell), []).append(at)
        counts = [len(at) if C is None else float(reduce_C_function(_np.asarray(C)[at])) for at in found.values()]
        places = _np.array(list(found))
        size = (400 / nx) ** 2 * 0.75
        if bins == "log":
            counts = _np.log10(counts)
        return self.scatter(left + places[:, 0] * w, low + places[:, 1] * h, s=size, c=_np.asarray(counts, dtype=float),
                            marker="h", **_given(cmap=cmap), **{k: v for k, v in kwargs.items() if k in ("alpha", "vmin", "vmax", "norm", "label")})

    def spy(self, Z, precision=0, marker=None, markersize=None, aspect="equal", origin="upper", **kwargs):
        Z = _np.asarray(Z)
        shown = _np.abs(Z) > precision if precision else Z != 0
        if marker is None and markersize is None:
            return self.imshow(shown.astype(float), cmap="binary", aspect=aspect, origin=origin)
        y, x = _np.nonzero(shown)
        self.set_ylim(Z.shape[0] - 0.5, -0.5)
        return self.plot(x, y, ls="none", marker=marker or "s", **_given(markersize=markersize))[0]

    def clabel(self, CS, levels=None, *, fmt=None, inline=True, fontsize=None, colors=None, **kwargs):
        texts = []
        for level in CS.levels if levels is None else levels:
            if callable(fmt):
                text = fmt(level)
            elif isinstance(fmt, dict):
                text = fmt.get(level, "")
            else:
                text = fmt % level if fmt else f"{level:g}"
            found = [a for a in self._artists() if a._kind() == "segments"]
            at = list(CS.levels).index(level) - len(CS.levels)
            rows = found[at]._read("rects") if -at <= len(found) else []
            if len(rows):
                x, y = rows[len(rows) // 2, :2]
                texts.append(self.text(x, y, text, ha="center", va="center", **_given(fontsize=fontsize)))
        return texts

    def quiverkey(self, Q, X, Y, U, label, **kwargs):
        return self.text(X, Y, label, transform=self.transAxes)

    def barbs(self, *args, **kwargs):
        return self.quiver(*args, **kwargs)

    def streamplot(self, x, y, u, v, density=1, linewidth=None, color=None, cmap=None, norm=None, arrowsize=1, start_points=None,
                   **kwargs):
        from matplotlib._rest import streams

        return streams(self, x, y, u, v, density, linewidth, color, cmap, start_points)

    def tripcolor(self, *args, alpha=1.0, shading="flat", **kwargs):
        from matplotlib.tri import colors

        return colors(self, args, kwargs)

    def triplot(self, *args, **kwargs):
        from matplotlib.tri import lines

        return lines(self, args, kwargs)

    def tricontour(self, *args, **kwargs):
        raise NotImplementedError("tricontour and tricontourf are not supported here; tripcolor and triplot are")

    tricontourf = tricontour

    def inset_axes(self, bounds, *, transform=None, zorder=5, **kwargs):
        box = self.get_position()
        x, y, w, h = bounds
        figure = self.figure
        made = figure.add_axes([box.x0 + x * box.width, box.y0 + y * box.height, w * box.width, h * box.height], **kwargs)
        figure.sca(self)
        return made

    def indicate_inset_zoom(self, inset_ax, **kwargs):
        (x0, x1), (y0, y1) = inset_ax.get_xlim(), inset_ax.get_ylim()
        return self.plot([x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0], color="0.5", lw=1)

    def _secondary(self, functions, horizontal):
        axes = self.twiny() if horizontal else self.twinx()
        limits = self.get_xlim() if horizontal else self.get_ylim()
        change = functions[0] if functions else lambda value: value
        (axes.set_xlim if horizontal else axes.set_ylim)(*[float(change(_np.array(each))) for each in limits])
        self.figure.sca(self)
        return axes

    def secondary_xaxis(self, location, functions=None, **kwargs):
        return self._secondary(functions, True)

    def secondary_yaxis(self, location, functions=None, **kwargs):
        return self._secondary(functions, False)

    def table(self, cellText=None, cellColours=None, rowLabels=None, colLabels=None, loc="bottom", **kwargs):
        return _Table(self, cellText, rowLabels, colLabels)

    def xcorr(self, x, y, normed=True, usevlines=True, maxlags=10, **kwargs):
        x, y = _np.asarray(x), _np.asarray(y)
        lags = _np.arange(-maxlags, maxlags + 1)
        found = _np.correlate(x, y, mode="full")
        if normed:
            found = found / _np.sqrt(_np.dot(x, x) * _np.dot(y, y))
        found = found[len(x) - 1 - maxlags : len(x) + maxlags]
        lines = self.vlines(lags, 0, found)
        return lags, found, lines, self.axhline(0)

    def acorr(self, x, **kwargs):
        return self.xcorr(x, x, **kwargs)

    def specgram(self, x, NFFT=256, Fs=2, noverlap=128, cmap=None, **kwargs):
        x = _np.asarray(x, dtype=float)
        step = NFFT - noverlap
        window = _np.hanning(NFFT)
        pieces = _np.array([x[at : at + NFFT] * window for at in range(0, len(x) - NFFT + 1, step)])
        power = _np.abs(_np.fft.rfft(pieces, axis=1)) ** 2 / (Fs * (window**2).sum())
        power[:, 1:-1] *= 2
        freqs, times = _np.fft.rfftfreq(NFFT, 1 / Fs), (_np.arange(len(pieces)) * step + NFFT / 2) / Fs
        spectrum = power.T
        half = step / Fs / 2
        image = self.imshow(10 * _np.log10(spectrum), origin="lower", aspect="auto", cmap=cmap,
                            extent=(times[0] - half, times[-1] + half, freqs[0], freqs[-1]))
        return spectrum, freqs, times, image

    def magnitude_spectrum(self, x, Fs=2, **kwargs):
        x = _np.asarray(x, dtype=float)
        window = _np.hanning(len(x))
        found = _np.abs(_np.fft.rfft(x * window)) / window.sum()
        freqs = _np.fft.rfftfreq(len(x), 1 / Fs)
        return found, freqs, self.plot(freqs, found, **kwargs)[0]

    def psd(self, x, NFFT=256, Fs=2, **kwargs):
        x = _np.asarray(x, dtype=float)
        size = min(NFFT, len(x))
        window = _np.hanning(size)
        pieces = _np.array([x[at : at + size] * window for at in range(0, len(x) - size + 1, size)])
        power = (_np.abs(_np.fft.rfft(pieces, axis=1)) ** 2 / (Fs * (window**2).sum())).mean(0)
        power[1:-1] *= 2
        freqs = _np.fft.rfftfreq(size, 1 / Fs)
        self.plot(freqs, 10 * _np.log10(power), **kwargs)
        return power, freqs


def _sets(x):
    # The sets of numbers that are drawn side by side.
    if isinstance(x, _np.ndarray) or _np.ndim(x[0]) == 0:
        x = _np.asarray(x, dtype=float)
        return [x] if x.ndim == 1 else list(x.T)
    return [_np.asarray(each, dtype=float).ravel() for each in x]
