"""Functions that are wrapped by others, of generators."""

import functools as _functools


class WrappedFun:
    """A function inside others; `call_wrapped` calls it with those around it."""

    def __init__(self, f, transforms, stores, params, in_type=None, debug_info=None):
        self.f, self.transforms, self.stores, self.params = f, transforms, stores, params
        self.in_type, self.debug_info = in_type, debug_info

    @property
    def __name__(self):
        return getattr(self.f, "__name__", "<unnamed wrapped function>")

    def wrap(self, gen, gen_static_args, out_store):
        """The function inside one more."""
        around = ((gen, tuple(gen_static_args)),) + self.transforms
        return WrappedFun(self.f, around, (out_store,) + self.stores, self.params, None, self.debug_info)

    def call_wrapped(self, *args, **kwargs):
        """What the function gives with all that is around it."""
        function = _functools.partial(self.f, **self.params)
        for (gen, statics), store in zip(reversed(self.transforms), reversed(self.stores)):
            function = _functools.partial(gen, function, store, *statics)
        return function(*args, **kwargs)


class StoreException(Exception):
    """A place that is read before it is filled, or filled twice."""


class Store:
    """A place for one value, which is filled once."""

    def __init__(self):
        self._held = []

    def store(self, val):
        """Fills it."""
        if self._held:
            raise StoreException("Store occupied")
        self._held.append(val)

    def reset(self):
        """Empties it."""
        self._held.clear()

    @property
    def val(self):
        if not self._held:
            raise StoreException("Store empty")
        return self._held[0]

    def __bool__(self):
        return bool(self._held)


def _drive(gen, function, statics, args, kwargs):
    going = gen(*statics, *args, **kwargs)
    args_in, kwargs_in = next(going)
    return going.send(function(*args_in, **kwargs_in))


def transformation(gen, fun, *gen_static_args):
    """A function inside a generator, which yields arguments, is sent the result, and yields what is given in its place."""
    around = lambda function, store, *args, **kwargs: _drive(gen, function, gen_static_args, args, kwargs)
    return fun.wrap(around, (), None)


def transformation_with_aux(gen, fun, *gen_static_args):
    """As `transformation`, for a generator that yields a pair; also a function that gives the second of it."""
    out_store = Store()

    def around(function, store, *args, **kwargs):
        result, aux = _drive(gen, function, gen_static_args, args, kwargs)
        store.store(aux)
        return result

    return fun.wrap(around, (), out_store), lambda: out_store.val


def transformation2(gen, fun, *gen_static_args):
    """A function inside another, which is given it before the arguments."""
    around = lambda function, store, *args, **kwargs: gen(function, *gen_static_args, *args, **kwargs)
    return fun.wrap(around, (), None)


def transformation_with_aux2(gen, fun, *gen_static_args):
    """As `transformation2`, for one that is also given a place for what a second function gives."""
    out_store = Store()
    around = lambda function, store, *args, **kwargs: gen(function, store, *gen_static_args, *args, **kwargs)
    return fun.wrap(around, (), out_store), lambda: out_store.val


def _curried(function):
    return lambda gen, *first: function(gen, *first) if first else _functools.partial(_later, function, gen)


def _later(function, gen, fun, *statics):
    return function(gen, fun, *statics)


transformation = _curried(transformation)
transformation_with_aux = _curried(transformation_with_aux)
transformation2 = _curried(transformation2)
transformation_with_aux2 = _curried(transformation_with_aux2)


def wrap_init(f, params=None, *, debug_info=None):
    """A function with nothing around it yet."""
    return WrappedFun(f, (), (), dict(params or {}), None, debug_info)


def cache(call, **kwargs):
    """A function that remembers what it gave."""
    return _functools.cache(call)


def merge_linear_aux(aux1, aux2):
    """Whether the first of two places was filled, and what is in the one that was."""
    try:
        return True, aux1()
    except StoreException:
        return False, aux2()
