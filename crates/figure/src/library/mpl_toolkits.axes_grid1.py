"""Axes beside axes, and grids of images."""

import numpy as _np


class AxesDivider:
    """Makes room beside axes for others."""

    def __init__(self, axes):
        self._axes = axes

    def append_axes(self, position, size="5%", pad=None, *, axes_class=None, **kwargs):
        axes = self._axes
        box = axes.get_position()
        part = float(size[:-1]) / 100 if isinstance(size, str) else 0.05
        gap = 0.02
        x, y, w, h = box.bounds
        if position in ("right", "left"):
            wide = w * part
            axes.set_position([x if position == "right" else x + wide + gap, y, w - wide - gap, h])
            rect = [x + w - wide if position == "right" else x, y, wide, h]
        else:
            high = h * part
            axes.set_position([x, y if position == "top" else y + high + gap, w, h - high - gap])
            rect = [x, y + h - high if position == "top" else y, w, high]
        made = axes.figure.add_axes(rect)
        axes.figure.sca(axes)
        return made


def make_axes_locatable(axes):
    """What makes room beside axes for others."""
    return AxesDivider(axes)


class ImageGrid(list):
    """Axes for images in rows and columns."""

    def __init__(self, fig, rect, nrows_ncols, n_axes=None, direction="row", axes_pad=0.02, *, share_all=False, aspect=True,
                 label_mode="L", cbar_mode=None, cbar_location="right", cbar_pad=None, cbar_size="5%", **_kwargs):
        rows, columns = nrows_ncols
        super().__init__(fig.add_subplot(rows, columns, at + 1) for at in range(n_axes or rows * columns))
        self.axes_all = list(self)
        self.cbar_axes = list(self)


AxesGrid = Grid = ImageGrid


def make_axes_area_auto_adjustable(*args, **kwargs):
    """Accepts that axes are to fit, as they always do here."""
    return None
