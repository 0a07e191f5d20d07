"""Encodings that few programs need, and those that a program has registered."""

import sys

_HIGH = {
    'cp437': (
        "\xc7\xfc\xe9\xe2\xe4\xe0\xe5\xe7\xea\xeb\xe8\xef\xee\xec\xc4\xc5\xc9\xe6\xc6\xf4\xf6\xf2\xfb\xf9\xff\xd6\xdc\xa2\xa3\xa5\u20a7\u0192"
        "\xe1\xed\xf3\xfa\xf1\xd1\xaa\xba\xbf\u2310\xac\xbd\xbc\xa1\xab\xbb\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255d\u255c\u255b\u2510"
        "\u2514\u2534\u252c\u251c\u2500\u253c\u255e\u255f\u255a\u2554\u2569\u2566\u2560\u2550\u256c\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256b\u256a\u2518\u250c\u2588\u2584\u258c\u2590\u2580"
        "\u03b1\xdf\u0393\u03c0\u03a3\u03c3\xb5\u03c4\u03a6\u0398\u03a9\u03b4\u221e\u03c6\u03b5\u2229\u2261\xb1\u2265\u2264\u2320\u2321\xf7\u2248\xb0\u2219\xb7\u221a\u207f\xb2\u25a0\xa0"
    ),
    'cp850': (
        "\xc7\xfc\xe9\xe2\xe4\xe0\xe5\xe7\xea\xeb\xe8\xef\xee\xec\xc4\xc5\xc9\xe6\xc6\xf4\xf6\xf2\xfb\xf9\xff\xd6\xdc\xf8\xa3\xd8\xd7\u0192"
        "\xe1\xed\xf3\xfa\xf1\xd1\xaa\xba\xbf\xae\xac\xbd\xbc\xa1\xab\xbb\u2591\u2592\u2593\u2502\u2524\xc1\xc2\xc0\xa9\u2563\u2551\u2557\u255d\xa2\xa5\u2510"
        "\u2514\u2534\u252c\u251c\u2500\u253c\xe3\xc3\u255a\u2554\u2569\u2566\u2560\u2550\u256c\xa4\xf0\xd0\xca\xcb\xc8\u0131\xcd\xce\xcf\u2518\u250c\u2588\u2584\xa6\xcc\u2580"
        "\xd3\xdf\xd4\xd2\xf5\xd5\xb5\xfe\xde\xda\xdb\xd9\xfd\xdd\xaf\xb4\xad\xb1\u2017\xbe\xb6\xa7\xf7\xb8\xb0\xa8\xb7\xb9\xb3\xb2\u25a0\xa0"
    ),
    'cp1250': (
        "\u20ac\ufffd\u201a\ufffd\u201e\u2026\u2020\u2021\ufffd\u2030\u0160\u2039\u015a\u0164\u017d\u0179\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffd\u2122\u0161\u203a\u015b\u0165\u017e\u017a"
        "\xa0\u02c7\u02d8\u0141\xa4\u0104\xa6\xa7\xa8\xa9\u015e\xab\xac\xad\xae\u017b\xb0\xb1\u02db\u0142\xb4\xb5\xb6\xb7\xb8\u0105\u015f\xbb\u013d\u02dd\u013e\u017c"
        "\u0154\xc1\xc2\u0102\xc4\u0139\u0106\xc7\u010c\xc9\u0118\xcb\u011a\xcd\xce\u010e\u0110\u0143\u0147\xd3\xd4\u0150\xd6\xd7\u0158\u016e\xda\u0170\xdc\xdd\u0162\xdf"
        "\u0155\xe1\xe2\u0103\xe4\u013a\u0107\xe7\u010d\xe9\u0119\xeb\u011b\xed\xee\u010f\u0111\u0144\u0148\xf3\xf4\u0151\xf6\xf7\u0159\u016f\xfa\u0171\xfc\xfd\u0163\u02d9"
    ),
    'cp1251': (
        "\u0402\u0403\u201a\u0453\u201e\u2026\u2020\u2021\u20ac\u2030\u0409\u2039\u040a\u040c\u040b\u040f\u0452\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffd\u2122\u0459\u203a\u045a\u045c\u045b\u045f"
        "\xa0\u040e\u045e\u0408\xa4\u0490\xa6\xa7\u0401\xa9\u0404\xab\xac\xad\xae\u0407\xb0\xb1\u0406\u0456\u0491\xb5\xb6\xb7\u0451\u2116\u0454\xbb\u0458\u0405\u0455\u0457"
        "\u0410\u0411\u0412\u0413\u0414\u0415\u0416\u0417\u0418\u0419\u041a\u041b\u041c\u041d\u041e\u041f\u0420\u0421\u0422\u0423\u0424\u0425\u0426\u0427\u0428\u0429\u042a\u042b\u042c\u042d\u042e\u042f"
        "\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u0439\u043a\u043b\u043c\u043d\u043e\u043f\u0440\u0441\u0442\u0443\u0444\u0445\u0446\u0447\u0448\u0449\u044a\u044b\u044c\u044d\u044e\u044f"
    ),
    'koi8-r': (
        "\u2500\u2502\u250c\u2510\u2514\u2518\u251c\u2524\u252c\u2534\u253c\u2580\u2584\u2588\u258c\u2590\u2591\u2592\u2593\u2320\u25a0\u2219\u221a\u2248\u2264\u2265\xa0\u2321\xb0\xb2\xb7\xf7"
        "\u2550\u2551\u2552\u0451\u2553\u2554\u2555\u2556\u2557\u2558\u2559\u255a\u255b\u255c\u255d\u255e\u255f\u2560\u2561\u0401\u2562\u2563\u2564\u2565\u2566\u2567\u2568\u2569\u256a\u256b\u256c\xa9"
        "\u044e\u0430\u0431\u0446\u0434\u0435\u0444\u0433\u0445\u0438\u0439\u043a\u043b\u043c\u043d\u043e\u043f\u044f\u0440\u0441\u0442\u0443\u0436\u0432\u044c\u044b\u0437\u0448\u044d\u0449\u0447\u044a"
        "\u042e\u0410\u0411\u0426\u0414\u0415\u0424\u0413\u0425\u0418\u0419\u041a\u041b\u041c\u041d\u041e\u041f\u042f\u0420\u0421\u0422\u0423\u0416\u0412\u042c\u042b\u0417\u0428\u042d\u0429\u0427\u042a"
    ),
    'iso8859-2': (
        "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f"
        "\xa0\u0104\u02d8\u0141\xa4\u013d\u015a\xa7\xa8\u0160\u015e\u0164\u0179\xad\u017d\u017b\xb0\u0105\u02db\u0142\xb4\u013e\u015b\u02c7\xb8\u0161\u015f\u0165\u017a\u02dd\u017e\u017c"
        "\u0154\xc1\xc2\u0102\xc4\u0139\u0106\xc7\u010c\xc9\u0118\xcb\u011a\xcd\xce\u010e\u0110\u0143\u0147\xd3\xd4\u0150\xd6\xd7\u0158\u016e\xda\u0170\xdc\xdd\u0162\xdf"
        "\u0155\xe1\xe2\u0103\xe4\u013a\u0107\xe7\u010d\xe9\u0119\xeb\u011b\xed\xee\u010f\u0111\u0144\u0148\xf3\xf4\u0151\xf6\xf7\u0159\u016f\xfa\u0171\xfc\xfd\u0163\u02d9"
    ),
    'iso8859-5': (
        "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f"
        "\xa0\u0401\u0402\u0403\u0404\u0405\u0406\u0407\u0408\u0409\u040a\u040b\u040c\xad\u040e\u040f\u0410\u0411\u0412\u0413\u0414\u0415\u0416\u0417\u0418\u0419\u041a\u041b\u041c\u041d\u041e\u041f"
        "\u0420\u0421\u0422\u0423\u0424\u0425\u0426\u0427\u0428\u0429\u042a\u042b\u042c\u042d\u042e\u042f\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u0439\u043a\u043b\u043c\u043d\u043e\u043f"
        "\u0440\u0441\u0442\u0443\u0444\u0445\u0446\u0447\u0448\u0449\u044a\u044b\u044c\u044d\u044e\u044f\u2116\u0451\u0452\u0453\u0454\u0455\u0456\u0457\u0458\u0459\u045a\u045b\u045c\xa7\u045e\u045f"
    ),
    'iso8859-15': (
        "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f"
        "\xa0\xa1\xa2\xa3\u20ac\xa5\u0160\xa7\u0161\xa9\xaa\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\u017d\xb5\xb6\xb7\u017e\xb9\xba\xbb\u0152\u0153\u0178\xbf"
        "\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcb\xcc\xcd\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf"
        "\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xff"
    ),
    'mac-roman': (
        "\xc4\xc5\xc7\xc9\xd1\xd6\xdc\xe1\xe0\xe2\xe4\xe3\xe5\xe7\xe9\xe8\xea\xeb\xed\xec\xee\xef\xf1\xf3\xf2\xf4\xf6\xf5\xfa\xf9\xfb\xfc"
        "\u2020\xb0\xa2\xa3\xa7\u2022\xb6\xdf\xae\xa9\u2122\xb4\xa8\u2260\xc6\xd8\u221e\xb1\u2264\u2265\xa5\xb5\u2202\u2211\u220f\u03c0\u222b\xaa\xba\u03a9\xe6\xf8"
        "\xbf\xa1\xac\u221a\u0192\u2248\u2206\xab\xbb\u2026\xa0\xc0\xc3\xd5\u0152\u0153\u2013\u2014\u201c\u201d\u2018\u2019\xf7\u25ca\xff\u0178\u2044\u20ac\u2039\u203a\ufb01\ufb02"
        "\u2021\xb7\u201a\u201e\u2030\xc2\xca\xc1\xcb\xc8\xcd\xce\xcf\xcc\xd3\xd4\uf8ff\xd2\xda\xdb\xd9\u0131\u02c6\u02dc\xaf\u02d8\u02d9\u02da\xb8\u02dd\u02db\u02c7"
    ),
}
_ALIASES = {
    "437": "cp437", "ibm437": "cp437", "850": "cp850", "ibm850": "cp850", "windows-1250": "cp1250", "windows-1251": "cp1251", "koi8r": "koi8-r",
    "iso-8859-2": "iso8859-2", "latin2": "iso8859-2", "latin-2": "iso8859-2", "iso-8859-5": "iso8859-5", "cyrillic": "iso8859-5",
    "iso-8859-15": "iso8859-15", "latin9": "iso8859-15", "latin-9": "iso8859-15", "macroman": "mac-roman", "macintosh": "mac-roman",
}
_NO_TEXT = {"rot13", "rot-13", "hex", "base64", "base-64", "zlib", "hex-codec", "base64-codec", "zlib-codec", "bz2", "bz2-codec", "quopri", "uu"}


def _registered(encoding):
    codecs = sys.modules.get("codecs")
    for search in getattr(codecs, "_searches", ()):
        found = search(encoding.lower().replace("-", "_").replace(" ", "_"))
        if found is not None:
            return found
    return None


def _known(encoding, way):
    name = encoding.lower().replace("_", "-").replace(" ", "-")
    name = _ALIASES.get(name, name)
    if name in _HIGH or name in ("unicode-escape", "raw-unicode-escape", "punycode", "idna", "utf-7"):
        return name
    if name in _NO_TEXT:
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{way}() to handle arbitrary codecs")
    raise LookupError(f"unknown encoding: {encoding}")


def _handled(errors, error):
    import codecs

    return codecs.lookup_error(errors)(error)


def _replaced(errors, error):
    """What a handler puts in place of what cannot be told, and where it goes on."""
    found = _handled(errors, error)
    is_text = isinstance(error, UnicodeDecodeError)
    kinds, what = (str, "decoding") if is_text else ((str, bytes), "encoding")
    if not (isinstance(found, tuple) and len(found) == 2 and isinstance(found[0], kinds) and isinstance(found[1], int)):
        raise TypeError(f"{what} error handler must return ({'str' if is_text else 'str/bytes'}, int) tuple")
    instead, at = found
    if at < 0:
        at += len(error.object)
    if not 0 <= at <= len(error.object):
        raise IndexError(f"position {found[1]} from error handler out of bounds")
    return instead, at


def encode_with(text, encoding, errors):
    """A text as bytes, where a handler of the program says what is put for what an encoding does not have."""
    out, at = b"", 0
    while True:
        try:
            return out + text[at:].encode(encoding)
        except UnicodeEncodeError as found:
            error = UnicodeEncodeError(found.encoding, text, at + found.start, at + found.end, found.reason)
        out += text[at:error.start].encode(encoding)
        instead, at = _replaced(errors, error)
        out += instead if isinstance(instead, bytes) else instead.encode(encoding)


def decode_with(data, encoding, errors):
    """The same of bytes as a text."""
    out, at = "", 0
    while True:
        try:
            return out + data[at:].decode(encoding)
        except UnicodeDecodeError as found:
            error = UnicodeDecodeError(found.encoding, data, at + found.start, at + found.end, found.reason)
        out += data[at:error.start].decode(encoding)
        instead, at = _replaced(errors, error)
        out += instead


def encode(text, encoding, errors):
    """A text as bytes."""
    found = _registered(encoding)
    if found is not None:
        return found[0](text, errors)[0]
    name = _known(encoding, "encode")
    if name == "unicode-escape":
        return _escaped(text, True)
    if name == "raw-unicode-escape":
        return _escaped(text, False)
    if name == "punycode":
        return _punycode(text)
    if name == "idna":
        return ".".join(_label(part) for part in text.split(".")).encode("ascii")
    if name == "utf-7":
        return _utf7(text)
    places = {char: 128 + at for at, char in enumerate(_HIGH[name]) if char != "\ufffd"}
    byte = lambda char: ord(char) if char < "\x80" else places.get(char)
    out, at = bytearray(), 0
    while at < len(text):
        code, end = byte(text[at]), at + 1
        if code is not None:
            out.append(code)
        else:
            while end < len(text) and byte(text[end]) is None:
                end += 1
            error = UnicodeEncodeError("charmap", text, at, end, "character maps to <undefined>")
            if errors == "strict":
                raise error
            instead, end = _handled(errors, error)
            out += instead if isinstance(instead, bytes) else instead.encode(encoding)
        at = end
    return bytes(out)


def decode(data, encoding, errors):
    """Bytes as a text."""
    found = _registered(encoding)
    if found is not None:
        return found[1](data, errors)[0]
    name = _known(encoding, "decode")
    if name == "unicode-escape":
        return _unescaped(data, True)
    if name == "raw-unicode-escape":
        return _unescaped(data, False)
    if name == "punycode":
        return _unpunycode(data.decode("ascii"))
    if name == "idna":
        return ".".join(_unpunycode(part[4:]) if part.lower().startswith("xn--") else part for part in data.decode("ascii").split("."))
    if name == "utf-7":
        return _unutf7(data)
    high, out = _HIGH[name], []
    for at, byte in enumerate(data):
        char = chr(byte) if byte < 128 else high[byte - 128]
        if char == "\ufffd":
            error = UnicodeDecodeError("charmap", bytes(data), at, at + 1, "character maps to <undefined>")
            if errors == "strict":
                raise error
            char, _ = _handled(errors, error)
        out.append(char)
    return "".join(out)


def _escaped(text, all_of_it):
    out = []
    for char in text:
        code = ord(char)
        if code > 0xFFFF:
            out.append(f"\\U{code:08x}")
        elif code > 0xFF:
            out.append(f"\\u{code:04x}")
        elif all_of_it and char in "\\\t\n\r":
            out.append({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}[char])
        elif all_of_it and not 32 <= code < 127:
            out.append(f"\\x{code:02x}")
        else:
            out.append(char)
    return "".join(out).encode("latin-1")


def _unescaped(data, all_of_it):
    import re

    text = data.decode("latin-1")
    plain = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": ""}
    name = "unicodeescape" if all_of_it else "rawunicodeescape"

    def failed(match, reason, end=None):
        raise UnicodeDecodeError(name, bytes(data), match.start(), end or match.end(), reason)

    def one(match):
        form = match[0]
        if form == "\\":
            if all_of_it:
                failed(match, "\\ at end of string")
            return form
        kind = form[1]
        if kind in "xuU" and (all_of_it or kind != "x"):
            size = {"x": 2, "u": 4, "U": 8}[kind]
            if len(form) < size + 2:
                failed(match, f"truncated \\{kind}{'X' * size} escape")
            code = int(form[2:], 16)
            if code > 0x10FFFF:
                failed(match, "illegal Unicode character" if all_of_it else "\\Uxxxxxxxx out of range")
            return chr(code)
        if not all_of_it:
            return form
        if kind == "N":
            if not form.endswith("}"):
                failed(match, "malformed \\N character escape")
            import unicodedata

            try:
                return unicodedata.lookup(form[3:-1])
            except KeyError:
                failed(match, "unknown Unicode character name")
        return chr(int(form[1:], 8)) if kind in "01234567" else plain.get(kind, form)

    return re.sub(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|N(?:\{[^}]*\}?)?|[0-7]{1,3}|.|$)", one, text, flags=re.S)


def _adapted(delta, first, count):
    delta = delta // 700 if first else delta // 2
    delta += delta // count
    turns = 0
    while delta > 455:
        delta //= 35
        turns += 36
    return turns + 36 * delta // (delta + 38)


def _punycode(text):
    digits = "abcdefghijklmnopqrstuvwxyz0123456789"
    plain = [char for char in text if char < "\x80"]
    out = "".join(plain) + ("-" if plain else "")
    code, delta, bias, done = 128, 0, 72, len(plain)
    while done < len(text):
        least = min(ord(char) for char in text if ord(char) >= code)
        delta += (least - code) * (done + 1)
        code = least
        for char in text:
            if ord(char) < code:
                delta += 1
            elif ord(char) == code:
                rest, turn = delta, 36
                while True:
                    limit = min(max(turn - bias, 1), 26)
                    if rest < limit:
                        break
                    out += digits[limit + (rest - limit) % (36 - limit)]
                    rest = (rest - limit) // (36 - limit)
                    turn += 36
                out += digits[rest]
                bias = _adapted(delta, done == len(plain), done + 1)
                delta, done = 0, done + 1
        delta, code = delta + 1, code + 1
    return out.encode("ascii")


def _unpunycode(text):
    plain, dash, tail = text.rpartition("-")
    out = list(plain)
    code, at, bias, place = 128, 0, 72, 0
    tail = tail.lower()
    while place < len(tail):
        before, weight, turn = at, 1, 36
        while True:
            if place >= len(tail):
                raise UnicodeError("incomplete punicode string")
            char = tail[place]
            place += 1
            digit = ord(char) - 97 if char.isalpha() else ord(char) - 22
            if not 0 <= digit < 36:
                raise UnicodeError(f"Invalid extended code point '{char.upper()}'")
            at += digit * weight
            limit = min(max(turn - bias, 1), 26)
            if digit < limit:
                break
            weight *= 36 - limit
            turn += 36
        bias = _adapted(at - before, before == 0, len(out) + 1)
        code += at // (len(out) + 1)
        at %= len(out) + 1
        out.insert(at, chr(code))
        at += 1
    return "".join(out)


def _label(part):
    if part.isascii():
        return part
    import unicodedata

    return "xn--" + _punycode(unicodedata.normalize("NFKC", part).casefold()).decode()


def _utf7(text):
    import base64
    import re

    def one(match):
        if match[0] == "+":
            return "+-"
        packed = base64.b64encode(match[0].encode("utf-16-be")).rstrip(b"=").decode()
        following = text[match.end():match.end() + 1]
        ends = not following or following.isascii() and (following.isalnum() or following in "+/-")
        return f"+{packed}{'-' if ends else ''}"

    return re.sub(r"\+|[^\t\n\r -\[\]-}]+", one, text).encode("ascii")


def _unutf7(data):
    import base64
    import re

    def one(match):
        if not match[1]:
            return "+"
        packed = match[1]
        raw = base64.b64decode(packed + "=" * (-len(packed) % 4))
        return raw[:len(raw) // 2 * 2].decode("utf-16-be")

    return re.sub(r"\+([A-Za-z0-9+/]*)-?", one, data.decode("ascii"))
