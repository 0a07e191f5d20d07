"""Streams in memory."""

from _io import BytesIO, StringIO

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase", "BufferedReader",
           "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR",
           "SEEK_END", "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder", "text_encoding"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
open, BlockingIOError = open, BlockingIOError


def __getattr__(name):
    # What a program builds itself of streams is seldom needed.
    if name in __all__:
        import _streams
        globals().update((it, getattr(_streams, it)) for it in __all__ if it not in globals())
        return globals()[name]
    raise AttributeError(f"module 'io' has no attribute {name!r}")
