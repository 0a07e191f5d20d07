"""Files of packed bytes."""

import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]
FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ, WRITE = "rb", "wb"


class BadGzipFile(OSError):
    __module__ = "gzip"


def _head(level, mtime, name=b""):
    extra = {9: 2, 1: 4}.get(level, 0)
    return b"\x1f\x8b\x08" + bytes([FNAME if name else 0]) + struct.pack("<L", int(mtime) & 0xFFFFFFFF) + bytes([extra, 255]) + (name + b"\0" if name else b"")


def compress(data, compresslevel=9, *, mtime=0):
    body = zlib.compress(data, compresslevel, -15)
    return _head(compresslevel, mtime) + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def decompress(data):
    data, parts = bytes(data), []
    while data := data.lstrip(b"\0") if parts else data:
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
        unpacker = zlib.decompressobj(31)
        try:
            parts.append(unpacker.decompress(data))
        except zlib.error as error:
            if "data check" in str(error):
                raise BadGzipFile("CRC check failed") from None
            raise
        if not unpacker.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = unpacker.unused_data
    return b"".join(parts)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    if "t" in mode and "b" in mode:
        raise ValueError(f"Invalid mode: {mode!r}")
    if "t" not in mode and (encoding, errors, newline) != (None, None, None):
        name = "encoding" if encoding is not None else "errors" if errors is not None else "newline"
        raise ValueError(f"Argument '{name}' not supported in binary mode")
    given = isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__")
    kind = mode.replace("t", "")
    file = GzipFile(filename, kind, compresslevel) if given else GzipFile(None, kind, compresslevel, filename)
    return io.TextIOWrapper(file, encoding, errors, newline) if "t" in mode else file


class GzipFile(io.BufferedIOBase):
    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        kind = (mode or getattr(fileobj, "mode", "rb"))[0]
        if kind not in "rwax":
            raise ValueError(f"Invalid mode: {mode!r}")
        self._own = fileobj is None
        self.fileobj = io.open(filename, kind + "b") if fileobj is None else fileobj
        self.name = os.fspath(filename) if filename is not None else getattr(fileobj, "name", "")
        self.mode = READ if kind == "r" else WRITE
        self._level, self.mtime, self._at, self._over = compresslevel, mtime, 0, False
        self._data = None if kind == "r" else bytearray()

    def _readable(self):
        if self.mode != READ:
            raise OSError(9, "read() on write-only GzipFile object")
        if self._data is None:
            self._data = decompress(self.fileobj.read())
        return self._data

    @property
    def closed(self):
        return self._over

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def read(self, size=-1):
        self._open()
        data = self._readable()
        end = len(data) if size is None or size < 0 else self._at + size
        piece, self._at = data[self._at:end], min(end, len(data))
        return piece

    def peek(self, n):
        return self._readable()[self._at:self._at + n]

    def readline(self, size=-1):
        self._open()
        data = self._readable()
        end = data.find(b"\n", self._at) + 1 or len(data)
        return self.read(end - self._at if size is None or size < 0 else min(size, end - self._at))

    def write(self, data):
        self._open()
        if self.mode != WRITE:
            raise OSError(9, "write() on read-only GzipFile object")
        data = bytes(memoryview(data))
        self._data += data
        self._at += len(data)
        return len(data)

    def seek(self, offset, whence=0):
        if self.mode == WRITE:
            target = offset + (self._at if whence == 1 else 0)
            if target < self._at:
                raise OSError("Negative seek in write mode")
            self.write(bytes(target - self._at))
        else:
            base = {0: 0, 1: self._at, 2: len(self._readable())}[whence]
            self._at = max(0, min(base + offset, len(self._readable())))
        return self._at

    def tell(self):
        return self._at

    def flush(self, zlib_mode=2):
        self._open()

    def close(self):
        if self._over:
            return
        self._over = True
        if self.mode == WRITE:
            data = bytes(self._data)
            name = os.path.basename(self.name) if isinstance(self.name, str) else ""
            head = _head(self._level, time.time() if self.mtime is None else self.mtime, name.removesuffix(".gz").encode("latin-1"))
            self.fileobj.write(head + zlib.compress(data, self._level, -15) + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF))
        if self._own:
            self.fileobj.close()
