"""What Unicode says of characters."""

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


_names_made = {}
_SYLLABLES = ("G GG N D DD R M B BB S SS  J JJ C K T P H".split(" "),
              "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" "),
              " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" "))


def _names():
    """The names by code, and the codes by name, once somebody has asked for one."""
    if not _names_made:
        import _unicode_names
        by_code, ranges, name, code = {}, [], "", 0
        for line in _unicode_names.NAMES.split("\n"):
            if line[0] == "*":
                ranges.append((code + 1, code + int(line[1:], 36), name))
                code = ranges[-1][1]
                continue
            gap, _, rest = line.partition(":")
            code += int(gap, 36) if gap else 1
            shared = int(rest[0], 36)
            name = " ".join([*name.split(" ")[:shared], *([rest[1:]] if len(rest) > 1 else ())]) if shared else rest[1:]
            by_code[code] = name
        by_name = {name: code for code, name in by_code.items() if name[-1] != "#"}
        for line in _unicode_names.ALIASES.split("\n"):
            alias, _, code = line.partition("=")
            by_name[alias] = int(code, 16)
        _names_made.update(by_code=by_code, ranges=ranges, by_name=by_name)
    return _names_made


def _name(code):
    if 0xac00 <= code <= 0xd7a3:
        at = code - 0xac00
        first, middle, last = _SYLLABLES
        return "HANGUL SYLLABLE " + first[at // 588] + middle[at // 28 % 21] + last[at % 28]
    known = _names()
    name = known["by_code"].get(code)
    if name is None:
        name = next((shared for first, last, shared in known["ranges"] if first <= code <= last), None)
    return name[:-1] + f"{code:04X}" if name and name[-1] == "#" else name


def name(chr, default=_no_default, /):
    if not isinstance(chr, str) or len(chr) != 1:
        raise TypeError(f"name() argument 1 must be a unicode character, not {'a string of length ' + str(len(chr)) if isinstance(chr, str) else type(chr).__name__}")
    found = _name(ord(chr))
    if found is not None:
        return found
    if default is _no_default:
        raise ValueError("no such name")
    return default


def lookup(name, /):
    if isinstance(name, (bytes, bytearray)):
        name = name.decode("ascii")
    wanted = name.upper()
    code = _names()["by_name"].get(wanted)
    if code is None and wanted.startswith("HANGUL SYLLABLE "):
        code = _syllable(wanted[16:])
    if code is None and "-" in wanted:
        try:
            code = int(wanted.rpartition("-")[2], 16)
        except ValueError:
            code = None
        if code is not None and _name(code) != wanted:
            code = None
    if code is None:
        raise KeyError(f"undefined character name {name!r}")
    return chr(code)


def _syllable(text):
    for code in range(0xac00, 0xd7a4):
        if _name(code)[16:] == text:
            return code
    return None
