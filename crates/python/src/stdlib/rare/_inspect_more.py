"""What `inspect` has besides: how far generators and coroutines have come, and what is seldom asked."""

AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def _state(of, kind, short):
    if getattr(of, "gi_running"):
        return f"{kind}_RUNNING"
    if getattr(of, "gi_suspended"):
        return f"{kind}_SUSPENDED"
    return f"{kind}_CREATED" if getattr(of, f"{short}_frame") is not None else f"{kind}_CLOSED"


def getgeneratorstate(generator):
    return _state(generator, "GEN", "gi")


def getcoroutinestate(coroutine):
    return _state(coroutine, "CORO", "cr")


def getasyncgenstate(agen):
    return _state(agen, "AGEN", "ag")


def _locals(frame):
    return dict(frame.f_locals) if frame is not None else {}


def getgeneratorlocals(generator):
    return _locals(generator.gi_frame)


def getcoroutinelocals(coroutine):
    return _locals(coroutine.cr_frame)


def getasyncgenlocals(agen):
    return _locals(agen.ag_frame)


def getmembers_static(object, predicate=None):
    from inspect import getattr_static
    found = [(name, getattr_static(object, name)) for name in dir(object)]
    return [(name, value) for name, value in found if predicate is None or predicate(value)]


def getclasstree(classes, unique=False):
    below, roots = {}, []
    for cls in classes:
        if cls.__bases__:
            for parent in cls.__bases__:
                inner = below.setdefault(parent, [])
                if cls not in inner:
                    inner.append(cls)
                if unique and parent in classes:
                    break
        elif cls not in roots:
            roots.append(cls)
    roots += [parent for parent in below if parent not in classes]
    return walktree(roots, below, None)


def walktree(classes, children, parent):
    results = []
    for cls in sorted(classes, key=lambda it: (it.__module__, it.__name__)):
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def classify_class_attrs(cls):
    from collections import namedtuple
    from inspect import getmro
    Attribute = namedtuple("Attribute", "name kind defining_class object")
    found = []
    for name in dir(cls):
        home = next((kind for kind in (*getmro(cls), *getmro(type(cls))) if name in kind.__dict__), None)
        if home is None:
            continue
        value = home.__dict__[name]
        if isinstance(value, staticmethod) or name == "__new__":
            kind = "static method"
        elif isinstance(value, classmethod) or name in ("__init_subclass__", "__subclasshook__"):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        else:
            kind = "method" if callable(value) and not isinstance(value, type) else "data"
        found.append(Attribute(name, kind, home, value))
    return found


def markcoroutinefunction(func):
    func = getattr(func, "__func__", func)
    func._is_coroutine_mark = True
    return func


def getmodulename(path):
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".py") else None
