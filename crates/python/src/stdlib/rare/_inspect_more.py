"""What `inspect` has besides: how far generators and coroutines have come, and what is seldom asked."""

AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def _state(of, kind, short):
    if getattr(of, f"{short}_running"):
        return f"{kind}_RUNNING"
    if getattr(of, f"{short}_suspended"):
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


_CLASSES = {bool: "(object=False, /)", complex: "(real=0, imag=0)", float: "(x=0, /)", list: "(iterable=(), /)", tuple: "(iterable=(), /)",
            set: "(iterable=(), /)", frozenset: "(iterable=(), /)", object: "()", enumerate: "(iterable, start=0)",
            filter: "(function, iterable, /)", map: "(function, iterable, /, *iterables)", zip: "(*iterables, strict=False)",
            reversed: "(sequence, /)", property: "(fget=None, fset=None, fdel=None, doc=None)", classmethod: "(function, /)",
            staticmethod: "(function, /)"}
_FUNCTIONS = {print: "(*args, sep=' ', end='\\n', file=None, flush=False)", round: "(number, ndigits=None)"}
_UNTOLD = (max, min, next, iter, getattr, dir, vars, anext)


def class_signature(cls):
    """The signature of a class without `__init__` and `__new__` in Python, as text; None for one that takes nothing."""
    for base in cls.__mro__:
        if base is object:
            return None
        if base in _CLASSES:
            return _CLASSES[base]
        if base.__module__ == "builtins":
            raise ValueError(f"no signature found for builtin type {cls!r}")
    return None


def told_signature(function):
    """The signature of a built-in function where its row says less, as text."""
    try:
        if function in _UNTOLD:
            raise ValueError(f"no signature found for builtin {function!r}")
        return _FUNCTIONS.get(function)
    except TypeError:
        return None


def inherited_doc(object):
    slots = getattr(getattr(object, "__objclass__", None), "__slots__", None)
    if isinstance(slots, dict):
        return slots.get(object.__name__)
    """The doc of what a class, a method or a property stands for in the classes behind its own."""
    if isinstance(object, type):
        docs = (base.__dict__.get("__doc__") for base in object.__mro__[:-1])
        return next((doc for doc in docs if isinstance(doc, str)), None)
    function = getattr(object, "__func__", getattr(object, "fget", object))
    name, qualname = getattr(function, "__name__", None), getattr(function, "__qualname__", "")
    if name is None or "." not in qualname:
        return None
    import sys
    cls = sys.modules.get(getattr(function, "__module__", None))
    for part in qualname.split(".")[:-1]:
        cls = getattr(cls, part, None)
    if not isinstance(cls, type):
        return None
    for base in cls.__mro__:
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if isinstance(doc, str):
            return doc
    return None


def indentsize(line):
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def getcomments(object):
    return None


def getargvalues(frame):
    from collections import namedtuple
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames)
    args, rest = names[:count], names[count:]
    varargs = rest.pop(0) if code.co_flags & 4 else None
    keywords = rest.pop(0) if code.co_flags & 8 else None
    return namedtuple("ArgInfo", "args varargs keywords locals")(args, varargs, keywords, frame.f_locals)


def isgetsetdescriptor(object):
    from types import GetSetDescriptorType
    return isinstance(object, GetSetDescriptorType)


def ismemberdescriptor(object):
    from types import MemberDescriptorType
    return isinstance(object, MemberDescriptorType)


def ismethodwrapper(object):
    from types import MethodWrapperType
    return isinstance(object, MethodWrapperType)


def getinnerframes(tb, context=1):
    from inspect import FrameInfo, getframeinfo
    found = []
    while tb is not None:
        told = getframeinfo(tb.tb_frame, context)
        found.append(FrameInfo((tb.tb_frame, told[0], tb.tb_lineno, *told[2:])))
        tb = tb.tb_next
    return found


def trace(context=1):
    import sys
    error = sys.exception()
    return getinnerframes(error.__traceback__ if error is not None else None, context)
