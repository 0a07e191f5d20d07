"""How texts of JSON are written."""

import re
from json import JSONEncoder, dumps

ESCAPE = re.compile(r'[\x00-\x1f\\"\b\f\n\r\t]')
ESCAPE_ASCII = re.compile(r'([\\"]|[^\ -~])')
HAS_UTF8 = re.compile(b"[\x80-\xff]")
INFINITY = float("inf")


def encode_basestring(s):
    """A text in quotes."""
    return dumps(s, ensure_ascii=False)


def encode_basestring_ascii(s):
    """A text in quotes, of ASCII alone."""
    return dumps(s)


py_encode_basestring, py_encode_basestring_ascii = encode_basestring, encode_basestring_ascii
