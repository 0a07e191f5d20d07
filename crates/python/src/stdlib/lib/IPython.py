"""What notebooks import of IPython."""

version_info = (9, 0, 0)
__version__ = "9.0.0"


def get_ipython():
    """The notebook, as far as magics go; None in a script.

    A package asks whether its scripts will be run beside the outputs. They are not, so it is told None, and writes text.
    """
    import builtins
    import sys

    if sys._getframe(1).f_globals.get("__file__", "").startswith("/site-packages/"):
        return None
    notebook = getattr(builtins, "get_ipython", None)
    return notebook and notebook()
