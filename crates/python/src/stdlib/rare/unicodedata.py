"""What Unicode says of characters: all but their names."""

import _unicode_tables as _tables
from bisect import bisect_right as _bisect

unidata_version = "15.1.0"
_runs_made = {}


def _run(table, char):
    if not isinstance(char, str) or len(char) != 1:
        raise TypeError("argument must be a unicode character, not a string of another length" if isinstance(char, str)
                        else f"argument must be a unicode character, not {type(char).__name__}")
    if table not in _runs_made:
        starts, values, at = [], [], 0
        for word in getattr(_tables, table).split():
            distance, _, value = word.partition(":")
            at += int(distance, 36)
            starts.append(at)
            values.append(value)
        _runs_made[table] = starts, values
    starts, values = _runs_made[table]
    return values[_bisect(starts, ord(char)) - 1]


def category(chr, /):
    return _run("CATEGORY", chr)


def east_asian_width(chr, /):
    return _run("WIDTH", chr)


def combining(chr, /):
    return int(_run("COMBINING", chr))


def bidirectional(chr, /):
    return _run("BIDIRECTIONAL", chr)


def mirrored(chr, /):
    return int(_run("MIRRORED", chr))


_items_made = {}


def _items(table):
    if table not in _items_made:
        made, at = {}, 0
        for word in getattr(_tables, table).split():
            distance, _, value = word.partition(":")
            at += int(distance, 36)
            made[at] = value
        _items_made[table] = made
    return _items_made[table]


_no_default = object()


def _number(chr, default, kind, convert):
    text = _items("NUMERIC").get(ord(chr), "")
    if text and (kind == "numeric" or kind == "digit" and text[-1] != "n" or text[-1] == "d"):
        return convert(text.rstrip("dn"))
    if default is _no_default:
        raise ValueError("not a decimal" if kind == "decimal" else "not a digit" if kind == "digit" else "not a numeric character")
    return default


def decimal(chr, default=_no_default, /):
    return _number(chr, default, "decimal", int)


def digit(chr, default=_no_default, /):
    return _number(chr, default, "digit", int)


def numeric(chr, default=_no_default, /):
    return _number(chr, default, "numeric", float)


def _parts(text):
    tag, closing, rest = text.rpartition(">")
    return tag + closing, rest.startswith("="), [int(part, 36) for part in rest.lstrip("=").split("+")]


def decomposition(chr, /):
    text = _items("DECOMPOSITION").get(ord(chr))
    if text is None:
        return ""
    tag, _, codes = _parts(text)
    return " ".join([tag] * bool(tag) + [f"{code:04X}" for code in codes])


def _decomposed(code, compatible, out):
    if 0xAC00 <= code <= 0xD7A3:
        at = code - 0xAC00
        out.extend([0x1100 + at // 588, 0x1161 + at % 588 // 28] + [0x11A7 + at % 28] * bool(at % 28))
        return
    text = _items("DECOMPOSITION").get(code)
    if text is None:
        return out.append(code)
    tag, _, codes = _parts(text)
    if tag and not compatible:
        return out.append(code)
    for inner in codes:
        _decomposed(inner, compatible, out)


def _in_order(codes):
    out, waiting = [], []
    for code in codes:
        rank = combining(chr(code))
        if not rank:
            out.extend(code for _, code in sorted(waiting, key=lambda entry: entry[0]))
            waiting.clear()
            out.append(code)
        else:
            waiting.append((rank, code))
    return out + [code for _, code in sorted(waiting, key=lambda entry: entry[0])]


_pairs = {}


def _pair(first, second):
    if not _pairs:
        for code, text in _items("DECOMPOSITION").items():
            tag, composes, codes = _parts(text)
            if composes:
                _pairs[tuple(codes)] = code
    if 0x1100 <= first < 0x1113 and 0x1161 <= second < 0x1176:
        return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
    if 0xAC00 <= first <= 0xD7A3 and not (first - 0xAC00) % 28 and 0x11A7 < second < 0x11C3:
        return first + second - 0x11A7
    return _pairs.get((first, second))


def _composed(codes):
    out, starter, last = [], None, 0
    for code in codes:
        rank = combining(chr(code))
        if starter is not None and (last < rank or last == 0 and starter == len(out) - 1):
            made = _pair(out[starter], code)
            if made is not None:
                out[starter] = made
                continue
        if not rank:
            starter = len(out)
        last = rank
        out.append(code)
    return out


def normalize(form, unistr, /):
    """A text in a normal form: NFC, NFD, NFKC or NFKD."""
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    if unistr.isascii():
        return unistr
    codes = []
    for char in unistr:
        _decomposed(ord(char), "K" in form, codes)
    codes = _in_order(codes)
    if form.endswith("C"):
        codes = _composed(codes)
    return "".join(map(chr, codes))


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr


def name(chr, default=_no_default, /):
    if default is not _no_default:
        return default
    raise NotImplementedError("unicodedata.name is not supported by Freezeframe: it has no table of names")


def lookup(name, /):
    raise NotImplementedError("unicodedata.lookup is not supported by Freezeframe: it has no table of names")
