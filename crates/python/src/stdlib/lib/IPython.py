"""What notebooks import of IPython."""

version_info = (9, 0, 0)
__version__ = "9.0.0"


def get_ipython():
    """The notebook, as far as magics go; None in a script."""
    import builtins

    notebook = getattr(builtins, "get_ipython", None)
    return notebook and notebook()
