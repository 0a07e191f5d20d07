#: doctest of a function and a class
import doctest, types
def f(x):
    """Doc.

    >>> f(1)
    2
    >>> f(2)
    4
    >>> f('a')
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> 1/0
    Traceback (most recent call last):
    ZeroDivisionError
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> list(range(5)) # doctest: +NORMALIZE_WHITESPACE
    [0,   1,
     2, 3, 4]
    >>> 1/0 # doctest: +SKIP
    >>> 1/0 # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ZeroDivisionError: zzz
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    >>> x = 5
    >>> 1
    >>> True
    1
    """
    return x + 1
p = doctest.DocTestParser()
for e in p.get_examples(f.__doc__): print(repr(e.source), repr(e.want), e.exc_msg, e.lineno, e.indent, e.options)
t = p.get_doctest(f.__doc__.replace("ZeroDivisionError\n", "ZeroDivisionError: division by zero\n"), {"f": f}, "nm", "fn", 10); print(t)
r = doctest.DocTestRunner(verbose=True); print(r.run(t, clear_globs=False)); print(r.summarize(True), r.failures, r.tries)
m = types.ModuleType("mm"); exec('def q():\n    """\n    >>> q()\n    1\n    >>> q()\n    2\n    """\n    return 1\ndef noex(): pass', m.__dict__)
print(doctest.testmod(m)); print(doctest.testmod(m, verbose=True))
try: doctest.testmod(m, raise_on_error=True)
except doctest.DocTestFailure as e: print(e.got, e.example.want)
#: doctest parts
import doctest
p = doctest.DocTestParser()
print([type(x).__name__ for x in p.parse("a\n>>> 1\n1\nb\n\n>>> 2\n")], p.parse("a\n\n>>> 1\n1\n\nb\n")[2])
for bad in [">>>1\n", ">>> 1 # doctest: +ZZ\n", " >>> 1\nx\n", ">>> if 1:\n...x\n"]:
    try: print(p.get_examples(bad))
    except ValueError as e: print(e)
c = doctest.OutputChecker()
for w, g, fl in [("a\n", "a\n", 0), ("1\n", "True\n", 0), ("a...c\n", "abc\n", doctest.ELLIPSIS), ("a...c\n", "abc\n", 0), ("...a...\n", "xxaxx\n", doctest.ELLIPSIS), ("aa...aa", "aaa", doctest.ELLIPSIS)]: print(c.check_output(w, g, fl))
for fl in (doctest.REPORT_NDIFF, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, 0): print(c.output_difference(doctest.Example("x", "a\nb\nc\nd\n"), "a\nb\nx\nd\n", fl))
print(doctest.TestResults(1, 2), doctest.script_from_examples("a\n>>> 1\n1\nb\n"))
print(repr(doctest.DocTestRunner(optionflags=doctest.FAIL_FAST).run(p.get_doctest(">>> 1\n2\n>>> 2\n3\n", {}, "n", None, None))))
#: tokens
import io, token, tokenize
text = '''# a
def f(a, *b: int = 0x1F) -> "x":
    """doc
    more"""
    if a == 1.5e3 and not b:   # why
        return [a, b'x', f"{a!r:>{b}} {{}} {f'{a}'}", rf'\\d{a:x}',
                ...]

    x = a if b else \\
        c @ d
    return x ** 2, y := 1
'''
for t in tokenize.generate_tokens(io.StringIO(text).readline): print(t)
print([t.exact_type for t in tokenize.tokenize(io.BytesIO(b"# coding: latin-1\na += 1").readline)])
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO(text).readline)) == text)
print(tokenize.detect_encoding(io.BytesIO(b"#!x\n# -*- coding: utf-8 -*-\n").readline), token.tok_name[token.NAME], token.ISEOF(0))
for bad in ["(1,\n", "if x:\n    a\n  b\n", "'abc\n", '"""abc\n']:
    try: print(len(list(tokenize.generate_tokens(io.StringIO(bad).readline))))
    except (tokenize.TokenError, IndentationError) as e: print(type(e).__name__, e.args[0])
#: marshal
import marshal
values = [1, -5, 2**31, -2**100, 2.5, "a", "é", "x" * 300, b"b", None, True, ..., (1,), {1: 2, "k": [3]}, {3}, frozenset({4}), 1j, (), "abc", "abc", StopIteration]
print(marshal.loads(marshal.dumps(values)) == values, marshal.version)
print(marshal.loads(b"\xe9\x01\x00\x00\x00"), marshal.loads(b"[\x02\x00\x00\x00\xda\x01ar\x00\x00\x00\x00trailing"))
for data in [b"", b"i1", b"q", b"0", b"[", b"(\1\0\0\0", b"s\5\0\0\0a", b"r\0\0\0\0"]:
    try: print(marshal.loads(data))
    except Exception as e: print(type(e).__name__, e)
for value in [object(), int, [object()], range(3)]:
    try: print(marshal.dumps(value))
    except ValueError as e: print(e)
#: zones
import zoneinfo, datetime, pickle, io, copy
for key in ["UTC", "Etc/GMT+5", "GMT"]:
    zone = zoneinfo.ZoneInfo(key)
    at = datetime.datetime(2024, 7, 1, 12, tzinfo=zone)
    print(repr(zone), str(zone), zone.key, at, at.tzname(), at.utcoffset(), at.dst(), at.astimezone(datetime.timezone.utc), zone is zoneinfo.ZoneInfo(key), copy.copy(zone) is zone, pickle.loads(pickle.dumps(zone)) is zone)
print(zoneinfo.ZoneInfo.no_cache("UTC") is zoneinfo.ZoneInfo("UTC"), zoneinfo.ZoneInfo("UTC").utcoffset(None))
for key in ["Nope/Zone", "", "/etc", "../x"]:
    try: zoneinfo.ZoneInfo(key)
    except Exception as e: print(type(e).__name__, e)
# The rule of a file that has no changes of its own.
data = b"TZif2" + bytes(15) + bytes([0, 0, 0, 0] * 3 + [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]) + bytes(6) + b"UTC\0"
data += b"TZif2" + bytes(15) + bytes([0, 0, 0, 0] * 3 + [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]) + (3600).to_bytes(4, "big") + b"\0\0CET\0\nCET-1CEST,M3.5.0,M10.5.0/3\n"
zone = zoneinfo.ZoneInfo.from_file(io.BytesIO(data), key="Here")
for stamp in [(2024, 3, 31, 1, 59), (2024, 3, 31, 2, 30), (2024, 3, 31, 3, 0), (2024, 10, 27, 2, 30), (2024, 10, 27, 3, 0), (2030, 7, 1)]:
    for fold in (0, 1):
        at = datetime.datetime(*stamp, tzinfo=zone, fold=fold)
        print(at, at.tzname(), at.dst())
for hour in range(4):
    at = datetime.datetime(2024, 10, 26, 23, tzinfo=datetime.timezone.utc) + datetime.timedelta(hours=hour)
    local = at.astimezone(zone)
    print(local, local.fold)
#: encodings that are seldom used
for name in ["cp437", "koi8-r", "iso8859-15", "mac-roman", "cp1251", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "utf-7", "latin2", "hex", "nope"]:
    for text in ["", "abc", "é", "Ωя😀", "a\tb\\n\"'", "€", "bücher", "München-Ost", "a+b", "日本", "~a\\b"]:
        try:
            data = text.encode(name)
            print(name, data, data.decode(name) == text)
        except (LookupError, UnicodeError) as e: print(type(e).__name__, e)
for data in [b"\\x4", b"\\u12", b"\\", b"\\101\\n", b"\\N{DIGIT ONE}", b"\\N{NOPE}", b"\\U00110000", b"a\xff", b"\\x41\\u0042"]:
    for name in ("unicode_escape", "raw_unicode_escape"):
        try: print(data, name, ascii(data.decode(name)))
        except UnicodeError as e: print(e)
#: streams in memory and what they refuse
import io
s = io.StringIO("a\nb"); print(s.newlines, s.line_buffering, s.encoding, s.errors)
for f in ["seek(1, 1)", "seek(-1)", "seek(0, 3)", "truncate(-1)", "fileno()", "detach()"]:
    for made in (io.StringIO("abc"), io.BytesIO(b"abc")):
        try: print(f, eval("made." + f))
        except (OSError, ValueError) as e: print(f, type(e).__name__, e)
try: io.BytesIO().encoding
except AttributeError as e: print(e)
#: paths as bytes, and what are none
import os.path as p, os
class P:
    def __init__(self, x): self.x = x
    def __fspath__(self): return self.x
for f in ["join(b'a', b'b')", "join('a', b'b')", "join(P('a'), 'b')", "split(b'/a/b')", "basename(P('/a/b'))", "splitext(b'a.b')", "normpath(b'a/../b')", "normpath('//a')", "normpath('///a')", "isabs(b'/a')", "abspath(b'/a/../b')", "dirname(None)", "basename(1)", "join('a', None)", "exists(1.5)"]:
    try: print(f, eval("p." + f))
    except TypeError as e: print(f, e)
try: os.fspath(P(1))
except TypeError as e: print(e)
#: what is asked of generators, coroutines and errors
def g(): yield
x = g(); x.__name__ = "zz"; x.__qualname__ = "Q.zz"; print(x.__name__, x.__qualname__, repr(x)[:25])
try: x.__name__ = 1
except TypeError as e: print(e)
async def co(): pass
c = co()
try: c.send(1)
except TypeError as e: print(e)
c.close()
for e in ["UnicodeDecodeError()", "UnicodeDecodeError(1, 2, 3, 4, 5)", "UnicodeEncodeError('a', b'b', 1, 2, 'c')", "UnicodeDecodeError('u', 'b', 1, 2, 'c')", "UnicodeTranslateError(1)", "SyntaxError('a', 1)", "SyntaxError('a', (1,))", "OSError(1, 2, 3, 4, 5, 6)"]:
    try: print(e, repr(eval(e)))
    except TypeError as x: print(e, x)
class N: __contains__ = None
try: 1 in N()
except TypeError as e: print(e)
def f(x): super()
try: f(1)
except RuntimeError as e: print(e)
def f(a, b=2, *c, d, e=5, **g):
    x = 1; y = lambda: (x, a)
print(f.__code__.co_varnames, f.__code__.co_cellvars, f.__code__.co_nlocals)
try:
    class M(memoryview): pass
except TypeError as e: print(e)
#: long texts and bytes, printed so that they fit
import pprint
vals=['a b '*40, 'x'*200, {'k':'lorem ipsum dolor sit amet '*8,'z':['word '*30, 'short']}, b'a'*100, [b'abc'*40], bytearray(b'q'*90), 'line one\nline two is longer and goes on and on until it does not fit any more in eighty\nend', ('a '*60,), {'a':{'b':'c d '*30}}, 'a\tb  c '*20, [['x y '*25]*2]*2, "it's "*30]
for v in vals:
    for w in (80, 40, 20): print(pprint.pformat(v, width=w))
    print(pprint.pformat(v, indent=4, compact=True))
import textwrap, struct
for f in ["textwrap.wrap('a b c', 3, max_lines=2)", "textwrap.shorten('hello', 1)", "textwrap.shorten('hello big world', 10)", "struct.Struct('<i')", "struct.pack('Q', 2**64)", "struct.pack('q', 2**63)", "struct.pack('<q', -2**64)"]:
    try: print(f, eval(f))
    except (ValueError, struct.error) as e: print(f, e)
#: handlers of errors that a program registers
import codecs
codecs.register_error("my", lambda e: ("?" * (e.end - e.start), e.end))
codecs.register_error("bytes", lambda e: (b"<b>", e.end) if isinstance(e, UnicodeEncodeError) else ("<d>", e.end))
codecs.register_error("bad", lambda e: 5)
codecs.register_error("far", lambda e: ("", 99))
print("aéßb".encode("ascii", "my"), "aéßb".encode("ascii", "bytes"), b"a\xffb\xfe".decode("ascii", "bytes"), b"a\xff".decode("utf-8", "my"), "é€".encode("latin-1", "my"))
print("aé".encode("ascii", "namereplace"), "ok".encode("ascii", "nope"))
for text, handler in [("é", "bad"), ("é", "far"), ("é", "nope")]:
    try: print(text.encode("ascii", handler))
    except (TypeError, IndexError, LookupError) as e: print(type(e).__name__, e)
#: small corners of builtins
for e in ["(int | str) == (str | int)", "hash(int | str) == hash(str | int)", "(int | str) == (int | None)", "chr(2**70)", "chr(-1)", "[].__format__(1)", "object().__format__(None)", "b'a'.decode(1)", "b'a'.decode(errors=None)", "open(1.5)", "bool.from_bytes(b'a')", "type(bool.from_bytes(b'a'))", "exit", "quit", "float.fromhex('0x1p0')"]:
    try: print(e, eval(e))
    except Exception as x: print(e, type(x).__name__, x)
class I(int): pass
class F(float): pass
print(type(I.from_bytes(b"a")), type(F.fromhex("0x1p0")))
def f(): "doc"
del f.__doc__; print(f.__doc__)
import types
m = types.ModuleType("m", "doc"); print(sorted(m.__dict__.items()))
try: types.ModuleType(1)
except TypeError as e: print(e)
try: exit(3)
except SystemExit as e: print(e.code)
try: 1 / 0
except ZeroDivisionError as e: print(type(e.__traceback__.tb_lasti))
#: sequences repeated by what has an index
class I:
    def __index__(self): return 2
class N: pass
for s in ["ab", b"ab", [1], (1,), bytearray(b"a")]: print(s * I(), I() * s)
l = k = [1]; l *= I(); print(l, l is k)
for e in ["'a' * N()", "N() * [1]", "[1] * 1.5", "True @ False", "N() @ 1"]:
    try: print(eval(e))
    except TypeError as x: print(e, x)
#: kinds of files, and how Python is set up
import mimetypes as m, sysconfig
for n in ["a.html", "a.tar.gz", "a.tgz", "a.py", "a.PNG", "b", "x.unknown", "http://h/a.json?x=1", "data:text/css,abc", "data:,a", "a.jpeg", "a.csv", "a.txt.gz", "a.webp", "a.svgz", "a.js", "a.md"]: print(n, m.guess_type(n))
print([m.guess_extension(k) for k in ["text/html", "image/jpeg", "text/plain", "nope/nope", "application/json"]])
m.add_type("x/y", ".zz"); print(m.guess_type("q.zz"), sysconfig.get_python_version(), sorted(sysconfig.get_path_names()))
#: texts with a zero in them
for e in ["eval('\\x00')", "exec('a=1\\x00')", "compile('\\x00', 'f', 'exec')"]:
    try: eval(e)
    except SyntaxError as x: print(e, x)
