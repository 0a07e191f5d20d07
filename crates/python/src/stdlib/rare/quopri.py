"""Texts of mails: quoted-printable."""

from binascii import a2b_qp as _a2b, b2a_qp as _b2a

__all__ = ["encode", "decode", "encodestring", "decodestring"]


def encodestring(s, quotetabs=False, header=False):
    return _b2a(s, quotetabs=quotetabs, header=header)


def decodestring(s, header=False):
    return _a2b(s, header=header)


def encode(input, output, quotetabs, header=False):
    output.write(encodestring(input.read(), quotetabs, header))


def decode(input, output, header=False):
    output.write(decodestring(input.read(), header))
