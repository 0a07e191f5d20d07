"""Digests of bytes: MD5, SHA-1, SHA-2 and SHA-3."""

import math as _math

__all__ = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256",
           "blake2b", "blake2s", "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest")

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128",
                         "shake_256", "blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)
_M32, _M64 = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF


def _primes(count):
    found, n = [], 2
    while len(found) < count:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
        n += 1
    return found


def _root(n, power, bits):
    """The first bits of the fraction of a root."""
    scaled = n << power * bits
    low, high = 0, 1 << bits + 8
    while high - low > 1:
        middle = (low + high) // 2
        if middle ** power <= scaled:
            low = middle
        else:
            high = middle
    return low & (1 << bits) - 1


_P = _primes(80)
_K256 = [_root(p, 3, 32) for p in _P[:64]]
_K512 = [_root(p, 3, 64) for p in _P]
_S256 = [_root(p, 2, 32) for p in _P[:8]]
_S512 = [_root(p, 2, 64) for p in _P[:8]]
_S384 = [_root(p, 2, 64) for p in _P[8:16]]
_S224 = [n & _M32 for n in _S384]
_SINES = [int(abs(_math.sin(at + 1)) * 4294967296) & _M32 for at in range(64)]
_TURNS = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4


def _words(block, size, order):
    return [int.from_bytes(block[at:at + size], order) for at in range(0, len(block), size)]


def _md5(state, block):
    x = _words(block, 4, "little")
    a, b, c, d = state
    for at in range(64):
        if at < 16:
            f, g = b & c | ~b & d, at
        elif at < 32:
            f, g = d & b | ~d & c, (5 * at + 1) % 16
        elif at < 48:
            f, g = b ^ c ^ d, (3 * at + 5) % 16
        else:
            f, g = c ^ (b | ~d & _M32), 7 * at % 16
        f = (f + a + _SINES[at] + x[g]) & _M32
        turn = _TURNS[at]
        a, d, c, b = d, c, b, (b + (f << turn | f >> 32 - turn)) & _M32
    return [(s + t) & _M32 for s, t in zip(state, (a, b, c, d))]


def _sha1(state, block):
    w = _words(block, 4, "big")
    for at in range(16, 80):
        n = w[at - 3] ^ w[at - 8] ^ w[at - 14] ^ w[at - 16]
        w.append((n << 1 | n >> 31) & _M32)
    a, b, c, d, e = state
    for at in range(80):
        if at < 20:
            f, k = b & c | ~b & d, 0x5A827999
        elif at < 40:
            f, k = b ^ c ^ d, 0x6ED9EBA1
        elif at < 60:
            f, k = b & c | b & d | c & d, 0x8F1BBCDC
        else:
            f, k = b ^ c ^ d, 0xCA62C1D6
        a, b, c, d, e = ((a << 5 | a >> 27) + (f & _M32) + e + k + w[at]) & _M32, a, (b << 30 | b >> 2) & _M32, c, d
    return [(s + t) & _M32 for s, t in zip(state, (a, b, c, d, e))]


def _sha2(state, block, bits, constants, turns):
    mask = (1 << bits) - 1
    (a1, a2, a3), (e1, e2, e3), (s1, s2, s3), (t1, t2, t3) = turns
    w = _words(block, bits // 8, "big")
    for at in range(16, len(constants)):
        x, y = w[at - 15], w[at - 2]
        s = (x >> s1 | x << bits - s1) ^ (x >> s2 | x << bits - s2) ^ x >> s3
        t = (y >> t1 | y << bits - t1) ^ (y >> t2 | y << bits - t2) ^ y >> t3
        w.append((w[at - 16] + (s & mask) + w[at - 7] + (t & mask)) & mask)
    a, b, c, d, e, f, g, h = state
    for k, word in zip(constants, w):
        s = ((e >> e1 | e << bits - e1) ^ (e >> e2 | e << bits - e2) ^ (e >> e3 | e << bits - e3)) & mask
        first = h + s + (e & f ^ ~e & g & mask) + k + word
        t = ((a >> a1 | a << bits - a1) ^ (a >> a2 | a << bits - a2) ^ (a >> a3 | a << bits - a3)) & mask
        second = t + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = (first + second) & mask, a, b, c, (d + first) & mask, e, f, g
    return [(s + t) & mask for s, t in zip(state, (a, b, c, d, e, f, g, h))]


_TURNS256 = ((2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10))
_TURNS512 = ((28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6))


def _sha256(state, block):
    return _sha2(state, block, 32, _K256, _TURNS256)


def _sha512(state, block):
    return _sha2(state, block, 64, _K512, _TURNS512)


def _constants():
    found, register = [], 1
    for _ in range(24):
        constant = 0
        for j in range(7):
            if register & 1:
                constant |= 1 << (1 << j) - 1
            register = register << 1 ^ (0x171 if register & 0x80 else 0)
        found.append(constant)
    return found


_ROUNDS = _constants()


def _turn(n, by):
    return (n << by | n >> 64 - by) & _M64 if by else n


def _keccak(lanes):
    for constant in _ROUNDS:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        mixed = [columns[(x + 4) % 5] ^ _turn(columns[(x + 1) % 5], 1) for x in range(5)]
        lanes = [lane ^ mixed[at % 5] for at, lane in enumerate(lanes)]
        x, y, current = 1, 0, lanes[1]
        for t in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            current, lanes[x + 5 * y] = lanes[x + 5 * y], _turn(current, (t + 1) * (t + 2) // 2 % 64)
        made = []
        for y in range(0, 25, 5):
            row = lanes[y:y + 5]
            made += [row[x] ^ ~row[(x + 1) % 5] & row[(x + 2) % 5] & _M64 for x in range(5)]
        made[0] ^= constant
        lanes = made
    return lanes


class _Hash:
    """A digest in the making."""

    def __init__(self, name, block, size, data=b""):
        self.name, self.block_size, self.digest_size = name, block, size
        self._held = b""
        self.update(data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        held, size = self._held + bytes(data), self.block_size
        whole = len(held) - len(held) % size
        for at in range(0, whole, size):
            self._take(held[at:at + size])
        self._held = held[whole:]

    def copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    def hexdigest(self):
        return self.digest().hex()


class _Chained(_Hash):
    def __init__(self, name, block, size, state, step, order, data):
        self._state, self._step, self._order, self._length = list(state), step, order, 0
        super().__init__(name, block, size, data)

    def update(self, data, /):
        super().update(data)
        self._length += len(data)

    def _take(self, block):
        self._state = self._step(self._state, block)

    def digest(self):
        size = self.block_size // 8
        tail = self._held + b"\x80"
        tail += b"\0" * ((-len(tail) - size) % self.block_size) + (8 * self._length).to_bytes(size, self._order)
        state = self._state
        for at in range(0, len(tail), self.block_size):
            state = self._step(state, tail[at:at + self.block_size])
        width = 8 if self.block_size == 128 else 4
        return b"".join(word.to_bytes(width, self._order) for word in state)[:self.digest_size]


class _Sponge(_Hash):
    def __init__(self, name, block, size, suffix, data):
        self._lanes, self._suffix = [0] * 25, suffix
        super().__init__(name, block, size, data)

    def _absorbed(self, lanes, block):
        words = _words(block, 8, "little")
        return _keccak([lane ^ word for lane, word in zip(lanes, words)] + lanes[len(words):])

    def _take(self, block):
        self._lanes = self._absorbed(self._lanes, block)

    def _squeeze(self, length):
        tail = bytearray(self._held + bytes(self.block_size - len(self._held)))
        tail[len(self._held)] ^= self._suffix
        tail[-1] ^= 0x80
        lanes, out = self._absorbed(self._lanes, bytes(tail)), b""
        while True:
            out += b"".join(lane.to_bytes(8, "little") for lane in lanes)[:self.block_size]
            if len(out) >= length:
                return out[:length]
            lanes = _keccak(lanes)

    def digest(self):
        return self._squeeze(self.digest_size)


class _Shake(_Sponge):
    def digest(self, length):
        return self._squeeze(length)

    def hexdigest(self, length):
        return self._squeeze(length).hex()


_MD5 = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476)


def md5(data=b"", *, usedforsecurity=True, string=None):
    return _Chained("md5", 64, 16, _MD5, _md5, "little", data)


def sha1(data=b"", *, usedforsecurity=True, string=None):
    return _Chained("sha1", 64, 20, (*_MD5, 0xC3D2E1F0), _sha1, "big", data)


def sha224(data=b"", *, usedforsecurity=True, string=None):
    return _Chained("sha224", 64, 28, _S224, _sha256, "big", data)


def sha256(data=b"", *, usedforsecurity=True, string=None):
    return _Chained("sha256", 64, 32, _S256, _sha256, "big", data)


def sha384(data=b"", *, usedforsecurity=True, string=None):
    return _Chained("sha384", 128, 48, _S384, _sha512, "big", data)


def sha512(data=b"", *, usedforsecurity=True, string=None):
    return _Chained("sha512", 128, 64, _S512, _sha512, "big", data)


def sha3_224(data=b"", *, usedforsecurity=True, string=None):
    return _Sponge("sha3_224", 144, 28, 6, data)


def sha3_256(data=b"", *, usedforsecurity=True, string=None):
    return _Sponge("sha3_256", 136, 32, 6, data)


def sha3_384(data=b"", *, usedforsecurity=True, string=None):
    return _Sponge("sha3_384", 104, 48, 6, data)


def sha3_512(data=b"", *, usedforsecurity=True, string=None):
    return _Sponge("sha3_512", 72, 64, 6, data)


def shake_128(data=b"", *, usedforsecurity=True, string=None):
    return _Shake("shake_128", 168, 0, 0x1F, data)


def shake_256(data=b"", *, usedforsecurity=True, string=None):
    return _Shake("shake_256", 136, 0, 0x1F, data)


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
