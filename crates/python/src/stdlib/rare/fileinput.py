"""The lines of several files, one after the other."""

import os
import sys
import types

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin", "FileInput", "hook_compressed",
           "hook_encoded"]

_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def close():
    global _state
    state, _state = _state, None
    if state:
        state.close()


def nextfile():
    return _active().nextfile()


def filename():
    return _active().filename()


def lineno():
    return _active().lineno()


def filelineno():
    return _active().filelineno()


def fileno():
    return _active().fileno()


def isfirstline():
    return _active().isfirstline()


def isstdin():
    return _active().isstdin()


class FileInput:
    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
        if isinstance(files, (str, os.PathLike)):
            files = (os.fspath(files),)
        else:
            files = tuple(sys.argv[1:] if files is None else files) or ("-",)
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if inplace and openhook:
            raise ValueError("FileInput cannot use an opening hook in inplace mode")
        if openhook and not callable(openhook):
            raise ValueError("FileInput openhook must be callable")
        self._files, self._inplace, self._backup, self._mode, self._openhook = files, inplace, backup, mode, openhook
        self._encoding, self._errors = encoding, errors
        self._filename, self._startlineno, self._filelineno = None, 0, 0
        self._file, self._isstdin, self._output, self._saved = None, False, None, None

    __class_getitem__ = classmethod(types.GenericAlias)

    def close(self):
        self.nextfile()
        self._files = ()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def nextfile(self):
        file, self._file = self._file, None
        if self._output is not None:
            sys.stdout = self._saved
            self._output.close()
            self._output = self._saved = None
            if not self._backup:
                os.unlink(self._filename + ".bak")
        if file is not None and not self._isstdin:
            file.close()
        self._isstdin = False

    def readline(self):
        while True:
            if self._file is None:
                if not self._files:
                    return b"" if self._mode == "rb" else ""
                self._next()
            line = self._file.readline()
            if line:
                self._filelineno += 1
                return line
            self.nextfile()

    def _next(self):
        self._filename, self._files = self._files[0], self._files[1:]
        self._startlineno, self._filelineno = self.lineno(), 0
        options = {} if "b" in self._mode else {"encoding": self._encoding, "errors": self._errors}
        if self._filename == "-":
            self._filename, self._file, self._isstdin = "<stdin>", sys.stdin, True
        elif self._inplace:
            before = self._filename + (self._backup or ".bak")
            os.rename(self._filename, before)
            self._file = open(before, self._mode, **options)
            self._output, self._saved = open(self._filename, self._mode.replace("r", "w"), **options), sys.stdout
            sys.stdout = self._output
        elif self._openhook:
            self._file = self._openhook(self._filename, self._mode, **options) if self._encoding else self._openhook(self._filename, self._mode)
        else:
            self._file = open(self._filename, self._mode, **options)

    def filename(self):
        return self._filename

    def lineno(self):
        return self._startlineno + self._filelineno

    def filelineno(self):
        return self._filelineno

    def fileno(self):
        return -1 if self._file is None else self._file.fileno()

    def isfirstline(self):
        return self._filelineno == 1

    def isstdin(self):
        return self._isstdin


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    if os.path.splitext(filename)[1] == ".gz":
        import gzip
        import io
        stream = gzip.open(filename, mode)
        return stream if "b" in mode else io.TextIOWrapper(stream, encoding, errors)
    return open(filename, mode, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    return lambda filename, mode: open(filename, mode, encoding=encoding, errors=errors)
