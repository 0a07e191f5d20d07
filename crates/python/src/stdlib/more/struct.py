"""Values as bytes of C's types."""

import math as _math

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    __module__ = "struct"


_INTS = {"b": (1, True), "B": (1, False), "h": (2, True), "H": (2, False), "i": (4, True), "I": (4, False), "l": (4, True), "L": (4, False),
         "q": (8, True), "Q": (8, False)}
_NATIVE = {"l": (8, True), "L": (8, False), "n": (8, True), "N": (8, False), "P": (8, False)}
_LARGEST = (1 << 63) - 1
_FLOATS = {"e": (2, 5, 10), "f": (4, 8, 23), "d": (8, 11, 52)}


def _float_bits(x, size, exponent_bits, bits):
    sign = 1 if _math.copysign(1.0, x) < 0 else 0
    top = (1 << exponent_bits) - 1
    bias = top >> 1
    if x != x:
        return sign << (size * 8 - 1) | top << bits | 1 << (bits - 1)
    x = abs(x)
    if x == _math.inf:
        return sign << (size * 8 - 1) | top << bits
    if x == 0:
        return sign << (size * 8 - 1)
    mantissa, exponent = _math.frexp(x)
    exponent += bias - 1
    scaled = _math.ldexp(mantissa, bits + 1) if exponent > 0 else _math.ldexp(mantissa, bits + exponent)
    whole = int(scaled)
    rest = scaled - whole
    if rest > 0.5 or rest == 0.5 and whole & 1:
        whole += 1
    number = whole + ((exponent - 1) << bits) if exponent > 0 else whole
    if number >> bits >= top:
        raise OverflowError(f"float too large to pack with {'e' if size == 2 else 'f'} format")
    return sign << (size * 8 - 1) | number


def _bits_float(number, size, exponent_bits, bits):
    sign = -1.0 if number >> (size * 8 - 1) else 1.0
    top = (1 << exponent_bits) - 1
    exponent, fraction = number >> bits & top, number & (1 << bits) - 1
    if exponent == top:
        return sign * _math.inf if not fraction else _math.copysign(_math.nan, sign)
    if exponent == 0:
        return sign * _math.ldexp(fraction, 2 - (1 << exponent_bits - 1) - bits)
    return sign * _math.ldexp(fraction | 1 << bits, exponent - (top >> 1) - bits)


def _put(out, at, data):
    for place, byte in enumerate(data, at):
        out[place] = byte


class Struct:
    __module__ = "_struct"

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = format.decode("ascii")
        if not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self.format = format
        order, text = "@", format
        if format and format[0] in "@=<>!":
            order, text = format[0], format[1:]
        self._order = "big" if order in ">!" else "little"
        native = order == "@"
        self._runs, self.count, self.size, at = [], 0, 0, 0
        while at < len(text):
            if text[at].isspace():
                at += 1
                continue
            start = at
            while at < len(text) and text[at].isdigit():
                at += 1
            count = int(text[start:at]) if at > start else 1
            if at >= len(text):
                raise error("repeat count given without format specifier")
            code = text[at]
            at += 1
            if native and code in _NATIVE:
                size, signed = _NATIVE[code]
            elif code in _INTS:
                size, signed = _INTS[code]
            elif code in _FLOATS:
                size, signed = _FLOATS[code][0], None
            elif code in "csp?x":
                size, signed = 1, None
            else:
                raise error("bad char in struct format")
            if native and size > 1:
                self.size += -self.size % size
            if code in "sp":
                size, count = count, 1
            if self.size + size * count > _LARGEST:
                raise error("total struct size too long")
            if code != "x":
                self._runs.append((code, self.size, size, signed, count))
                self.count += count
            self.size += size * count
        self._items = list(self._each()) if self.count < 10_000 else None

    def _each(self):
        for code, at, size, signed, count in self._runs:
            for index in range(count):
                yield code, at + index * size, size, signed

    def __repr__(self):
        return f"{type(self).__name__}({self.format!r})"

    def _write(self, out, base, values):
        if len(values) != self.count:
            raise error(f"pack expected {self.count} items for packing (got {len(values)})")
        for (code, at, size, signed), value in zip(self._items or self._each(), values):
            at += base
            if code in "sp":
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == "p":
                    value = value[:max(size - 1, 0)]
                    value = bytes([min(len(value), 255)]) + value if size else b""
                _put(out, at, bytes(value[:size]) + bytes(size - min(size, len(value))))
            elif code == "c":
                if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                    raise error("char format requires a bytes object of length 1")
                out[at] = value[0]
            elif code == "?":
                out[at] = 1 if value else 0
            elif code in _FLOATS:
                if isinstance(value, (str, bytes)) or not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
                    raise error("required argument is not a float")
                value = float(value)
                _put(out, at, _float_bits(value, *_FLOATS[code]).to_bytes(size, self._order))
            else:
                if isinstance(value, float) or not hasattr(type(value), "__index__"):
                    raise error("required argument is not an integer")
                value = value.__index__()
                low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
                if not low <= value <= high:
                    if size == 8 and self.format[:1] not in "=<>!" or size == 8 and abs(value) >= 1 << 64:
                        shown = "int too large to convert" if code in "nNP" else f"'{code}' format requires {low} <= number <= {high}"
                    else:
                        shown = f"'{code}' format requires {low} <= number <= {high}"
                    raise error(shown)
                _put(out, at, value.to_bytes(size, self._order, signed=signed))

    def pack(self, *values):
        if len(values) != self.count:
            raise error(f"pack expected {self.count} items for packing (got {len(values)})")
        out = bytearray(self.size)
        self._write(out, 0, values)
        return bytes(out)

    def _from(self, buffer, offset, verb):
        """Where an offset is, which may be from the end."""
        if not isinstance(offset, int):
            raise TypeError(f"'{type(offset).__name__}' object cannot be interpreted as an integer")
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes at offset {offset}" if verb == "unpack" else f"no space to pack {self.size} bytes at offset {offset}")
            if offset + len(buffer) < 0:
                raise error(f"offset {offset} out of range for {len(buffer)}-byte buffer")
            offset += len(buffer)
        return offset

    def pack_into(self, buffer, offset, *values):
        if isinstance(buffer, bytes) or not hasattr(type(buffer), "__setitem__"):
            raise TypeError(f"argument must be read-write bytes-like object, not {type(buffer).__name__}")
        offset = self._from(buffer, offset, "pack")
        if len(buffer) - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {offset + self.size} bytes for packing {self.size} bytes at offset "
                        f"{offset} (actual buffer size is {len(buffer)})")
        self._write(buffer, offset, values)

    def _read(self, data, base):
        found = []
        for code, at, size, signed in self._items or self._each():
            part = bytes(data[base + at:base + at + size])
            if code == "s" or code == "c":
                found.append(part)
            elif code == "p":
                found.append(part[1:1 + part[0]] if part else b"")
            elif code == "?":
                found.append(part != b"\0")
            elif code in _FLOATS:
                found.append(_bits_float(int.from_bytes(part, self._order), *_FLOATS[code]))
            else:
                found.append(int.from_bytes(part, self._order, signed=signed))
        return tuple(found)

    def unpack(self, buffer):
        buffer = _bytes(buffer)
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._read(buffer, 0)

    def unpack_from(self, buffer, offset=0):
        buffer = _bytes(buffer)
        offset = self._from(buffer, offset, "unpack")
        if len(buffer) - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {offset + self.size} bytes for unpacking {self.size} bytes at offset "
                        f"{offset} (actual buffer size is {len(buffer)})")
        return self._read(buffer, offset)

    def iter_unpack(self, buffer):
        buffer = _bytes(buffer)
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._read(buffer, at) for at in range(0, len(buffer), self.size))


def _bytes(buffer):
    if isinstance(buffer, (bytes, bytearray)):
        return buffer
    if isinstance(buffer, (str, int, float, list, tuple, dict, type(None))):
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
    return bytes(buffer)


_CACHE = {}


def _struct(format):
    found = _CACHE.get(format)
    if found is None:
        if len(_CACHE) >= 100:
            _CACHE.clear()
        found = _CACHE[format] = Struct(format)
    return found


def calcsize(format):
    return _struct(format).size


def pack(format, *values):
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, *values):
    return _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer):
    return _struct(format).unpack(buffer)


def unpack_from(format, buffer, offset=0):
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer):
    return _struct(format).iter_unpack(buffer)
