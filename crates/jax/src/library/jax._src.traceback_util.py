"""Which frames tracebacks leave out; here they have the user's only."""

_exclude_paths = []


def register_exclusion(path):
    """Leaves out the frames of a file."""
    _exclude_paths.append(path)


def include_frame(f):
    """Whether a frame is shown."""
    return True


def api_boundary(fun=None, **options):
    """The function as it is."""
    return fun if fun is not None else lambda fun: fun
