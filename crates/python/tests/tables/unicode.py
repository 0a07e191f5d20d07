"""Writes the tables of `unicodedata`: run by CPython 3.13, its output is src/stdlib/unicode/_unicode_tables.py."""

import textwrap
import unicodedata as u

ALL = [chr(code) for code in range(0x110000)]


def runs(function):
    """Where a property changes, as distances in base 36, and what it is from there on."""
    words, last, before = [], None, 0
    for code, char in enumerate(ALL):
        value = function(char)
        if value != last:
            words.append(f"{base36(code - before)}:{value}")
            last, before = value, code
    return " ".join(words)


def base36(number):
    digits = ""
    while True:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36] + digits
        number //= 36
        if not number:
            return digits


def show(name, text):
    lines = "\n".join(textwrap.wrap(text, 150, break_long_words=False, break_on_hyphens=False))
    print(f'{name} = """\\\n{lines}"""')


print('"""What Unicode says of characters; see tests/tables/unicode.py."""\n')
show("CATEGORY", runs(u.category))
show("WIDTH", runs(u.east_asian_width))
show("COMBINING", runs(u.combining))
show("BIDIRECTIONAL", runs(u.bidirectional))
show("MIRRORED", runs(u.mirrored))
items, before = [], 0
for code, char in enumerate(ALL):
    text = u.decomposition(char)
    if text and not 0xAC00 <= code <= 0xD7A3:
        tag, _, rest = text.rpartition("> ")
        tag += ">" if tag else ""
        composes = not tag and " " in rest and u.normalize("NFC", char) == char
        parts = "+".join(base36(int(part, 16)) for part in rest.split())
        items.append(f"{base36(code - before)}:{tag}{'=' if composes else ''}{parts}")
        before = code
show("DECOMPOSITION", " ".join(items))
items, before = [], 0
for code, char in enumerate(ALL):
    value = u.numeric(char, None)
    if value is not None:
        shown = u.digit(char, None)
        shown = f"{shown}{'' if u.decimal(char, None) is None else 'd'}" if shown is not None else repr(value)
        items.append(f"{base36(code - before)}:{shown}{'' if u.digit(char, None) is not None else 'n'}")
        before = code
show("NUMERIC", " ".join(items))
