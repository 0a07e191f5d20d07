"""Writes the names of characters: run by CPython 3.13, its output is src/stdlib/names/_unicode_names.py.

A line is a character: how far it is from the one before it (in base 36, nothing for 1), a colon, with how many words the
name before it begins alike (in base 36), and the rest of the name. A number that stands for the character is `#`. A
line `*N` says that N more characters have the name before it.
"""

import unicodedata as u

CONTROLS = (
    "NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|ALERT|BACKSPACE|CHARACTER TABULATION|"
    "HORIZONTAL TABULATION|LINE FEED|NEW LINE|END OF LINE|LINE TABULATION|VERTICAL TABULATION|FORM FEED|CARRIAGE RETURN|SHIFT OUT|"
    "LOCKING-SHIFT ONE|SHIFT IN|LOCKING-SHIFT ZERO|DATA LINK ESCAPE|DEVICE CONTROL ONE|DEVICE CONTROL TWO|DEVICE CONTROL THREE|"
    "DEVICE CONTROL FOUR|NEGATIVE ACKNOWLEDGE|SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE|"
    "INFORMATION SEPARATOR FOUR|FILE SEPARATOR|INFORMATION SEPARATOR THREE|GROUP SEPARATOR|INFORMATION SEPARATOR TWO|"
    "RECORD SEPARATOR|INFORMATION SEPARATOR ONE|UNIT SEPARATOR|DELETE|NEXT LINE|NUL|SOH|STX|ETX|EOT|ENQ|ACK|BEL|BS|HT|TAB|LF|NL|EOL|VT|"
    "FF|CR|SO|SI|DLE|DC1|DC2|DC3|DC4|NAK|SYN|ETB|CAN|EOM|EM|SUB|ESC|FS|GS|RS|US|SP|DEL|NEL|NBSP|SHY|CGJ|ALM|ZWSP|ZWNJ|ZWJ|LRM|RLM|LRE|"
    "RLE|PDF|LRO|RLO|NNBSP|MMSP|WJ|LRI|RLI|FSI|PDI|BOM|ZWNBSP|BYTE ORDER MARK"
).split("|")


def base36(number):
    digits = ""
    while True:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36] + digits
        number //= 36
        if not number:
            return digits


def known(name):
    try:
        return u.lookup(name)
    except KeyError:
        return None


lines, last, before, same = [], "", 0, 0


def end_run():
    if same:
        lines.append(f"*{base36(same)}")


for code in range(0x110000):
    name = u.name(chr(code), None)
    if name is None or name.startswith("HANGUL SYLLABLE "):
        continue
    suffix = f"-{code:04X}"
    if name.endswith(suffix):
        name = name[:-len(suffix)] + "-#"
    if name == last and code == before + 1:
        same += 1
        before = code
        continue
    end_run()
    same = 0
    words, old = name.split(" "), last.split(" ")
    shared = 0
    while shared < min(len(words), len(old)) and words[shared] == old[shared]:
        shared += 1
    gap = code - before
    lines.append(f"{'' if gap == 1 else base36(gap)}:{base36(shared)}{' '.join(words[shared:])}")
    last, before = name, code
end_run()

print('"""The names of characters; see tests/tables/names.py."""\n')
print('NAMES = """\\\n' + "\n".join(lines) + '"""')
aliases = [f"{name}={ord(known(name)):x}" for name in CONTROLS if known(name)]
print('ALIASES = """\\\n' + "\n".join(aliases) + '"""')
