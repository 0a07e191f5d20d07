"""Small helpers that programs take from here."""

import functools as _functools


def _same_length(args):
    args = [list(each) for each in args]
    if len({len(each) for each in args}) > 1:
        raise AssertionError(f"length mismatch: {[len(each) for each in args]}")
    return args


def safe_map(f, *args):
    """The list of what a function gives for the items of lists that are equally long."""
    return list(map(f, *_same_length(args)))


def safe_zip(*args):
    """The list of tuples of the items of lists that are equally long."""
    return list(zip(*_same_length(args)))


def unzip2(xys):
    """Two tuples of the items of pairs."""
    pairs = list(xys)
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)


def unzip3(xyzs):
    """Three tuples of the items of triples."""
    items = list(xyzs)
    return tuple(tuple(item[at] for item in items) for at in range(3))


def split_list(args, ns):
    """A list cut into parts of these lengths, and the rest."""
    args, parts = list(args), []
    for n in ns:
        parts.append(args[:n])
        args = args[n:]
    return [*parts, args]


def partition_list(bs, l):
    """The items for which it is false, and those for which it is true."""
    pairs = safe_zip(bs, l)
    return [it for b, it in pairs if not b], [it for b, it in pairs if b]


def merge_lists(bs, l0, l1):
    """The list of which `partition_list` made these two."""
    l0, l1 = iter(l0), iter(l1)
    return [next(l1 if b else l0) for b in bs]


def concatenate(xs):
    """All items of several lists, in one."""
    return [item for each in xs for item in each]


def curry(f):
    """A function of its first arguments that gives a function of the others."""
    return _functools.wraps(f)(lambda *args, **kwargs: _functools.partial(f, *args, **kwargs))


class HashableFunction:
    """A function that is equal to another of the same closure."""

    def __init__(self, f, closure):
        self.f, self.closure = f, closure

    def __eq__(self, other):
        return type(other) is HashableFunction and self.closure == other.closure

    def __hash__(self):
        return hash(self.closure)

    def __call__(self, *args, **kwargs):
        return self.f(*args, **kwargs)
