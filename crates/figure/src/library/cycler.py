"""Values of keys that follow one another."""

from matplotlib._settings import Cycle as Cycler, cycler


def concat(left, right):
    """One after the other."""
    return Cycler({name: [*left.by_key()[name], *right.by_key()[name]] for name in left.by_key()})
