"""Encodings by name: of texts to bytes, and a few of texts to texts or bytes to bytes."""

import io

BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_LE = BOM_UTF16_LE
BOM_BE, BOM_UTF32 = BOM_UTF16_BE, BOM_UTF32_LE
_searches, _handlers = [], {}


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None,
                *, _is_text_encoding=None):
        made = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        made.name, made.encode, made.decode, made.streamreader, made.streamwriter = name, encode, decode, streamreader, streamwriter
        made.incrementalencoder, made.incrementaldecoder = incrementalencoder, incrementaldecoder
        made._is_text_encoding = _is_text_encoding if _is_text_encoding is not None else True
        return made

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


def _rot13(text):
    turned = {at + start: (at + 13) % 26 + start for start in (65, 97) for at in range(26)}
    return text.translate(turned)


def _hex(data):
    import binascii
    return binascii.hexlify(data)


def _unhex(data):
    import binascii
    return binascii.unhexlify(data)


def _base64(data):
    import base64
    return base64.encodebytes(data)


def _unbase64(data):
    import base64
    return base64.decodebytes(data)


def _zlib(data):
    import zlib
    return zlib.compress(data)


def _unzlib(data):
    import zlib
    return zlib.decompress(data)


_OTHERS = {"rot13": ("rot-13", _rot13, _rot13), "hex": ("hex", _hex, _unhex), "base64": ("base64", _base64, _unbase64), "zlib": ("zlib", _zlib, _unzlib)}
_NAMES = {"utf_8": "utf-8", "utf8": "utf-8", "u8": "utf-8", "latin_1": "iso8859-1", "latin1": "iso8859-1", "iso_8859_1": "iso8859-1",
          "iso8859_1": "iso8859-1", "us_ascii": "ascii", "utf_16": "utf-16", "utf_32": "utf-32", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be",
          "utf_32_le": "utf-32-le", "utf_32_be": "utf-32-be", "utf_8_sig": "utf-8-sig", "utf_7": "utf-7"}


def lookup(encoding, /):
    plain = encoding.lower().replace("-", "_").replace(" ", "_")
    for search in _searches:
        found = search(plain)
        if found is not None:
            return found
    other = _OTHERS.get(plain.removesuffix("_codec").replace("_", ""))
    if other is not None:
        name, there, back = other
        return CodecInfo(lambda data, errors="strict": (there(data), len(data)), lambda data, errors="strict": (back(data), len(data)), name=name,
                         _is_text_encoding=False)
    if "".encode(encoding) is None:
        raise LookupError(f"unknown encoding: {encoding}")
    name = _NAMES.get(plain, plain)

    def encode(text, errors="strict"):
        return text.encode(encoding, errors), len(text)

    def decode(data, errors="strict"):
        data = bytes(data)
        return data.decode(encoding, errors), len(data)

    class encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return input.encode(encoding, self.errors)

    class decoder(BufferedIncrementalDecoder):
        _encoding = encoding

    class reader(StreamReader):
        pass

    class writer(StreamWriter):
        pass

    reader.encode = writer.encode = staticmethod(encode)
    reader.decode = writer.decode = staticmethod(decode)
    return CodecInfo(encode, decode, reader, writer, encoder, decoder, name)


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    yield from filter(None, map(encoder.encode, iterator))
    if rest := encoder.encode("", True):
        yield rest


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    yield from filter(None, map(decoder.decode, iterator))
    if rest := decoder.decode(b"", True):
        yield rest


def utf_8_encode(text, errors=None, /):
    return text.encode("utf-8", errors or "strict"), len(text)


def utf_8_decode(data, errors=None, final=False, /):
    return bytes(data).decode("utf-8", errors or "strict"), len(data)


def ascii_encode(text, errors=None, /):
    return text.encode("ascii", errors or "strict"), len(text)


def latin_1_encode(text, errors=None, /):
    return text.encode("latin-1", errors or "strict"), len(text)


def escape_encode(data, errors=None, /):
    return repr(data)[2:-1].encode(), len(data)


def escape_decode(data, errors=None, /):
    import ast
    text = data if isinstance(data, str) else bytes(data).decode("latin-1")
    quoted = text.replace('"', '\\"').replace("\n", "\\n")
    return ast.literal_eval(f'b"{quoted}"'), len(data)


class Codec:
    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors, self.buffer = errors, ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder:
    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the bytes of a character that has not come whole."""

    _encoding = "utf-8"

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def decode(self, input, final=False):
        data, self.buffer = self.buffer + bytes(input), b""
        for held in range(0 if final else min(4, len(data) + 1)):
            try:
                text = data[:len(data) - held].decode(self._encoding)
            except UnicodeDecodeError:
                continue
            self.buffer = data[len(data) - held:]
            return text
        return data.decode(self._encoding, self.errors)

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write("".join(list))

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stream.close()


class StreamReader(Codec):
    def __init__(self, stream, errors="strict"):
        self.stream, self.errors, self._text = stream, errors, None

    def _all(self):
        if self._text is None:
            self._text = io.StringIO(self.decode(self.stream.read(), self.errors)[0])
        return self._text

    def read(self, size=-1, chars=-1, firstline=False):
        return self._all().read(chars if chars >= 0 else size)

    def readline(self, size=None, keepends=True):
        line = self._all().readline()
        return line if keepends else line.rstrip("\n")

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def __iter__(self):
        return iter(self._all())

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stream.close()


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    import builtins
    return builtins.open(filename, mode, encoding=encoding)


def strict_errors(exception):
    raise exception


def ignore_errors(exception):
    return "", exception.end


def replace_errors(exception):
    return ("?" if isinstance(exception, UnicodeEncodeError) else "\ufffd") * (exception.end - exception.start), exception.end


def backslashreplace_errors(exception):
    part = exception.object[exception.start:exception.end]
    if isinstance(part, bytes):
        return "".join(f"\\x{byte:02x}" for byte in part), exception.end
    return part.encode("ascii", "backslashreplace").decode("ascii"), exception.end


def xmlcharrefreplace_errors(exception):
    return "".join(f"&#{ord(c)};" for c in exception.object[exception.start:exception.end]), exception.end


def namereplace_errors(exception):
    import unicodedata

    def one(char):
        name = unicodedata.name(char, None)
        return f"\\N{{{name}}}" if name else char.encode("ascii", "backslashreplace").decode("ascii")

    return "".join(map(one, exception.object[exception.start:exception.end])), exception.end


def lookup_error(name, /):
    known = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors, "backslashreplace": backslashreplace_errors,
             "xmlcharrefreplace": xmlcharrefreplace_errors, "namereplace": namereplace_errors, **_handlers}
    if name not in known:
        raise LookupError(f"unknown error handler name '{name}'")
    return known[name]


def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler
