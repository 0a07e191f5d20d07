"""Digests of bytes with a key."""

import hashlib as _hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = digestmod if callable(digestmod) else lambda data=b"": _hashlib.new(digestmod, data)
        self._inner, self._outer = make(), make()
        self.block_size, self.digest_size = self._inner.block_size, self._inner.digest_size
        self.name = f"hmac-{self._inner.name}"
        key = bytes(key) if len(key) <= self.block_size else make(key).digest()
        key += bytes(self.block_size - len(key))
        self._outer.update(bytes(c ^ 0x5C for c in key))
        self._inner.update(bytes(c ^ 0x36 for c in key))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        made = object.__new__(HMAC)
        made.__dict__.update(self.__dict__)
        made._inner, made._outer = self._inner.copy(), self._outer.copy()
        return made

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    if isinstance(a, str) != isinstance(b, str):
        raise TypeError("unsupported operand types(s) or combination of types: "
                        f"'{type(a).__name__}' and '{type(b).__name__}'")
    return a == b
