"""The rest of matplotlib.gridspec: grids within a part of another."""

from matplotlib.gridspec import GridSpec as _GridSpec


class GridSpecFromSubplotSpec:
    """A grid of rows and columns within a part of another grid."""

    def __new__(cls, nrows, ncols, subplot_spec, wspace=None, hspace=None, height_ratios=None, width_ratios=None):
        return subplot_spec.subgridspec(nrows, ncols, height_ratios=height_ratios, width_ratios=width_ratios)


GridSpecBase = _GridSpec
