#: pickle
import pickle, datetime, decimal, fractions, collections, enum, dataclasses
def t(x):
    for p in (4, 5):
        d = pickle.dumps(x, p); y = pickle.loads(d)
        if not (y == x and type(y) is type(x)): print("BAD", x, y)
    return d
class C(enum.Enum): A = 1; B = 2
@dataclasses.dataclass
class D: x: int; y: list
class P:
    def __init__(self): self.a = 1
    def __eq__(self, o): return self.__dict__ == o.__dict__
class G:
    def __init__(self): self.a = 1; self.b = 2
    def __getstate__(self): return {"a": self.a}
    def __setstate__(self, s): self.__dict__.update(s); self.b = "restored"
class R:
    def __init__(self, v): self.v = v
    def __reduce__(self): return R, (self.v,)
    def __eq__(self, o): return self.v == o.v
class S: 
    __slots__ = ("p", "q")
    def __eq__(self, o): return self.p == o.p
NT = collections.namedtuple("NT", "x y")
g = pickle.loads(pickle.dumps(G())); print(g.a, g.b)
s = S(); s.p = 1; print(pickle.loads(pickle.dumps(s)).p)
l = [1]; l.append(l); m = pickle.loads(pickle.dumps(l)); print(m[1] is m)
d = {}; d["d"] = d; m = pickle.loads(pickle.dumps(d)); print(m["d"] is m)
a = [1]; b = pickle.loads(pickle.dumps([a, a])); print(b[0] is b[1])
print(pickle.dumps([1, "a", 2.5, None, (1, 2)]), pickle.dumps({"a": (1,)}), pickle.dumps(10**20))
e = pickle.loads(pickle.dumps(ValueError("x", 1))); print(repr(e))
import io, copy
f = io.BytesIO(); pickle.dump(1, f); pickle.dump("b", f); f.seek(0); print(pickle.load(f), pickle.load(f))
print(pickle.HIGHEST_PROTOCOL)
class PP(pickle.Pickler):
    def persistent_id(self, o): return "id" if o == 42 else None
class UU(pickle.Unpickler):
    def persistent_load(self, p): return ("got", p)
f = io.BytesIO(); PP(f).dump([1, 42]); f.seek(0); print(UU(f).load())
#: tomllib
import tomllib
print(tomllib.loads('''
title = "TOML" # c
[owner]
name = 'Tom'
dob = 1979-05-27T07:32:00-08:00
d = 1979-05-27
t = 07:32:00.5
[database]
ports = [ 8000, 8001,
  8002, ] # x
data = [ ["a"], [1.5] ]
temp = { cpu = 79.5, case.x = 72 }
enabled = true
big = 1_000
hex = 0xFF
f = -1.5e3
i = inf
[servers.alpha]
ip = "1"
[[products]]
name = "H"
[[products]]
name = "N"
[products.x]
y = 1
a.b.c = "d"
"quoted key" = "é\\t\\u00e9"
[multi]
s = """
one
two \\
   three"""
l = \'\'\'
raw\\n\'\'\'
'''))
for bad in ("a = ", "a = 1\na = 2", "[a]\n[a]", "a", "= 1", "a = 01", 'a = "x', "a = [1", "a = {b = 1", "[a", "a = 1 b = 2", "a.b = 1\na = 2", "a = 'x\ny'", "a = \"\\q\"", "a = 1979-13-01", "[[a]]\n[a]", "a = tru"):
    try: print(tomllib.loads(bad))
    except tomllib.TOMLDecodeError as e: print(repr(bad), e)
try: tomllib.loads(b"a")
except TypeError as e: print(e)
print(tomllib.loads("a = 1.5", parse_float=str), tomllib.loads("a = \"\"\"x\"\"y\"\"\"\"\""))
#: configparser
import configparser, io
c = configparser.ConfigParser()
c.read_string("""
[DEFAULT]
base = /x
[a]
path = %(base)s/y
n = 5
f = 1.5
on = yes
multi = one
  two

  three
# comment
key: value
[b]
empty =
""")
print(c.sections(), c["a"]["path"], c.getint("a", "n"), c.getfloat("a", "f"), c.getboolean("a", "on"), repr(c["a"]["multi"]), c["a"]["key"], repr(c["b"]["empty"]))
print(dict(c["a"]), list(c), c.has_option("a", "base"), c.get("a", "zz", fallback="fb"), c["a"].get("zz"), c["a"].getint("n"), c.options("b"))
for bad in (lambda: c["z"], lambda: c["a"]["z"], lambda: c.get("a", "z"), lambda: c.get("z", "z"), lambda: c.getint("a", "key"), lambda: c.getboolean("a", "n"), lambda: c.add_section("a"), lambda: c.add_section("DEFAULT"), lambda: c.set("a", "x", 5), lambda: c.read_string("x = 1"), lambda: c.read_string("[q]\nx"), lambda: c.read_string("[q2]\nx=1\nx=2"), lambda: c.read_string("[q3]\n[q3]"), lambda: c.set("a", "p", "%")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
c["new"] = {"k": "v", "K2": 1}; c.set("new", "z", "1"); c.remove_option("new", "k"); c.remove_section("b")
f = io.StringIO(); c.write(f); print(f.getvalue())
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()); e.read_dict({"p": {"home": "/h"}, "q": {"d": "${p:home}/x", "e": "${d}/y"}}); print(e["q"]["e"])
r = configparser.RawConfigParser(allow_no_value=True); r.read_string("[s]\nflag\nx = %(y)s"); print(r["s"]["flag"], r["s"]["x"], r.items("s"))
#: graphlib
from graphlib import TopologicalSorter, CycleError
print(list(TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}).static_order())[0])
ts = TopologicalSorter({1: [2], 2: [3]}); ts.prepare()
while ts.is_active():
    r = ts.get_ready(); print(r); ts.done(*r)
try: list(TopologicalSorter({1: [2], 2: [1]}).static_order())
except CycleError as e: print(e.args[0], sorted(set(e.args[1])))
ts = TopologicalSorter()
try: ts.get_ready()
except ValueError as e: print(e)
ts.add("a", "b"); ts.prepare()
for bad in (lambda: ts.add("c"), lambda: ts.done("a"), lambda: ts.done("zz")):
    try: bad()
    except ValueError as e: print(e)
#: reprlib
import reprlib
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(10))), reprlib.repr((1,)), reprlib.repr(10**100), reprlib.repr([[[[[[[[1]]]]]]]]))
class A:
    def __init__(self): self.me = self
    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"A({self.me!r})"
print(A())
r = reprlib.Repr(maxlist=2, maxstring=10); print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"))
print(reprlib.Repr(indent=2).repr([1, [2, 3]]))
#: getopt and secrets
import getopt, secrets
print(getopt.getopt(["-a", "-bval", "--long", "--arg=x", "rest", "-c"], "ab:", ["long", "arg="]), getopt.gnu_getopt(["x", "-a", "y"], "a"))
for a in (["-z"], ["--zz"], ["-b"], ["--arg"], ["--long=1"]):
    try: getopt.getopt(a, "b:", ["arg=", "long"])
    except getopt.GetoptError as e: print(e, e.opt)
print(len(secrets.token_hex(4)), len(secrets.token_bytes(5)), 0 <= secrets.randbelow(10) < 10, secrets.compare_digest("a", "a"), secrets.choice([7]))
import sched
log = []; t = [0]
s = sched.scheduler(lambda: t[0], lambda d: t.__setitem__(0, t[0] + d)); s.enter(2, 1, log.append, ("b",)); s.enter(1, 1, log.append, ("a",)); s.enter(1, 0, log.append, ("first",)); print(len(s.queue)); s.run(); print(log, s.empty())
#: unicodedata names
for bad in (lambda: u.name("\u0378"), lambda: u.lookup("nope"), lambda: u.lookup("CJK UNIFIED IDEOGRAPH-0041"), lambda: u.name("ab")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
#: ends of objects
import weakref, gc
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1); del a
a = A(2); a = None
def f():
    b = A(3)
    return 5
f()
l = [A(4)]; l.clear()
d = {1: A(5)}; d.pop(1)
class N: pass
n = N(); r = weakref.ref(n, lambda r: print("gone", r() is None)); del n
o = N(); fin = weakref.finalize(o, print, "finalized", 1); del o; print(fin.alive)
class Cyc:
    def __del__(self): print("cyc", self.x)
c = Cyc(); c.x = 1; c.me = c; del c; print(gc.collect() > 0)
class Res:
    def __del__(self): globals()["saved"] = self
r = Res(); del r; print(type(saved).__name__)
class Bad:
    def __del__(self): print("bad")
def g():
    x = Bad(); raise ValueError
try: g()
except ValueError: pass
print("end")
#: chained bytes
b = bytearray(b"hello"); b[1:3] = b"EYX"; b += b"!"; b *= 2; del b[0]; b.insert(0, 72); print(b, b.pop(), b.find(b"o"), b % () if 0 else b.upper())
print(bytearray(b"%s-%d") % (b"a", 5), b"%04x|%-5s|%c" % (255, b"ab", 65), b"abc".hex("-"), bytes.fromhex("00ff"), bytearray.fromhex("61"))
print("é€".encode("utf-16-le"), b"\xe9".decode("cp1252"), "x".encode("utf-8-sig"), b"\xff\xfea\x00".decode("utf-16"))
try: b"\xe2\x82".decode()
except UnicodeDecodeError as e: print(e, e.start, e.end, e.reason, e.encoding, e.object)
try: "aé€".encode("ascii")
except UnicodeEncodeError as e: print(e, e.start, e.end)
