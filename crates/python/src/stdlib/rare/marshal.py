"""Values as bytes, in CPython's format; code cannot be written."""

import struct as _struct

__all__ = ["dump", "dumps", "load", "loads", "version"]
version = 4
_DEEPEST = 1500
_PLAIN = {b"N": None, b"T": True, b"F": False, b".": Ellipsis}
_EMPTY = {value: tag for tag, value in _PLAIN.items() if value is not None}


def _whole(value):
    if -2**31 <= value < 2**31:
        return b"i" + value.to_bytes(4, "little", signed=True)
    digits, rest = [], abs(value)
    while rest:
        digits.append(rest & 0x7FFF)
        rest >>= 15
    count = len(digits) if value >= 0 else -len(digits)
    return b"l" + _struct.pack(f"<i{len(digits)}H", count, *digits)


def _text(value):
    if value.isascii():
        if len(value) < 256:
            return b"z" + bytes([len(value)]) + value.encode()
        return b"a" + len(value).to_bytes(4, "little") + value.encode()
    data = value.encode("utf-8", "surrogatepass")
    return b"u" + len(data).to_bytes(4, "little") + data


def _write(value, depth):
    if depth > _DEEPEST:
        raise ValueError("object too deeply nested to marshal")
    kind = type(value)
    if value is None:
        return b"N"
    if value is True or value is False or value is Ellipsis:
        return _EMPTY[value]
    if value is StopIteration:
        return b"S"
    if kind is int:
        return _whole(value)
    if kind is float:
        return b"g" + _struct.pack("<d", value)
    if kind is complex:
        return b"y" + _struct.pack("<dd", value.real, value.imag)
    if kind is str:
        return _text(value)
    if kind is tuple:
        head = b")" + bytes([len(value)]) if len(value) < 256 else b"(" + len(value).to_bytes(4, "little")
    elif kind is dict:
        parts = [_write(part, depth + 1) for item in value.items() for part in item]
        return b"{" + b"".join(parts) + b"0"
    elif kind is list or kind is set or kind is frozenset:
        head = {list: b"[", set: b"<", frozenset: b">"}[kind] + len(value).to_bytes(4, "little")
    else:
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise ValueError("unmarshallable object") from None
        return b"s" + len(data).to_bytes(4, "little") + data
    return head + b"".join([_write(item, depth + 1) for item in value])


class _Reader:
    def __init__(self, read):
        self.read, self.seen = read, []

    def take(self, count):
        data = self.read(count)
        if len(data) < count:
            raise EOFError("marshal data too short")
        return data

    def count(self, size=4):
        return int.from_bytes(self.take(size), "little")

    def value(self, depth=0):
        if depth > _DEEPEST:
            raise ValueError("bad marshal data (recursion limit exceeded)")
        code = self.read(1)
        if not code:
            raise EOFError("EOF read where object expected")
        place = None
        if code[0] & 0x80:
            place, code = len(self.seen), bytes([code[0] & 0x7F])
            self.seen.append(None)
        result = self.shaped(code, depth, place)
        if place is not None:
            self.seen[place] = result
        return result

    def shaped(self, code, depth, place):
        if code in _PLAIN:
            return _PLAIN[code]
        if code == b"0":
            raise TypeError("NULL object in marshal data for object") if depth == 0 else _End
        if code == b"S":
            return StopIteration
        if code == b"i":
            return int.from_bytes(self.take(4), "little", signed=True)
        if code == b"l":
            count = int.from_bytes(self.take(4), "little", signed=True)
            digits = _struct.unpack(f"<{abs(count)}H", self.take(2 * abs(count)))
            total = sum(digit << 15 * at for at, digit in enumerate(digits))
            return -total if count < 0 else total
        if code == b"g":
            return _struct.unpack("<d", self.take(8))[0]
        if code == b"y":
            return complex(*_struct.unpack("<dd", self.take(16)))
        if code == b"s":
            return self.take(self.count())
        if code in (b"z", b"Z"):
            return self.take(self.count(1)).decode("latin-1")
        if code in (b"a", b"A"):
            return self.take(self.count()).decode("latin-1")
        if code in (b"u", b"t"):
            return self.take(self.count()).decode("utf-8", "surrogatepass")
        if code == b"r":
            at = self.count()
            if at >= len(self.seen):
                raise ValueError("bad marshal data (invalid reference)")
            return self.seen[at]
        return self.container(code, depth, place)

    def container(self, code, depth, place):
        if code in (b")", b"("):
            return tuple([self.value(depth + 1) for _ in range(self.count(1 if code == b")" else 4))])
        if code == b"[":
            result = []
            if place is not None:
                self.seen[place] = result
            for _ in range(self.count()):
                result.append(self.value(depth + 1))
            return result
        if code in (b"<", b">"):
            items = [self.value(depth + 1) for _ in range(self.count())]
            return set(items) if code == b"<" else frozenset(items)
        if code == b"{":
            result = {}
            if place is not None:
                self.seen[place] = result
            while True:
                try:
                    key = self.value(depth + 1)
                except _End:
                    return result
                result[key] = self.value(depth + 1)
        if code == b"c":
            raise NotImplementedError("marshal reads no code in Freezeframe: its code is not CPython's")
        raise ValueError("bad marshal data (unknown type code)")


class _End(Exception):
    pass


def dumps(value, version=version, /, *, allow_code=True):
    """The value as bytes."""
    return _write(value, 0)


def loads(bytes, /, *, allow_code=True):
    """The value that bytes begin with; what is behind it is left alone."""
    import io

    return _Reader(io.BytesIO(memoryview(bytes)).read).value()


def dump(value, file, version=version, /, *, allow_code=True):
    """Writes the value to a binary file."""
    file.write(dumps(value))


def load(file, /, *, allow_code=True):
    """Reads one value from a binary file."""
    return _Reader(file.read).value()
