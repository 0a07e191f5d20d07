"""What few programs ask of the collector, which collects cycles by itself and is not tuned."""

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage, callbacks = [], []
_threshold, _flags = (2000, 10, 10), 0


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=10, /):
    global _threshold
    _threshold = threshold0, threshold1, threshold2


def get_count():
    return 0, 0, 0


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_debug():
    return _flags


def set_debug(flags, /):
    global _flags
    _flags = flags


def get_freeze_count():
    return 0


def freeze():
    pass


unfreeze = freeze


def is_finalized(obj, /):
    return False


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, type(None), range))


def get_objects(generation=None):
    raise NotImplementedError("gc.get_objects is not supported by Freezeframe")


def get_referrers(*objs):
    raise NotImplementedError("gc.get_referrers is not supported by Freezeframe")


def get_referents(*objs):
    found = []
    for obj in objs:
        if isinstance(obj, dict):
            found += [part for pair in obj.items() for part in pair]
        elif isinstance(obj, (list, tuple, set, frozenset)):
            found += obj
        else:
            found += [getattr(obj, "__dict__", type(obj)), type(obj)] if hasattr(obj, "__dict__") else [type(obj)]
    return found
