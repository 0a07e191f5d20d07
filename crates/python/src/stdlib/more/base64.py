"""Bytes as text: base 16, 32, 64 and 85."""

import binascii

__all__ = ["b64encode", "b64decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode", "b32encode",
           "b32decode", "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "a85encode", "a85decode", "b85encode", "b85decode",
           "encodebytes", "decodebytes"]


def _swapped(s, old, new):
    """With each of some bytes in place of another."""
    table = dict(zip(old, new))
    return bytes(table.get(c, c) for c in s)


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else _swapped(encoded, b"+/", altchars)


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = _swapped(s, _bytes(altchars), b"+/")
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return _swapped(b64encode(s), b"+/", b"-_")


def urlsafe_b64decode(s):
    return b64decode(_swapped(_bytes(s), b"-_", b"+/"))


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    s, out = bytes(s), bytearray()
    for at in range(0, len(s), 5):
        part = s[at:at + 5]
        number = int.from_bytes(part + bytes(5 - len(part)), "big")
        coded = bytes(alphabet[number >> shift & 31] for shift in range(35, -5, -5))
        kept = (len(part) * 8 + 4) // 5
        out += coded[:kept] + b"=" * (8 - kept)
    return bytes(out)


def _b32decode(alphabet, s, casefold, map01):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        s = _swapped(s, b"01", b"O" + _bytes(map01))
    if casefold:
        s = s.upper()
    data = s.rstrip(b"=")
    pad = len(s) - len(data)
    out, places = bytearray(), {c: place for place, c in enumerate(alphabet)}
    for at in range(0, len(data), 8):
        number = 0
        part = data[at:at + 8]
        for c in part:
            place = places.get(c, -1)
            if place < 0:
                raise binascii.Error("Non-base32 digit found")
            number = number << 5 | place
        number <<= 5 * (8 - len(part))
        out += number.to_bytes(5, "big")
    if pad not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    drop = (pad * 5 + 7) // 8 if pad else 0
    return bytes(out[:len(out) - drop])


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold, None)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_A85 = bytes(range(33, 118))


def _base85(alphabet, b, pad, short=None):
    b, out = bytes(b), bytearray()
    missing = -len(b) % 4
    b += b"\0" * missing
    for at in range(0, len(b), 4):
        number = int.from_bytes(b[at:at + 4], "big")
        last = at + 4 == len(b) and missing and not pad
        if short and number in short and not last:
            out += short[number]
            continue
        coded = bytearray()
        for _ in range(5):
            number, digit = divmod(number, 85)
            coded.append(alphabet[digit])
        coded = bytes(coded)[::-1]
        out += coded[:5 - missing] if last else coded
    return bytes(out)


def b85encode(b, pad=False):
    return _base85(_B85, b, pad)


def b85decode(b):
    b, out = _bytes(b), bytearray()
    places = {c: place for place, c in enumerate(_B85)}
    missing = -len(b) % 5
    b += b"~" * missing
    for at in range(0, len(b), 5):
        number = 0
        for place, c in enumerate(b[at:at + 5]):
            digit = places.get(c, -1)
            if digit < 0:
                raise ValueError(f"bad base85 character at position {at + place}")
            number = number * 85 + digit
        if number > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}")
        out += number.to_bytes(4, "big")
    return bytes(out[:len(out) - missing])


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    short = {0: b"z"}
    if foldspaces:
        short[0x20202020] = b"y"
    result = _base85(_A85, b, pad, short)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[at:at + wrapcol] for at in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out, held = bytearray(), []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            held.append(c - 33)
            if len(held) == 5:
                number = 0
                for digit in held:
                    number = number * 85 + digit
                if number > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow")
                out += number.to_bytes(4, "big")
                held.clear()
        elif c == 122:
            if held:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and c == 121:
            if held:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif c not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(c)}")
    drop = 4 - len(held)
    return bytes(out[:len(out) - drop]) if drop else bytes(out)


def encodebytes(s):
    return b"".join(binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


_Z85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


def z85encode(s):
    return bytes(s) and b85encode(s).translate(bytes.maketrans(_B85, _Z85))


def z85decode(s):
    try:
        return b85decode(_bytes(s).translate(bytes.maketrans(_Z85, _B85)))
    except ValueError as error:
        raise ValueError(error.args[0].replace("base85", "z85")) from None


MAXLINESIZE, MAXBINSIZE = 76, 57


def encode(input, output):
    output.write(encodebytes(input.read()))


def decode(input, output):
    output.write(decodebytes(input.read()))
