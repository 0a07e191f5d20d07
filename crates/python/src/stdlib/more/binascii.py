"""Bytes as text of hexadecimal or base 64 digits, and check sums."""

from _archive import crc32 as _crc32


class Error(ValueError):
    __module__ = "binascii"


class Incomplete(Exception):
    __module__ = "binascii"


_B64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PLACES = {c: at for at, c in enumerate(_B64)}


def _data(data):
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")


def _ascii(data):
    return data.encode("ascii") if isinstance(data, str) else _data(data)


def b2a_base64(data, /, *, newline=True):
    data, out = _data(data), bytearray()
    for at in range(0, len(data) - 2, 3):
        number = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
        out += bytes((_B64[number >> 18], _B64[number >> 12 & 63], _B64[number >> 6 & 63], _B64[number & 63]))
    rest = len(data) % 3
    if rest == 1:
        number = data[-1] << 4
        out += bytes((_B64[number >> 6], _B64[number & 63])) + b"=="
    elif rest == 2:
        number = (data[-2] << 8 | data[-1]) << 2
        out += bytes((_B64[number >> 12], _B64[number >> 6 & 63], _B64[number & 63])) + b"="
    return bytes(out) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    data = _ascii(data)
    out, held, count, pads = bytearray(), 0, 0, 0
    for at, c in enumerate(data):
        if c == 61:
            pads += 1
            if count >= 2 and count + pads >= 4:
                if strict_mode and at + 1 < len(data):
                    raise Error("Excess data after padding")
                count = 0
                held = 0
                if not strict_mode:
                    pads = 0
                    break
            elif strict_mode and count < 2:
                raise Error("Leading padding not allowed" if at == 0 else "Discontinuous padding not allowed")
            continue
        place = _PLACES.get(c)
        if place is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and pads:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        count += 1
        held = held << 6 | place
        if count == 2:
            out.append(held >> 4 & 255)
        elif count == 3:
            out.append(held >> 2 & 255)
        elif count == 4:
            out.append(held & 255)
            held, count = 0, 0
    if count == 1:
        digits = sum(c in _PLACES for c in data)
        raise Error(f"Invalid base64-encoded string: number of data characters ({digits}) cannot be 1 more than a multiple of 4")
    if count:
        raise Error("Incorrect padding")
    return bytes(out)


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _data(data)
    text = data.hex()
    if sep is not None and bytes_per_sep:
        sep = sep if isinstance(sep, str) else sep.decode("ascii")
        width = 2 * abs(bytes_per_sep)
        first = len(text) % width if bytes_per_sep > 0 else 0
        parts = [text[:first]] if first else []
        text = sep.join(parts + [text[at:at + width] for at in range(first, len(text), width)])
    return text.encode("ascii")


def unhexlify(hexstr, /):
    data = _ascii(hexstr)
    if len(data) % 2:
        raise Error("Odd-length string")
    out = bytearray()
    for at in range(0, len(data), 2):
        try:
            out.append(int(data[at:at + 2], 16) if data[at] not in b"+-_ " and data[at + 1] not in b"_ " else int("x"))
        except ValueError:
            raise Error("Non-hexadecimal digit found") from None
    return bytes(out)


b2a_hex, a2b_hex = hexlify, unhexlify


def crc32(data, value=0, /):
    return _crc32(_data(data), value & 0xFFFFFFFF)


def crc_hqx(data, value, /):
    for c in _data(data):
        value ^= c << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def b2a_uu(data, /, *, backtick=False):
    data = _data(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")

    def digit(value):
        return 96 if backtick and not value else value + 32

    out = bytearray([digit(len(data))])
    for at in range(0, len(data), 3):
        group = data[at:at + 3].ljust(3, b"\0")
        number = int.from_bytes(group, "big")
        out += bytes(digit(number >> shift & 63) for shift in (18, 12, 6, 0))
    return bytes(out) + b"\n"


def a2b_uu(data, /):
    data = _ascii(data)
    count, out = (data[0] - 32) & 63 if data else 32, bytearray()
    places = data[1:].rstrip(b"\r\n").ljust((count + 2) // 3 * 4, b" ")
    for place in places:
        if not 32 <= place <= 96:
            raise Error("Illegal char")
    for at in range(0, (count + 2) // 3 * 4, 4):
        number = 0
        for place in places[at:at + 4]:
            number = number << 6 | (place - 32) & 63
        out += number.to_bytes(3, "big")
    if places[(count + 2) // 3 * 4:].strip(b" `"):
        raise Error("Trailing garbage")
    return bytes(out[:count])


def a2b_qp(data, /, header=False):
    data, out, at = _ascii(data), bytearray(), 0
    while at < len(data):
        here = data[at:at + 1]
        if here == b"=":
            if data[at + 1:at + 2] == b"\n" or data[at + 1:at + 3] == b"\r\n" or at + 1 >= len(data):
                end = data.find(b"\n", at)
                at = len(data) if end < 0 else end + 1
                continue
            try:
                out.append(int(data[at + 1:at + 3], 16))
                at += 3
                continue
            except ValueError:
                out += here
        elif header and here == b"_":
            out += b" "
        else:
            out += here
        at += 1
    return bytes(out)


def b2a_qp(data, /, quotetabs=False, istext=True, header=False):
    data, out, width = _data(data), bytearray(), 0
    for at, byte in enumerate(data):
        after = data[at + 1:at + 2]
        ends = after in (b"", b"\n") or after == b"\r"
        if istext and byte in b"\r\n":
            out.append(byte)
            width = 0
            continue
        if header and byte == 32 and not quotetabs:
            piece = b"_"
        elif byte > 126 or byte == 61 or byte < 32 and byte != 9 or header and byte == 95 or byte in b"\t " and (quotetabs or ends) \
                or byte == 46 and not width and ends:
            piece = b"=%02X" % byte
        else:
            piece = bytes([byte])
        if width + len(piece) >= 76 and after not in (b"", b"\n"):
            out += b"=\n"
            width = 0
        out += piece
        width += len(piece)
    return bytes(out)
