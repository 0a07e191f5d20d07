"""What few programs need of operators: those that change their left side."""


def _changing(name, op):
    def function(a, b, /):
        return op(a, b)
    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"Same as the statement that {name} is named after."
    return function


def _iadd(a, b):
    a += b
    return a


def _iand(a, b):
    a &= b
    return a


def _ior(a, b):
    a |= b
    return a


def _ixor(a, b):
    a ^= b
    return a


def _isub(a, b):
    a -= b
    return a


def _imul(a, b):
    a *= b
    return a


def _imod(a, b):
    a %= b
    return a


def _ipow(a, b):
    a **= b
    return a


def _ilshift(a, b):
    a <<= b
    return a


def _irshift(a, b):
    a >>= b
    return a


def _imatmul(a, b):
    a @= b
    return a


def _itruediv(a, b):
    a /= b
    return a


def _ifloordiv(a, b):
    a //= b
    return a


for _name in "iadd iand ior ixor isub imul imod ipow ilshift irshift imatmul itruediv ifloordiv".split():
    _function = globals()["_" + _name]
    for _each in (_name, f"__{_name}__"):
        globals().setdefault(_each, _changing(_name, _function))


def iconcat(a, b, /):
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


__iconcat__ = iconcat
