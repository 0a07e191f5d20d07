"""Sequences of seeds, and the bit generator of `default_rng` as an object."""

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

    def __init__(self, seed=None):
        self.seed_seq = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)

    def spawn(self, n_children):
        """New bit generators whose streams have nothing to do with each other."""
        return [type(self)(child) for child in self.seed_seq.spawn(n_children)]


class PCG64(BitGenerator):
    """The bit generator of `default_rng`.

    >>> np.random.Generator(np.random.PCG64(0)).integers(10, size=3)
    array([8, 6, 5])
    """

    __module__ = "numpy.random"

    @property
    def _entropy(self):
        return self.seed_seq._assembled()
