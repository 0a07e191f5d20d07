"""Styles of figures, by their names: what changes here are the settings that are read."""

from contextlib import contextmanager as _contextmanager

_NAMES = """
Solarize_Light2 _classic_test_patch _mpl-gallery _mpl-gallery-nogrid bmh classic dark_background fast fivethirtyeight ggplot
grayscale petroff10 petroff6 petroff8 seaborn-v0_8 seaborn-v0_8-bright seaborn-v0_8-colorblind seaborn-v0_8-dark
seaborn-v0_8-dark-palette seaborn-v0_8-darkgrid seaborn-v0_8-deep seaborn-v0_8-muted seaborn-v0_8-notebook
seaborn-v0_8-paper seaborn-v0_8-pastel seaborn-v0_8-poster seaborn-v0_8-talk seaborn-v0_8-ticks seaborn-v0_8-white
seaborn-v0_8-whitegrid tableau-colorblind10
""".split()
available = [name for name in _NAMES if not name.startswith("_")]
library = {name: {} for name in available}


def use(style):
    """Chooses a style, or several."""
    import matplotlib

    for each in [style] if isinstance(style, (str, dict)) else style:
        if isinstance(each, dict):
            matplotlib.rcParams.update(each)
        elif each not in _NAMES and each != "default":
            raise OSError(f"{each!r} is not a valid package style, path of style file, URL of style file, or library style name "
                          "(library styles are listed in `style.available`)")
        elif each == "default":
            matplotlib.rcdefaults()


@_contextmanager
def context(style, after_reset=False):
    """Chooses a style for as long as a `with` statement runs."""
    import matplotlib

    before = dict(matplotlib.rcParams)
    try:
        use(style)
        yield
    finally:
        matplotlib.rcParams.clear()
        matplotlib.rcParams.update(before)
