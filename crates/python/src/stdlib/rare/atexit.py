"""What is to be called at the end. A notebook's interpreter has none that code could see, so nothing is called by itself."""

_functions = []


def register(func, /, *args, **kwargs):
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        func(*args, **kwargs)


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)
