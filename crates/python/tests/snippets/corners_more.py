#: files want their folder, and are written at once
import os, tempfile
os.chdir(tempfile.mkdtemp())
for path in ("no/a.txt", "no/b/c"):
    try:
        open(path, "w")
    except FileNotFoundError as e:
        print(e.errno, e.strerror, e.filename)
os.makedirs("yes/b")
print(open("yes/b/c", "w", newline="").write("a\r\nb\n"), open("yes/b/c", newline="").read() == "a\r\nb\n")
print(open("yes/d", "w", encoding="latin-1").write("é"), open("yes/d", "rb").read())
with open("yes/e", "w+b") as f:
    f.write(b"0123")
    print(f.raw.__class__.__name__)
#: errors of attributes know what was asked for
import traceback
class A:
    bar = 1
    def __getattr__(self, name):
        raise AttributeError(name)
class P:
    @property
    def x(self):
        raise AttributeError("inner")
def ask(what):
    try:
        what()
    except AttributeError as e:
        print(e.name, type(e.obj).__name__, traceback.format_exc().splitlines()[-1])
ask(lambda: A().baz)
ask(lambda: getattr(A(), "bax"))
ask(lambda: P().x)
#: keys of caches
import functools
@functools.lru_cache
def f(*args, **kwargs):
    return args, kwargs
print(f(1), f(1.0), f("a"), f(a=1), f(1, a=2), f.cache_info())
#: references are shared
import weakref
class W: pass
w = W()
a, b = weakref.ref(w), weakref.ref(w)
c = weakref.ref(w, lambda it: print("gone", it is c))
print(a is b, a is c, weakref.getweakrefcount(w), len(weakref.getweakrefs(w)), weakref.getweakrefcount(W()))
del w
print(a(), c())
#: what is in the dict of a class
class A: pass
class B(A):
    x = 1
class C(int):
    def f(self):
        self.q = 1
class D:
    __slots__ = ("a",)
class E(Exception):
    "doc"
for cls in (A, B, C, D, E, type("F", (), {})):
    print([key for key in cls.__dict__ if key != "__firstlineno__"])
print(C.__dict__["__static_attributes__"], A.__dict__["__dict__"], A.__dict__["__weakref__"])
#: formats of logging
import io, logging, logging.config, logging.handlers
out = io.StringIO()
log = logging.getLogger("corner")
log.propagate = False
handler = logging.StreamHandler(out)
log.addHandler(handler)
for style, text in (("%", "%(levelname)-8s|%(message)s"), ("{", "{levelname:>8}|{message}"), ("$", "$levelname|${message}")):
    handler.setFormatter(logging.Formatter(text, style=style))
    log.warning("w %d", 1)
print(out.getvalue())
for text, style in (("abc", "%"), ("abc", "{"), ("{a b}", "{"), ("abc $ d", "$"), ("abc", "?")):
    try:
        logging.Formatter(text, style=style)
    except ValueError as e:
        print(e)
print(log, logging.root, logging.NullHandler(), logging.lastResort)
memory = logging.handlers.MemoryHandler(10, target=handler)
log.handlers = [memory]
log.error("later")
print(out.getvalue().splitlines()[-1])
logging.config.dictConfig({
    "version": 1, "disable_existing_loggers": False, "formatters": {"f": {"format": "%(name)s %(message)s"}},
    "handlers": {"h": {"class": "logging.StreamHandler", "stream": out, "formatter": "f", "level": "INFO"}},
    "loggers": {"made": {"handlers": ["h"], "level": "DEBUG", "propagate": False}},
})
logging.getLogger("made").debug("no")
logging.getLogger("made").info("yes")
print(out.getvalue().splitlines()[-1])
try:
    logging.config.dictConfig({"version": 2})
except ValueError as e:
    print(e)
#: files that logs rotate
import logging, logging.handlers, os, tempfile
os.chdir(tempfile.mkdtemp())
log = logging.getLogger("rotated")
log.propagate = False
log.addHandler(logging.handlers.RotatingFileHandler("r.log", maxBytes=30, backupCount=2))
for at in range(6):
    log.warning("line number %d", at)
print({name: open(name).read() for name in sorted(os.listdir())})
#: texts of JSON
import json
print(json.dumps({"a": [1, {"b": [], "c": {}}], "e": "x\"y\\\n", (1,): 2}, indent=2, skipkeys=True))
print(json.dumps({(1,): 2}, skipkeys=True, indent=2), json.dumps("é\u2028\x7f", ensure_ascii=False), json.dumps({"b": 1, "a": [True, None]}, sort_keys=True))
print(json.loads("[1,2 ,3 , 40, -1, 0, 1.5, 12e2, 123456789012345678901234567890]"), json.loads('["a\\"b", "é\u00a0", ""]'))
for text in ("[1 2]", "12a", '"ab', '["a\tb"]', "[1,", "[1", "1 2", "01"):
    try:
        json.loads(text)
    except ValueError as e:
        print(e)
class Own(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        yield "mine"
print(json.dumps([1], cls=Own))
#: what was another text or number
import argparse, errno, math, re, socket, stat, statistics, string
from decimal import Decimal
from fractions import Fraction
print(argparse.ArgumentParser().add_argument("-x", type=int, help="h"))
print(errno.errorcode[131], errno.ELIBBAD, stat.S_ISSOCK(0o140000), stat.S_ISFIFO(0), socket.inet_aton("1.2.3.4"), socket.htons(1), socket.AF_INET)
print(math.nextafter(1, 2, steps=3), math.nextafter(0.0, -1, steps=2), math.nextafter(1, 2, steps=0), math.nextafter(-1, 1, steps=2**64))
scanner = re.compile("a|b").scanner("abc")
print(scanner.match(), scanner.search(), scanner.match())
print(statistics.stdev([Decimal(1), Decimal(2)]), f"{Fraction(1, 3):e}", sum([1e16, 1, -1e16]))
for text in (lambda: str.maketrans({1.5: 1}), lambda: "{}".format_map({}), lambda: str(b"a", 5), lambda: math.nextafter(1, 2, steps=-1)):
    try:
        print(text())
    except (TypeError, ValueError) as e:
        print(e)
#: flags in the order of their definition
import enum
class F(enum.Flag):
    R = 4
    W = 2
    X = 1
print(list(F), F(7), list(F(3)), F(6).name)
try:
    F.R.value = 5
except AttributeError as e:
    print(e)
#: templates of one's own
import string
class Percent(string.Template):
    delimiter = "%"
class Upper(string.Template):
    idpattern = "[A-Z]+"
    flags = 0
class Words(string.Template):
    pattern = r"""
    \[(?P<escaped>\[)|\[(?P<named>\w+)\]|\[(?P<braced>)\{|\[(?P<invalid>)
    """
print(Percent("%a $a %% %{a}b").substitute(a=1), Upper("$A $a ${B}").safe_substitute(A=1, a=2, B=3), Percent("%1").safe_substitute())
print(string.Template("$a ${b} $$ $1").get_identifiers(), string.Template("$é").is_valid(), Upper("$ab").is_valid())
for template in (Percent("x\n %"), Upper("$a")):
    try:
        template.substitute()
    except ValueError as e:
        print(e)
print(bool(string.Template.pattern.search("$x")), Words("[a] [[").substitute(a=1))
#: what methods of a class of byte arrays make
import copy
class B(bytearray): pass
b = B(b"abc")
made = (b + b"x", b[1:], b.upper(), b * 2, b.copy(), b.replace(b"a", b"b"), b.split(b"b")[0], b.strip(), b.ljust(5), b.partition(b"b")[0], b.join([b"q"]))
print([type(it).__name__ for it in made], type(B.fromhex("61")).__name__, b, b[:2])
b += b"x"
b *= 2
print(type(b).__name__, b, type(copy.copy(b)).__name__, copy.deepcopy(b))
#: where files and texts in memory cannot go
import io, os, tempfile
os.chdir(tempfile.mkdtemp())
open("a", "w").close()
for stream in (open("a"), open("a", "rb"), io.StringIO(), io.BytesIO()):
    for place in ((-1,), (0, 5)):
        try:
            stream.seek(*place)
        except (OSError, ValueError) as e:
            print(type(e).__name__, e)
try:
    open("a", newline="x")
except ValueError as e:
    print(e)
