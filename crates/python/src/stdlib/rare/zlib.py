"""Bytes packed and unpacked. What is packed here unpacks elsewhere, though it may be longer or shorter than what zlib itself makes."""

from _archive import adler32 as _adler32, crc32 as _crc32, inflated as _inflated, packed as _packed

ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.3.1"
MAX_WBITS, DEFLATED, DEF_MEM_LEVEL, DEF_BUF_SIZE = 15, 8, 8, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)


class error(Exception):
    __module__ = "zlib"


def _data(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


def crc32(data, value=0, /):
    return _crc32(_data(data), value & 0xFFFFFFFF)


def adler32(data, value=1, /):
    return _adler32(_data(data), value & 0xFFFFFFFF)


def compress(data, /, level=-1, wbits=MAX_WBITS):
    packer = compressobj(level, wbits=wbits)
    return packer.compress(data) + packer.flush()


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    unpacker = decompressobj(wbits)
    out = unpacker.decompress(data)
    if not unpacker.eof:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return out


class _Pack:
    def __init__(self, level, wbits):
        if not -1 <= level <= 9:
            raise error("Bad compression level")
        self._level, self._wbits, self._given, self._done = level, wbits, [], False

    def compress(self, data, /):
        self._given.append(_data(data))
        return b""

    def flush(self, mode=Z_FINISH, /):
        # All is packed in one piece at the end.
        if mode != Z_FINISH or self._done:
            return b""
        self._done, data = True, b"".join(self._given)
        body = _packed(data, self._level)
        if self._wbits < 0:
            return body
        if self._wbits > 15:
            return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + body + crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
        hint = {0: 0x01, 1: 0x01, 2: 0x5E, 3: 0x5E, 4: 0x5E, 5: 0x5E, -1: 0x9C, 6: 0x9C}.get(self._level, 0xDA)
        return bytes((0x78, hint)) + body + adler32(data).to_bytes(4, "big")

    def copy(self):
        other = _Pack(self._level, self._wbits)
        other._given, other._done = self._given[:], self._done
        return other

    __copy__ = copy


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None):
    if zdict is not None:
        raise NotImplementedError("zlib's dictionaries are not supported by Freezeframe")
    return _Pack(level, wbits)


def _gzip_start(data):
    """Where the packed bytes of a gzip file begin; None if that is not there yet."""
    if len(data) < 10:
        return None
    flags, at = data[3], 10
    if flags & 4:
        at += 2 + int.from_bytes(data[at:at + 2], "little")
    for flag in (8, 16):
        if flags & flag:
            at = data.find(b"\0", at) + 1
            if at == 0:
                return None
    return at + (2 if flags & 2 else 0)


class _Unpack:
    def __init__(self, wbits):
        self._wbits, self._data, self._told = wbits, b"", 0
        self.unused_data = self.unconsumed_tail = b""
        self.eof = False

    def _frame(self):
        """How many bytes stand before and behind what is packed."""
        data, wbits = self._data, self._wbits
        if wbits < 0:
            return 0, 0
        if wbits > 31 and data[:2] == b"\x1f\x8b" or 15 < wbits <= 31:
            if data[:2] != b"\x1f\x8b"[:len(data[:2])]:
                raise error("Error -3 while decompressing data: incorrect header check")
            return _gzip_start(data), 8
        if len(data) < 2:
            return None, 4
        if data[0] & 15 != 8 or (data[0] << 8 | data[1]) % 31:
            raise error("Error -3 while decompressing data: incorrect header check")
        return 2, 4

    def decompress(self, data, /, max_length=0):
        data = _data(data)
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        if self.eof:
            self.unused_data += data
            return b""
        self._data += data
        start, tail = self._frame()
        if start is None:
            return b""
        try:
            out, used, ended = _inflated(self._data[start:])
        except ValueError:
            raise error("Error -3 while decompressing data: invalid block type") from None
        new = out[self._told:]
        if max_length and len(new) > max_length:
            # What is left is unpacked again from what is kept; the caller only gives the tail back.
            self._told += max_length
            self.unconsumed_tail, self._data = self._data[-1:], self._data[:-1]
            return new[:max_length]
        self._told, self.unconsumed_tail = len(out), b""
        end = start + used
        if ended and len(self._data) >= end + tail:
            self._check(out, self._data[end:end + tail])
            self.eof, self.unused_data = True, self._data[end + tail:]
        return new

    def _check(self, out, sums):
        if len(sums) == 4 and sums != adler32(out).to_bytes(4, "big") or len(sums) == 8 and sums[:4] != crc32(out).to_bytes(4, "little"):
            raise error("Error -3 while decompressing data: incorrect data check")

    def flush(self, length=DEF_BUF_SIZE, /):
        rest, self.unconsumed_tail = self.unconsumed_tail, b""
        return self.decompress(rest) if rest else b""

    def copy(self):
        other = _Unpack(self._wbits)
        other.__dict__.update(self.__dict__)
        return other

    __copy__ = copy


def decompressobj(wbits=MAX_WBITS, zdict=b""):
    if zdict:
        raise NotImplementedError("zlib's dictionaries are not supported by Freezeframe")
    return _Unpack(wbits)
