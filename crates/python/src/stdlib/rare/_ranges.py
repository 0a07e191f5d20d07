"""Ranges whose bounds, step or length a machine integer does not hold, and slices with such numbers."""


def _length(start, stop, step):
    if step > 0:
        return (stop - start + step - 1) // step if stop > start else 0
    return (start - stop - step - 1) // -step if start > stop else 0


def _items(r):
    return _length(r.start, r.stop, r.step)


def _key(r):
    length = _items(r)
    return length, r.start if length else None, r.step if length > 1 else None


def _too_large():
    raise OverflowError("Python int too large to convert to C ssize_t")


def _int(value):
    if value is None or isinstance(value, int):
        return value
    index = getattr(type(value), "__index__", None)
    if index is None:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return index(value)


def __len__(r):
    length = _items(r)
    return length if length < 2 ** 63 else _too_large()


def __bool__(r):
    return _items(r) > 0


def __repr__(r):
    if r.step == 1:
        return f"range({r.start}, {r.stop})"
    return f"range({r.start}, {r.stop}, {r.step})"


def __hash__(r):
    return hash(_key(r))


def __eq__(r, other):
    return _key(r) == _key(other) if isinstance(other, range) else NotImplemented


def __ne__(r, other):
    return _key(r) != _key(other) if isinstance(other, range) else NotImplemented


def __getitem__(r, key):
    length = _items(r)
    if isinstance(key, slice):
        start, stop, step = indices(key, length)
        return range(r.start + start * r.step, r.start + stop * r.step, r.step * step)
    index = getattr(type(key), "__index__", None)
    if index is None:
        raise TypeError(f"range indices must be integers or slices, not {type(key).__name__}")
    at = index(key)
    if at < 0:
        at += length
    if not 0 <= at < length:
        raise IndexError("range object index out of range")
    return r.start + at * r.step


def _place(r, value):
    """Where an int stands, or None."""
    at, rest = divmod(value - r.start, r.step)
    return at if not rest and 0 <= at < _items(r) else None


def __contains__(r, value):
    if type(value) in (int, bool):
        return _place(r, value) is not None
    return any(item == value for item in r)


def count(r, value):
    if type(value) in (int, bool):
        return int(_place(r, value) is not None)
    return sum(item == value for item in r)


def index(r, value):
    if type(value) in (int, bool):
        at = _place(r, value)
        if at is None:
            raise ValueError(f"{value!r} is not in range")
        return at
    for at, item in enumerate(r):
        if item == value:
            return at
    raise ValueError("sequence.index(x): x not in sequence")


class longrange_iterator:
    """The ints from `start` on by `step`, `length` of them."""

    __module__ = "builtins"
    __slots__ = ("_start", "_step", "_length", "_at")

    def __init__(self, start, step, length):
        self._start, self._step, self._length, self._at = start, step, length, 0

    def __iter__(self):
        return self

    def __next__(self):
        at = self._at
        if at >= self._length:
            raise StopIteration
        self._at = at + 1
        return self._start + at * self._step

    def __length_hint__(self):
        return self._length - self._at

    def __reduce__(self):
        start, step = self._start + self._at * self._step, self._step
        return iter, (range(start, self._start + self._length * step, step),), None

    def __setstate__(self, state):
        self._at = min(max(state, 0), self._length)


def __iter__(r):
    return longrange_iterator(r.start, r.step, _items(r))


def __reversed__(r):
    length = _items(r)
    return longrange_iterator(r.start + (length - 1) * r.step, -r.step, length)


def indices(part, length):
    """What `slice.indices` gives, for ints of any size."""
    step = 1 if part.step is None else _int(part.step)
    if length < 0:
        raise ValueError("length should not be negative")
    if step == 0:
        raise ValueError("slice step cannot be zero")
    low, high = (0, length) if step > 0 else (-1, length - 1)
    first, last = (low, high) if step > 0 else (high, low)

    def bound(value, default):
        if value is None:
            return default
        value = _int(value)
        return max(value + length, low) if value < 0 else min(value, high)

    return bound(part.start, first), bound(part.stop, last), step
