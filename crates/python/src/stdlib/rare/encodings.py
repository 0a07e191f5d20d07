"""The names of encodings."""

import codecs
import sys

from encodings import aliases as aliases


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """The name with underscores for all that is no letter, digit or dot."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    words, word = [], ""
    for char in encoding:
        if char.isalnum() or char == ".":
            if char.isascii():
                word += char
        elif word:
            words.append(word)
            word = ""
    return "_".join(words + [word] if word else words)


def search_function(encoding):
    """What is known of an encoding."""
    try:
        return codecs.lookup(encoding)
    except LookupError:
        return None
