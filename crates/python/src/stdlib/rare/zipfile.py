"""Archives of files: ZIP, with members stored or deflated."""

import binascii
import io
import os
import posixpath
import struct
import time
import zlib

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo", "ZipFile",
           "PyZipFile", "LargeZipFile", "Path"]
ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
_END, _ENTRY, _LOCAL = b"PK\5\6", b"PK\1\2", b"PK\3\4"
_METHODS = {ZIP_STORED: "stored", ZIP_DEFLATED: "deflate", ZIP_BZIP2: "bzip2", ZIP_LZMA: "lzma"}


class BadZipFile(Exception):
    __module__ = "zipfile"


class LargeZipFile(Exception):
    __module__ = "zipfile"


error = BadZipfile = BadZipFile


def _usable(method):
    if method not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError("That compression method is not supported")


# What the bytes from 128 on stand for in names that are not UTF-8.
_OLD = ("\u00c7\u00fc\u00e9\u00e2\u00e4\u00e0\u00e5\u00e7\u00ea\u00eb\u00e8\u00ef\u00ee\u00ec\u00c4\u00c5\u00c9\u00e6\u00c6\u00f4\u00f6\u00f2\u00fb\u00f9\u00ff\u00d6\u00dc"
        "\u00a2\u00a3\u00a5\u20a7\u0192\u00e1\u00ed\u00f3\u00fa\u00f1\u00d1\u00aa\u00ba\u00bf")


def _old_name(data):
    return "".join(chr(byte) if byte < 128 else _OLD[byte - 128:byte - 127] or "?" for byte in data)


class ZipInfo:
    __module__ = "zipfile"

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename, self.filename = filename, filename.partition("\0")[0]
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.date_time, self.compress_type, self.comment, self.extra = tuple(date_time), ZIP_STORED, b"", b""
        self.create_system, self.create_version, self.extract_version = 3, 20, 20
        self.flag_bits = self.volume = self.internal_attr = self.external_attr = self.header_offset = 0
        self.CRC = self.compress_size = self.file_size = 0

    def __repr__(self):
        parts = [f"filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            parts.append(f"compress_type={_METHODS.get(self.compress_type, self.compress_type)}")
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            import stat
            parts.append(f"filemode={stat.filemode(high)!r}")
        if low:
            parts.append(f"external_attr={low:#x}")
        if not self.is_dir() or self.file_size:
            parts.append(f"file_size={self.file_size!r}")
        if (not self.is_dir() or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            parts.append(f"compress_size={self.compress_size!r}")
        return f"<ZipInfo {' '.join(parts)}>"

    def is_dir(self):
        return self.filename.endswith("/")

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        name = os.fspath(filename) if arcname is None else arcname
        folder = os.path.isdir(filename)
        made = cls(posixpath.normpath(name).lstrip("/") + ("/" if folder else ""), time.localtime()[:6])
        made.external_attr = 0o40755 << 16 | 16 if folder else 0o100644 << 16
        made.file_size = 0 if folder else os.path.getsize(filename)
        return made

    def _stamp(self):
        year, month, day, hour, minute, second = self.date_time
        return hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day

    def _name(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | 0x800

    def _common(self):
        name, flags = self._name()
        return name, (self.extract_version, flags, self.compress_type, *self._stamp(), self.CRC, self.compress_size, self.file_size, len(name))


def is_zipfile(filename):
    try:
        if hasattr(filename, "read"):
            filename.seek(0)
            return _END in filename.read()
        with io.open(filename, "rb") as file:
            return _END in file.read()
    except OSError:
        return False


class ZipExtFile(io.BufferedIOBase):
    __module__ = "zipfile"

    def __init__(self, info, data):
        self._stream, self.name, self.mode, self.newlines = io.BytesIO(data), info.filename, "r", None

    def readable(self):
        return True

    def seekable(self):
        return True

    def read(self, n=-1):
        return self._stream.read(n)

    def readline(self, limit=-1):
        return self._stream.readline(-1 if limit is None else limit)

    def peek(self, n=1):
        at = self._stream.tell()
        return self._stream.getvalue()[at:]

    def seek(self, offset, whence=0):
        return self._stream.seek(offset, whence)

    def tell(self):
        return self._stream.tell()


class _Writing(io.BufferedIOBase):
    def __init__(self, archive, info):
        self._archive, self._info, self._parts = archive, info, []

    def writable(self):
        return True

    def write(self, data):
        self._open()
        self._parts.append(bytes(memoryview(data)))
        return len(data)

    def close(self):
        if not self.closed:
            super().close()
            self._archive._store(self._info, b"".join(self._parts))


class ZipFile:
    __module__ = "zipfile"
    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True,
                 metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _usable(compression)
        self.mode, self.compression, self.compresslevel, self.pwd = mode, compression, compresslevel, None
        self.filelist, self.NameToInfo, self._comment, self.debug = [], {}, b"", 0
        self._own = isinstance(file, (str, bytes)) or hasattr(file, "__fspath__")
        self.filename = os.fspath(file) if self._own else getattr(file, "name", None)
        there = self._own and os.path.exists(self.filename)
        if mode == "r" or mode == "a" and (there or not self._own):
            data = self._all(file)
            self._packed = self._index(data) if mode == "r" or data else b""
        else:
            self._packed = b""
        self.fp = (io.open(self.filename, {"r": "rb", "a": "r+b" if there else "wb"}.get(mode, mode + "b")) if self._own else file)
        self._changed = mode in ("w", "x")

    def _all(self, file):
        if self._own:
            with io.open(self.filename, "rb") as stream:
                return stream.read()
        file.seek(0)
        return file.read()

    def _index(self, data):
        """Reads the list of members; what stands before it is what is packed."""
        end = data.rfind(_END)
        if end < 0 or len(data) < end + 22:
            raise BadZipFile("File is not a zip file")
        count, size, start, length = struct.unpack_from("<HLLH", data, end + 10)
        self._comment = data[end + 22:end + 22 + length]
        at = end - size
        shift = at - start
        for _ in range(count):
            if data[at:at + 4] != _ENTRY:
                raise BadZipFile("Bad magic number for central directory")
            (made, system, needed, flags, method, clock, day, crc, packed, whole, names, extras, comments, volume, internal, external,
             offset) = struct.unpack_from("<BBHHHHHLLLHHHHHLL", data, at + 4)
            name = data[at + 46:at + 46 + names].decode("utf-8") if flags & 0x800 else _old_name(data[at + 46:at + 46 + names])
            info = ZipInfo(name, ((day >> 9) + 1980, day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2))
            info.create_version, info.create_system, info.extract_version, info.flag_bits, info.compress_type = made, system, needed, flags, method
            info.CRC, info.compress_size, info.file_size, info.volume, info.internal_attr = crc, packed, whole, volume, internal
            info.external_attr, info.header_offset = external, offset + shift
            info.extra, info.comment = data[at + 46 + names:at + 46 + names + extras], data[at + 46 + names + extras:][:comments]
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
            at += 46 + names + extras + comments
        return data[:start + shift]

    def __repr__(self):
        if self.fp is None:
            return f"<zipfile.{type(self).__name__} [closed]>"
        name = f" filename={self.filename!r}" if self._own else f" file={self.fp!r}"
        return f"<zipfile.{type(self).__name__}{name} mode={self.mode!r}>"

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f"comment: expected bytes, got {type(comment).__name__}")
        self._comment, self._changed = comment, True

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return info

    def printdir(self, file=None):
        print(f"{'File Name':<46} {'Modified    ':>19} {'Size':>12}", file=file)
        for info in self.filelist:
            print(f"{info.filename:<46} {'%d-%02d-%02d %02d:%02d:%02d' % info.date_time} {info.file_size:>12}", file=file)

    def setpassword(self, pwd):
        if pwd is not None and not isinstance(pwd, bytes):
            raise TypeError(f"pwd: expected bytes, got {type(pwd).__name__}")
        self.pwd = pwd or None

    def _reading(self):
        if self.fp is None:
            raise ValueError("Attempt to use ZIP archive that was already closed")

    def _bytes(self, info):
        if info.flag_bits & 1:
            raise RuntimeError(f"File {info.filename!r} is encrypted, password required for extraction")
        _usable(info.compress_type)
        head = self._packed[info.header_offset:info.header_offset + 30]
        if head[:4] != _LOCAL:
            raise BadZipFile("Bad magic number for file header")
        names, extras = struct.unpack_from("<HH", head, 26)
        start = info.header_offset + 30 + names + extras
        data = self._packed[start:start + info.compress_size]
        if info.compress_type == ZIP_DEFLATED:
            data = zlib.decompress(data, -15)
        if binascii.crc32(data) != info.CRC:
            raise BadZipFile(f"Bad CRC-32 for file {info.filename!r}")
        return data

    def read(self, name, pwd=None):
        self._reading()
        if self.mode not in "ra":
            raise io.UnsupportedOperation("not readable")
        return self._bytes(name if isinstance(name, ZipInfo) else self.getinfo(name))

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if mode == "w":
            return _Writing(self, name if isinstance(name, ZipInfo) else self._new(name))
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        return ZipExtFile(info, self.read(info))

    def testzip(self):
        for info in self.filelist:
            try:
                self._bytes(info)
            except BadZipFile:
                return info.filename

    def extract(self, member, path=None, pwd=None):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        inside = [part for part in info.filename.split("/") if part not in ("", ".", "..")]
        target = posixpath.join(os.fspath(path) if path is not None else os.getcwd(), *inside)
        if info.is_dir():
            os.makedirs(target, exist_ok=True)
            return target
        os.makedirs(posixpath.dirname(target) or "/", exist_ok=True)
        with io.open(target, "wb") as file:
            file.write(self.read(info))
        return target

    def extractall(self, path=None, members=None, pwd=None):
        for member in self.namelist() if members is None else members:
            self.extract(member, path, pwd)

    def _new(self, name):
        info = ZipInfo(name, time.localtime()[:6])
        info.compress_type, info.external_attr = self.compression, 0o600 << 16
        if info.is_dir():
            info.external_attr = 0o40775 << 16 | 16
        return info

    def _store(self, info, data, level=None):
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self.mode not in "wxa":
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn(f"Duplicate name: {info.filename!r}", stacklevel=4)
        level = self.compresslevel if level is None else level
        body = zlib.compress(data, -1 if level is None else level, -15) if info.compress_type == ZIP_DEFLATED else data
        info.CRC, info.file_size, info.compress_size, info.header_offset = binascii.crc32(data), len(data), len(body), len(self._packed)
        name, common = info._common()
        self._packed += _LOCAL + struct.pack("<HHHHHLLLHH", *common, len(info.extra)) + name + info.extra + body
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
        self._changed = True

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        info = zinfo_or_arcname if isinstance(zinfo_or_arcname, ZipInfo) else self._new(zinfo_or_arcname)
        if compress_type is not None:
            _usable(compress_type)
            info.compress_type = compress_type
        self._store(info, data.encode("utf-8") if isinstance(data, str) else bytes(data), compresslevel)

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        info = ZipInfo.from_file(filename, arcname)
        info.compress_type = self.compression if compress_type is None else compress_type
        if info.is_dir():
            info.compress_type = ZIP_STORED
            return self._store(info, b"")
        with io.open(filename, "rb") as file:
            self._store(info, file.read(), compresslevel)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        name = getattr(zinfo_or_directory_name, "filename", zinfo_or_directory_name)
        info = ZipInfo(name if name.endswith("/") else name + "/", time.localtime()[:6])
        info.external_attr = (0o40000 | mode) << 16 | 16
        self._store(info, b"")

    def close(self):
        if self.fp is None:
            return
        if self._changed:
            listed = b""
            for info in self.filelist:
                name, common = info._common()
                listed += (_ENTRY + struct.pack("<BBHHHHHLLLHHHHHLL", info.create_version, info.create_system, *common, len(info.extra),
                                                len(info.comment), 0, info.internal_attr, info.external_attr, info.header_offset)
                           + name + info.extra + info.comment)
            count = len(self.filelist)
            ending = _END + struct.pack("<HHHHLLH", 0, 0, count, count, len(listed), len(self._packed), len(self._comment))
            if self.fp.seekable():
                self.fp.seek(0)
            self.fp.write(self._packed + listed + ending + self._comment)
        if self._own:
            self.fp.close()
        self.fp = None


PyZipFile = ZipFile


class Path:
    __module__ = "zipfile"

    def __init__(self, root, at=""):
        self.root, self.at = root if isinstance(root, ZipFile) else ZipFile(root), at

    def __repr__(self):
        return f"Path({self.root.filename!r}, {self.at!r})"

    def __str__(self):
        return posixpath.join(self.root.filename or "", self.at)

    @property
    def name(self):
        return posixpath.basename(self.at.rstrip("/")) or posixpath.basename(self.root.filename or "")

    def _names(self):
        names = dict.fromkeys(self.root.namelist())
        for name in list(names):
            parts = name.rstrip("/").split("/")[:-1]
            names.update(dict.fromkeys("/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1)))
        return names

    def is_dir(self):
        return not self.at or self.at.endswith("/")

    def is_file(self):
        return self.exists() and not self.is_dir()

    def exists(self):
        return not self.at or self.at in self._names()

    def joinpath(self, *other):
        at = posixpath.join(self.at, *other)
        return Path(self.root, at + "/" if at + "/" in self._names() else at)

    __truediv__ = joinpath

    def iterdir(self):
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        inside = (name for name in self._names() if name != self.at and posixpath.dirname(name.rstrip("/")) == self.at.rstrip("/"))
        return (Path(self.root, name) for name in inside)

    def open(self, mode="r", *args, pwd=None, **kwargs):
        file = self.root.open(self.at, mode[0])
        return file if "b" in mode else io.TextIOWrapper(file, *args, **kwargs)

    def read_text(self, *args, **kwargs):
        with self.open("r", *args, **kwargs) as file:
            return file.read()

    def read_bytes(self):
        return self.root.read(self.at)
