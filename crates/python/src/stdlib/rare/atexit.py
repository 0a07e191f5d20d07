"""What is to be called at the end, which scripts have; a notebook's interpreter has none that code could see."""

_functions = []


def register(func, /, *args, **kwargs):
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except Exception as error:
            import sys
            import traceback
            print(f"Exception ignored in atexit callback {func!r}:", file=sys.stderr)
            traceback.print_exception(error)


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)
