"""BLAKE2, in its wide and its narrow form."""

import math as _math


def _start(bits):
    """The first bits of the fractions of the roots of the first eight primes."""
    mask = (1 << bits) - 1
    return [_math.isqrt(prime << 2 * bits) & mask for prime in (2, 3, 5, 7, 11, 13, 17, 19)]


_ORDERS = ["0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d", "2c6a0b834d75fe19",
           "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0"]
_MIXES = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]


class Blake:
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = SALT_SIZE = PERSON_SIZE = 0

    def __init__(self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0, node_offset=0,
                 node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        word = self._bits // 8
        size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f"digest_size must be between 1 and {self.MAX_DIGEST_SIZE} bytes")
        for name, value, most in (("key", key, self.MAX_KEY_SIZE), ("salt", salt, self.SALT_SIZE), ("person", person, self.PERSON_SIZE)):
            if len(value) > most:
                raise ValueError(f"maximum {name} length is {most} bytes")
        self.digest_size, self.block_size, self.name = size, 16 * word, type(self).__name__
        head = bytes([size, len(key), fanout, depth]) + leaf_size.to_bytes(4, "little")
        head += node_offset.to_bytes(8 if word == 8 else 6, "little") + bytes([node_depth, inner_size])
        head = head.ljust(4 * word, b"\0") + bytes(salt).ljust(2 * word, b"\0") + bytes(person).ljust(2 * word, b"\0")
        self._state = [it ^ int.from_bytes(head[at * word:(at + 1) * word], "little") for at, it in enumerate(_start(self._bits))]
        self._count, self._held, self._last_node = 0, bytes(key).ljust(self.block_size, b"\0") if key else b"", last_node
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._held += bytes(data)
        # The last block waits: it is told apart.
        while len(self._held) > self.block_size:
            self._count += self.block_size
            self._state = self._mixed(self._state, self._held[:self.block_size], self._count, False)
            self._held = self._held[self.block_size:]

    def _mixed(self, state, block, count, is_last):
        bits, mask, word = self._bits, (1 << self._bits) - 1, self._bits // 8
        words = [int.from_bytes(block[at:at + word], "little") for at in range(0, len(block), word)]
        v = state + _start(bits)
        v[12] ^= count & mask
        v[13] ^= count >> bits
        if is_last:
            v[14] ^= mask
            if self._last_node:
                v[15] ^= mask
        first, second, third, fourth = self._turns
        for round in range(self._rounds):
            order = _ORDERS[round % 10]
            for at, (a, b, c, d) in enumerate(_MIXES):
                v[a] = v[a] + v[b] + words[int(order[2 * at], 16)] & mask
                x = v[d] ^ v[a]
                v[d] = (x >> first | x << bits - first) & mask
                v[c] = v[c] + v[d] & mask
                x = v[b] ^ v[c]
                v[b] = (x >> second | x << bits - second) & mask
                v[a] = v[a] + v[b] + words[int(order[2 * at + 1], 16)] & mask
                x = v[d] ^ v[a]
                v[d] = (x >> third | x << bits - third) & mask
                v[c] = v[c] + v[d] & mask
                x = v[b] ^ v[c]
                v[b] = (x >> fourth | x << bits - fourth) & mask
        return [it ^ v[at] ^ v[at + 8] for at, it in enumerate(state)]

    def digest(self):
        state = self._mixed(self._state, self._held.ljust(self.block_size, b"\0"), self._count + len(self._held), True)
        return b"".join(it.to_bytes(self._bits // 8, "little") for it in state)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    def __repr__(self):
        return f"<_blake2.{type(self).__name__} object at {id(self):#x}>"


class blake2b(Blake):
    __module__ = "_blake2"
    _bits, _rounds, _turns = 64, 12, (32, 24, 16, 63)
    MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = 64, 64, 16, 16


class blake2s(Blake):
    __module__ = "_blake2"
    _bits, _rounds, _turns = 32, 10, (16, 12, 8, 7)
    MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = 32, 32, 8, 8
