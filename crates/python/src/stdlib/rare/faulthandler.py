"""What would tell where a crash was; the engine does not crash so, and nothing is written."""

_enabled = False


def enable(file=None, all_threads=True):
    global _enabled
    _enabled = True


def disable():
    global _enabled
    before, _enabled = _enabled, False
    return before


def is_enabled():
    return _enabled


def dump_traceback(file=None, all_threads=True):
    import sys
    import traceback

    traceback.print_stack(file=file or sys.stderr)


def register(signum, file=None, all_threads=True, chain=False):
    pass


def unregister(signum):
    return False


dump_traceback_later = cancel_dump_traceback_later = lambda *args, **kwargs: None
