"""Digests of bytes: MD5, SHA-1, SHA-2 and SHA-3."""

import _digest

__all__ = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256",
           "blake2b", "blake2s", "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest")

# Of each: the bytes of a block, and of the digest; 0 where a caller says how many.
_SIZES = {"md5": (64, 16), "sha1": (64, 20), "sha224": (64, 28), "sha256": (64, 32), "sha384": (128, 48), "sha512": (128, 64),
          "sha3_224": (144, 28), "sha3_256": (136, 32), "sha3_384": (104, 48), "sha3_512": (72, 64), "shake_128": (168, 0), "shake_256": (136, 0)}
algorithms_guaranteed = {*_SIZES, "blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)


class _Hash:
    """A digest in the making."""

    def __init__(self, name, data=b""):
        self.name, (self.block_size, self.digest_size) = name, _SIZES[name]
        self._parts = []
        self.update(data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        # Arrays of numbers give their bytes themselves.
        given = getattr(data, "tobytes", lambda: bytes(memoryview(data)))
        try:
            self._parts.append(given())
        except TypeError:
            raise TypeError("object supporting the buffer API required") from None

    def copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__, _parts=[*self._parts])
        return made

    def _digest(self, length=0):
        self._parts = [b"".join(self._parts)]
        return _digest.digest(self.name, self._parts[0], length)

    def digest(self):
        return self._digest()

    def hexdigest(self):
        return self.digest().hex()


class _Shake(_Hash):
    def digest(self, length):
        if length < 0:
            raise ValueError("value must be positive")
        return self._digest(length)

    def hexdigest(self, length):
        return self.digest(length).hex()


def md5(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("md5", data)


def sha1(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha1", data)


def sha224(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha224", data)


def sha256(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha256", data)


def sha384(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha384", data)


def sha512(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha512", data)


def sha3_224(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha3_224", data)


def sha3_256(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha3_256", data)


def sha3_384(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha3_384", data)


def sha3_512(data=b"", *, usedforsecurity=True, string=None):
    return _Hash("sha3_512", data)


def shake_128(data=b"", *, usedforsecurity=True, string=None):
    return _Shake("shake_128", data)


def shake_256(data=b"", *, usedforsecurity=True, string=None):
    return _Shake("shake_256", data)


def new(name, data=b"", **kwargs):
    known = name.lower().replace("-", "_")
    if known not in algorithms_guaranteed:
        raise ValueError(f"unsupported hash type {name}")
    if known.startswith("blake"):
        return __getattr__(known)(data, **kwargs)
    return globals()[known](data)


def __getattr__(name):
    if name in ("blake2b", "blake2s"):
        import _blake
        return getattr(_blake, name)
    raise AttributeError(f"module 'hashlib' has no attribute {name!r}")


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac
    size = new(hash_name).digest_size
    dklen = size if dklen is None else dklen
    out, block = b"", 1
    while len(out) < dklen:
        last = hmac.digest(password, salt + block.to_bytes(4, "big"), hash_name)
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = hmac.digest(password, last, hash_name)
            total ^= int.from_bytes(last, "big")
        out += total.to_bytes(size, "big")
        block += 1
    return out[:dklen]


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    while part := fileobj.read(262144):
        made.update(part)
    return made
