"""The streams behind `io` that a program builds itself: raw ones, buffers around them, and text over those."""

import abc
import sys
from _io import BytesIO, StringIO


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


class IOBase(metaclass=abc.ABCMeta):
    __module__ = "io"
    _ended = False

    def _refuse(self, what):
        raise UnsupportedOperation(what)

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    @property
    def closed(self):
        return self._ended

    def close(self):
        if not self._ended:
            try:
                self.flush()
            finally:
                self._ended = True

    def flush(self):
        self._open()

    def fileno(self):
        self._refuse("fileno")

    def isatty(self):
        self._open()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def seek(self, offset, whence=0):
        self._refuse("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        self._refuse("truncate")

    def readline(self, size=-1):
        line = bytearray()
        limit = -1 if size is None else size
        while limit < 0 or len(line) < limit:
            piece = self.read(1)
            if not piece:
                break
            line += piece
            if piece == b"\n":
                break
        return bytes(line)

    def readlines(self, hint=-1):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._open()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *error):
        self.close()


class RawIOBase(IOBase):
    __module__ = "io"

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        room = bytearray(size)
        count = self.readinto(room)
        return None if count is None else bytes(room[:count])

    def readall(self):
        return b"".join(iter(lambda: self.read(DEFAULT_BUFFER_SIZE) or b"", b""))

    def readinto(self, buffer):
        raise NotImplementedError

    def write(self, data):
        raise NotImplementedError


class BufferedIOBase(IOBase):
    __module__ = "io"

    def read(self, size=-1):
        self._refuse("read")

    def read1(self, size=-1):
        return self.read(size)

    def write(self, data):
        self._refuse("write")

    def detach(self):
        self._refuse("detach")

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto


class TextIOBase(IOBase):
    __module__ = "io"
    encoding = errors = newlines = None

    def read(self, size=-1):
        self._refuse("read")

    def readline(self, size=-1):
        self._refuse("readline")

    def write(self, text):
        self._refuse("write")

    def detach(self):
        self._refuse("detach")


BufferedIOBase.register(BytesIO)
TextIOBase.register(StringIO)
TextIOBase.register(type(sys.stdout))
DEFAULT_BUFFER_SIZE = 8192


class FileIO(RawIOBase):
    __module__ = "_io"

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if isinstance(file, int):
            raise OSError(9, "Bad file descriptor")
        self.name, self._kinds = file, mode.replace("b", "")
        self._file = open(file, self._kinds + "b")
        self.mode = {"r": "rb", "r+": "rb+"}.get(self._kinds, self._kinds.replace("+", "b+") if "+" in self._kinds else self._kinds + "b")
        self.closefd = closefd

    def readable(self):
        return "r" in self._kinds or "+" in self._kinds

    def writable(self):
        return self._kinds != "r"

    def seekable(self):
        return True

    def read(self, size=-1):
        return self._file.read(size)

    def readall(self):
        return self._file.read()

    def readinto(self, buffer):
        data = self._file.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def write(self, data):
        return self._file.write(data)

    def seek(self, offset, whence=0):
        return self._file.seek(offset, whence)

    def truncate(self, size=None):
        return self._file.truncate(size)

    def close(self):
        self._file.close()
        super().close()


class _Buffered(BufferedIOBase):
    _is_direct = False

    """What reads ahead and writes behind: what was read and not taken, and what was given and not written."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw, self._size, self._ahead, self._behind = raw, buffer_size, b"", bytearray()

    @property
    def closed(self):
        return self.raw is not None and self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        name = getattr(self.raw, "name", None)
        return f"<_io.{type(self).__name__}{'' if name is None else f' name={name!r}'}>"

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        return raw

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def flush(self):
        self._open()
        while self._behind:
            count = self.raw.write(bytes(self._behind))
            if not count:
                break
            del self._behind[:count]

    def _more(self, count):
        piece = self.raw.read(count)
        self._ahead += piece or b""
        return bool(piece)

    def _take(self, count):
        taken, self._ahead = self._ahead[:count], self._ahead[count:]
        return taken

    def _read(self, size=-1):
        self._open()
        if size is None or size < 0:
            read_all = getattr(self.raw, "readall", None)
            if read_all is not None:
                return self._take(len(self._ahead)) + (read_all() or b"")
            while self._more(self._size):
                pass
            return self._take(len(self._ahead))
        while len(self._ahead) < size and self._more(max(self._size, size - len(self._ahead))):
            pass
        return self._take(size)

    def _read1(self, size=-1):
        self._open()
        if not self._ahead:
            self._more(self._size)
        return self._take(len(self._ahead) if size is None or size < 0 else size)

    def _peek(self, size=0):
        if not self._ahead:
            self._more(self._size)
        return self._ahead

    def _line(self, size=-1):
        while b"\n" not in self._ahead and (size is None or size < 0 or len(self._ahead) < size):
            if not self._more(self._size):
                break
        end = self._ahead.find(b"\n") + 1 or len(self._ahead)
        return self._take(end if size is None or size < 0 else min(end, size))

    def _write(self, data):
        self._open()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._behind and len(self._behind) + len(data) > self._size:
            self.flush()
        self._behind += data
        if self._is_direct or len(self._behind) >= self._size:
            self.flush()
        return len(data)

    def seek(self, offset, whence=0):
        self.flush()
        if whence == 1:
            offset -= len(self._ahead)
        self._ahead = b""
        return self.raw.seek(offset, whence)

    def tell(self):
        return self.raw.tell() - len(self._ahead) + len(self._behind)

    def truncate(self, size=None):
        self.flush()
        return self.raw.truncate(self.tell() if size is None else size)


class BufferedReader(_Buffered):
    __module__ = "_io"
    read, read1, peek, readline = _Buffered._read, _Buffered._read1, _Buffered._peek, _Buffered._line


class BufferedWriter(_Buffered):
    __module__ = "_io"
    write = _Buffered._write


class BufferedRandom(BufferedReader, BufferedWriter):
    __module__ = "_io"

    def read(self, size=-1):
        self.flush()
        return super().read(size)

    def write(self, data):
        if self._ahead:
            self.seek(0, 1)
        return super().write(data)


class BufferedRWPair(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader, self.writer = BufferedReader(reader, buffer_size), BufferedWriter(writer, buffer_size)
        self.read, self.read1, self.peek, self.readline = self.reader.read, self.reader.read1, self.reader.peek, self.reader.readline
        self.write, self.flush = self.writer.write, self.writer.flush

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def close(self):
        self.writer.close()
        self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class TextIOWrapper(TextIOBase):
    __module__ = "_io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        "".encode(encoding or "utf-8")
        self.buffer, self.encoding, self.errors = buffer, encoding or "UTF-8", errors or "strict"
        self._newline, self.line_buffering, self.write_through, self._ahead = newline, line_buffering, write_through, ""
        self._rest, self._seen = b"", ""

    @property
    def newlines(self):
        ends = [end for end, mark in (("\r", "r"), ("\n", "n"), ("\r\n", "b")) if mark in self._seen]
        return tuple(ends) if len(ends) > 1 else ends[0] if ends else None

    def _attached(self):
        if self.buffer is None:
            raise ValueError("underlying buffer has been detached")

    def __repr__(self):
        parts = "".join(f" {key}={getattr(self.buffer, key)!r}" for key in ("name",) if hasattr(self.buffer, key))
        if "mode" in self.__dict__:
            parts += f" mode={self.mode!r}"
        return f"<_io.TextIOWrapper{parts} encoding={self.encoding!r}>"

    @property
    def closed(self):
        return self.buffer is not None and self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.encoding, self.errors = encoding or self.encoding, errors or self.errors

    def flush(self):
        self._open()
        self.buffer.flush()

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()

    def write(self, text):
        self._attached()
        self._open()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        shown = text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text
        self.buffer.write(shown.encode(self.encoding, self.errors))
        if self.line_buffering and "\n" in text:
            self.flush()
        return len(text)

    def _fill(self):
        """Decodes all that is left; a stream of bytes that ends is the only kind there is."""
        self._attached()
        self._open()
        text = self.buffer.read().decode(self.encoding, self.errors)
        if self._newline in (None, "") and text:
            both = text.count("\r\n")
            counts = text.count("\r") - both, text.count("\n") - both, both
            self._seen += "".join(mark for mark, count in zip("rnb", counts) if count)
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._ahead += text

    def read(self, size=-1):
        self._fill()
        size = len(self._ahead) if size is None or size < 0 else size
        taken, self._ahead = self._ahead[:size], self._ahead[size:]
        return taken

    def readline(self, size=-1):
        self._fill()
        ends = ["\n", "\r"] if self._newline == "" else [self._newline or "\n"]
        places = [self._ahead.find(end) + len(end) for end in ends if end in self._ahead]
        end = min(places, default=len(self._ahead))
        if self._newline == "" and self._ahead[end - 1:end + 1] == "\r\n":
            end += 1
        return self.read(end if size is None or size < 0 else min(end, size))

    def seek(self, offset, whence=0):
        self.flush()
        self._ahead = ""
        return self.buffer.seek(offset, whence)

    def tell(self):
        self.flush()
        return self.buffer.tell() - len(self._ahead.encode(self.encoding, self.errors))

    def truncate(self, size=None):
        self.flush()
        return self.buffer.truncate(size)


class _Numbered:
    def fileno(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if "_number" not in self.__dict__:
            import _system
            self._number = _system._numbered(_system._Shared(self), self.name)
        return self._number

    def close(self):
        if "_number" in self.__dict__ and not self.closed:
            import _system
            _system._open_files.pop(self._number, None)
        super().close()


class _Opened(_Numbered):
    """What files that the machine itself reads and writes have besides."""

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"

    @property
    def raw(self):
        return FileIO(self.name, self.mode.replace("b", "").replace("+", "").replace("w", "r+"))

    def peek(self, size=0):
        place = self.tell()
        ahead = self.read(DEFAULT_BUFFER_SIZE)
        self.seek(place)
        return ahead


def _named(name):
    def settle(cls):
        cls.__name__ = cls.__qualname__ = name
        cls.__module__ = "_io"
        globals()[name].register(cls)
        return cls
    return settle


@_named("TextIOWrapper")
class OpenText(_Numbered, StringIO):
    encoding, errors, newlines, write_through = "UTF-8", "strict", None, False

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"

    @property
    def buffer(self):
        kinds = self.mode.replace("t", "")
        buffer = open(self.name, ("r+" if kinds == "w" else kinds) + "b")
        buffer.seek(self.tell())
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        if (encoding or "utf-8").lower().replace("_", "-") not in ("utf-8", "utf8") or newline not in (None, "\n"):
            raise NotImplementedError("reconfigure of an open file is not supported by Freezeframe; open it with these options")

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        return super().write(text)


@_named("BufferedReader")
class OpenReader(_Opened, BytesIO):
    pass


@_named("BufferedWriter")
class OpenWriter(_Opened, BytesIO):
    pass


@_named("BufferedRandom")
class OpenRandom(_Opened, BytesIO):
    pass


def opened(file, mode, buffering, encoding, errors, newline):
    """A file that is opened with options which the machine's own files do not have."""
    is_binary, kinds = "b" in mode, mode.replace("b", "").replace("t", "")
    if buffering == 0 and not is_binary:
        raise ValueError("can't have unbuffered text I/O")
    if not is_binary:
        "".encode(encoding or "utf-8")
    raw = FileIO(file, kinds)
    if buffering == 0:
        return raw
    cls = BufferedRandom if "+" in kinds else BufferedReader if kinds == "r" else BufferedWriter
    buffer = cls(raw)
    # What is written is seen at once, also where nobody closes the file.
    buffer._is_direct = True
    if is_binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1, write_through=True)
    text.mode = mode
    return text


class LineStringIO(StringIO):
    """A text in memory with other ends of lines than `\\n`."""

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        shown = text
        if self._newline is None:
            both = text.count("\r\n")
            counts = text.count("\r") - both, text.count("\n") - both, both
            self._seen += "".join(mark for mark, count in zip("rnb", counts) if count)
            shown = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline:
            shown = text.replace("\n", self._newline)
        super().write(shown)
        return len(text)

    newlines = property(TextIOWrapper.newlines.fget)

    def readline(self, size=-1):
        place, rest = self.tell(), self.read()
        ends = ["\n", "\r"] if self._newline == "" else [self._newline or "\n"]
        end = min([rest.find(end) + len(end) for end in ends if end in rest], default=len(rest))
        if self._newline == "" and rest[end - 1:end + 1] == "\r\n":
            end += 1
        if size is not None and size >= 0:
            end = min(end, size)
        self.seek(place)
        return self.read(end)

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return IOBase.readlines(self, hint)


LineStringIO.__name__ = LineStringIO.__qualname__ = "StringIO"
LineStringIO.__module__ = "_io"


def string_io(text, newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
    if newline not in (None, "", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline!r}")
    made = StringIO.__new__(LineStringIO)
    made._newline, made._seen = newline, ""
    made.write(text or "")
    made.seek(0)
    return made


class IncrementalNewlineDecoder:
    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder, self._translate, self._held = decoder, translate, ""

    def decode(self, input, final=False):
        text = self._held + (input if self._decoder is None else self._decoder.decode(input, final))
        self._held = ""
        if text.endswith("\r") and not final:
            text, self._held = text[:-1], "\r"
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._translate else text


def text_encoding(encoding, stacklevel=2):
    return "locale" if encoding is None else encoding


def open_code(path):
    return open(path, "rb")
