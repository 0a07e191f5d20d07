"""Sequences of seeds, and generators of bits."""

import numpy as _np

_WORD = 0xFFFFFFFF


def _words(value):
    """An entropy as words of 32 bits, the lowest first."""
    if isinstance(value, (int, _np.integer)):
        value = int(value)
        if value < 0:
            raise ValueError("expected non-negative integer")
        words = [value & _WORD]
        while value := value >> 32:
            words.append(value & _WORD)
        return words
    if isinstance(value, str):
        return _words(int(value, 16 if value.startswith("0x") else 10))
    return [word for item in value for word in _words(item)]


class _Hash:
    def __init__(self, first, factor):
        self.state, self.factor = first, factor

    def __call__(self, value):
        value ^= self.state
        self.state = self.state * self.factor & _WORD
        value = value * self.state & _WORD
        return value ^ value >> 16


def _mixed(x, y):
    result = 0xCA01F9DD * x - 0x4973F715 * y & _WORD
    return result ^ result >> 16


class SeedSequence:
    """Seeds for any number of streams, made of one entropy.

    >>> np.random.SeedSequence(12345).generate_state(2)
    array([2688385916, 3048105090], dtype=uint32)
    """

    __module__ = "numpy.random"

    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4, n_children_spawned=0):
        if pool_size < 4:
            raise ValueError(f"The size of the entropy pool should be at least 4, got {pool_size}")
        if entropy is None:
            import secrets

            entropy = secrets.randbits(32 * pool_size)
        self.entropy, self.spawn_key, self.pool_size = entropy, tuple(spawn_key), pool_size
        self.n_children_spawned = n_children_spawned
        self.pool = _np.array(self._mixed(), dtype=_np.uint32)

    def _assembled(self):
        words = _words(self.entropy)
        if self.spawn_key:
            words += [0] * (self.pool_size - len(words))
        return words + _words(self.spawn_key)

    def _mixed(self):
        words, size = self._assembled(), self.pool_size
        hashed = _Hash(0x43B0D7E5, 0x931E8875)
        pool = [hashed(words[place] if place < len(words) else 0) for place in range(size)]
        for source in range(size):
            for target in range(size):
                if source != target:
                    pool[target] = _mixed(pool[target], hashed(pool[source]))
        for word in words[size:]:
            for target in range(size):
                pool[target] = _mixed(pool[target], hashed(word))
        return pool

    def generate_state(self, n_words, dtype=_np.uint32):
        """Words for the state of a bit generator.

        >>> np.random.SeedSequence(0).generate_state(1)
        array([2968811710], dtype=uint32)
        """
        wide = _np.dtype(dtype) == _np.uint64
        if not wide and _np.dtype(dtype) != _np.uint32:
            raise ValueError("only support uint32 or uint64")
        hashed = _Hash(0x8B51F9DD, 0x58F38DED)
        pool = self.pool.tolist()
        words = [hashed(pool[place % len(pool)]) for place in range(n_words * (2 if wide else 1))]
        if wide:
            words = [low | high << 32 for low, high in zip(words[::2], words[1::2])]
        return _np.array(words, dtype=dtype)

    def spawn(self, n_children):
        """New sequences whose streams have nothing to do with each other.

        >>> [child.spawn_key for child in np.random.SeedSequence(1).spawn(2)]
        [(0,), (1,)]
        """
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [
            SeedSequence(self.entropy, spawn_key=(*self.spawn_key, first + place), pool_size=self.pool_size)
            for place in range(n_children)
        ]

    @property
    def state(self):
        """What it was made of."""
        names = ("entropy", "spawn_key", "pool_size", "n_children_spawned")
        return {name: getattr(self, name) for name in names if name != "spawn_key" or self.spawn_key}

    def __repr__(self):
        lines = ["SeedSequence(", f"    entropy={self.entropy!r},"]
        if self.spawn_key:
            lines.append(f"    spawn_key={self.spawn_key!r},")
        if self.pool_size != 4:
            lines.append(f"    pool_size={self.pool_size!r},")
        if self.n_children_spawned:
            lines.append(f"    n_children_spawned={self.n_children_spawned!r},")
        return "\n".join([*lines, ")"])


class BitGenerator:
    """What draws bits, seeded by a sequence of seeds."""

    __module__ = "numpy.random"
    _seed = None

    def __init__(self, seed=None):
        self._seed = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)
        self._bits = _np.random._generator(type(self).__name__, _np.array(self._first(self._seed), dtype=_np.uint64))

    @classmethod
    def _over(cls, bits):
        # The generator of bits of a generator that was made without one.
        made = object.__new__(cls)
        made._bits = bits
        return made

    @classmethod
    def _at(cls, words):
        return cls._over(_np.random._generator(cls.__name__, _np.array(words, dtype=_np.uint64)))

    def _words(self):
        return self._bits._words()[1].tolist()

    def _set(self, words):
        self._bits._set_words(type(self).__name__, _np.array(words, dtype=_np.uint64))

    @property
    def seed_seq(self):
        """The sequence of seeds that it was made of."""
        if not isinstance(self._seed, SeedSequence):
            seed = self._seed
            whole = seed if seed is None or isinstance(seed, int) else [int(each) for each in _np.ravel(seed)]
            self._seed = SeedSequence(whole)
        return self._seed

    def spawn(self, n_children):
        """New bit generators whose streams have nothing to do with each other."""
        return [type(self)(child) for child in self.seed_seq.spawn(n_children)]

    def random_raw(self, size=None, output=True):
        """Words as they come, before any distribution."""
        found = self._bits._raw(1 if size is None else size)
        if not output:
            return None
        return int(found[0]) if size is None else found.reshape(size)

    @property
    def state(self):
        """All that the next draws depend on, as a dict."""
        words = self._words()
        found = {"bit_generator": type(self).__name__, **self._told(words)}
        if type(self) is not MT19937:
            found |= {"has_uint32": words[-2], "uinteger": words[-1]}
        return found

    @state.setter
    def state(self, value):
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator") != type(self).__name__:
            raise ValueError(f"state must be for a {type(self).__name__} RNG")
        half = [] if type(self) is MT19937 else [value["has_uint32"], value["uinteger"]]
        self._set([*self._read(value), *half])

    def __repr__(self):
        return f"<numpy.random.{_FILES[type(self).__name__]}.{type(self).__name__} object at {hex(id(self))}>"


_FILES = {"PCG64": "_pcg64", "PCG64DXSM": "_pcg64", "MT19937": "_mt19937", "Philox": "_philox", "SFC64": "_sfc64"}
_WIDE = (1 << 128) - 1


def _halves(*numbers):
    return [half for number in numbers for half in (number >> 64, number & (1 << 64) - 1)]


class PCG64(BitGenerator):
    """The bit generator of `default_rng`.

    >>> np.random.Generator(np.random.PCG64(0)).integers(10, size=3)
    array([8, 6, 5])
    """

    __module__ = "numpy.random"
    _factor = 0x2360ED051FC65DA44385DF649FCCF645

    @classmethod
    def _first(cls, seeds):
        a, b, c, d = seeds.generate_state(4, _np.uint64).tolist()
        start, increment = a << 64 | b, (c << 65 | d << 1 | 1) & _WIDE
        state = ((increment + start) * PCG64._factor + increment) & _WIDE
        return [*_halves(state, increment), 0, 0]

    def _told(self, words):
        a, b, c, d = words[:4]
        return {"state": {"state": a << 64 | b, "inc": c << 64 | d}}

    def _read(self, value):
        return _halves(value["state"]["state"], value["state"]["inc"])

    def advance(self, delta):
        """Goes so many draws ahead."""
        words = self._words()
        self._set([*_halves(self._ahead(words, delta & _WIDE)), *words[2:4], 0, 0])
        return self

    def _ahead(self, words, delta):
        state, step = words[0] << 64 | words[1], words[2] << 64 | words[3]
        factor, whole, more = self._factor, 1, 0
        while delta:
            if delta & 1:
                whole, more = whole * factor & _WIDE, (more * factor + step) & _WIDE
            step, factor = (factor + 1) * step & _WIDE, factor * factor & _WIDE
            delta >>= 1
        return (whole * state + more) & _WIDE

    def jumped(self, jumps=1):
        """A new bit generator that is far ahead, so that both never meet."""
        words = self._words()
        ahead = self._ahead(words, 0x9E3779B97F4A7C15F39CC0605CEDC835 * jumps & _WIDE)
        return self._at([*_halves(ahead), *words[2:4], 0, 0])


class PCG64DXSM(PCG64):
    """A variant of PCG64 whose output is mixed more.

    >>> np.random.Generator(np.random.PCG64DXSM(0)).integers(10, size=3)
    array([4, 8, 3])
    """

    __module__ = "numpy.random"
    _factor = 0xDA942042E4DD58B5


class MT19937(BitGenerator):
    """The Mersenne Twister, which the legacy functions draw from.

    >>> np.random.Generator(np.random.MT19937(0)).integers(10, size=3)
    array([4, 6, 2])
    """

    __module__ = "numpy.random"

    @classmethod
    def _first(cls, seeds):
        return [0x80000000, *seeds.generate_state(624).tolist()[1:], 623]

    def _told(self, words):
        return {"state": {"key": _np.array(words[:-1], dtype=_np.uint32), "pos": words[-1]}}

    def _read(self, value):
        return [*_np.asarray(value["state"]["key"]).tolist(), value["state"]["pos"]]

    def jumped(self, jumps=1):
        """A new bit generator that is far ahead, so that both never meet."""
        raise NotImplementedError("numpy.random.MT19937.jumped: make it of a spawned seed instead")


class Philox(BitGenerator):
    """Bits that are encrypted counters.

    >>> np.random.Generator(np.random.Philox(0)).integers(10, size=3)
    array([1, 0, 9])
    """

    __module__ = "numpy.random"

    def __init__(self, seed=None, counter=None, key=None):
        if seed is not None and key is not None:
            raise ValueError("seed and key cannot be both used")
        super().__init__(seed)
        words = self._words()
        if key is not None:
            words[4:6] = _parts(key, 2, "key")
        if counter is not None:
            words[:4] = _parts(counter, 4, "counter")
        self._set(words)

    @classmethod
    def _first(cls, seeds):
        return [0, 0, 0, 0, *seeds.generate_state(2, _np.uint64).tolist(), 0, 0, 0, 0, 4, 0, 0]

    def _told(self, words):
        made = [_np.array(words[a:b], dtype=_np.uint64) for a, b in ((0, 4), (4, 6), (6, 10))]
        return {"state": {"counter": made[0], "key": made[1]}, "buffer": made[2], "buffer_pos": words[10]}

    def _read(self, value):
        parts = (value["state"]["counter"], value["state"]["key"], value["buffer"])
        return [*(int(word) for part in parts for word in part), value["buffer_pos"]]

    def advance(self, delta):
        """Goes so many blocks of four words ahead."""
        words = self._words()
        self._set([*_ahead(words, delta), *words[4:10], 4, 0, 0])
        return self

    def jumped(self, jumps=1):
        """A new bit generator that is far ahead, so that both never meet."""
        words = self._words()
        return self._at([*_ahead(words, jumps << 128), *words[4:10], 4, 0, 0])


def _ahead(words, delta):
    whole = sum(word << 64 * at for at, word in enumerate(words[:4])) + delta
    return [whole >> 64 * at & (1 << 64) - 1 for at in range(4)]


def _parts(value, count, name):
    if isinstance(value, (int, _np.integer)):
        value = int(value)
        if not 0 <= value < 1 << 64 * count:
            raise ValueError(f"{name} must be positive and less than 2**{64 * count}.")
        return [value >> 64 * at & (1 << 64) - 1 for at in range(count)]
    found = _np.asarray(value, dtype=_np.uint64).tolist()
    if len(found) != count:
        raise ValueError(f"{name} must have {count} elements when using array form")
    return found


class SFC64(BitGenerator):
    """A small and fast generator of four words.

    >>> np.random.Generator(np.random.SFC64(0)).integers(10, size=3)
    array([7, 5, 3])
    """

    __module__ = "numpy.random"

    @classmethod
    def _first(cls, seeds):
        a, b, c, count = *seeds.generate_state(3, _np.uint64).tolist(), 1
        most = (1 << 64) - 1
        for _ in range(12):
            found = a + b + count & most
            a, b, c, count = b ^ b >> 11, c + (c << 3) & most, ((c << 24 | c >> 40) + found) & most, count + 1
        return [a, b, c, count, 0, 0]

    def _told(self, words):
        return {"state": {"state": _np.array(words[:4], dtype=_np.uint64)}}

    def _read(self, value):
        return _np.asarray(value["state"]["state"]).tolist()
