#: warn
import warnings
warnings.simplefilter("always")
def show(msg, cat, fn, line, file=None, text=None): print(cat.__name__, msg, line)
warnings.showwarning = show
for s in ['x = 1; x is 1','x=1\nx is not "a"','x=1\nx is ()','"a" is x','1 is 1', 'x == 1 is True','"\\d"','b"\\d"','f"\\d{1}"','r"\\d"','"\\400"','assert (1, "a")','assert ()','1()','"a"()','[1](2)','(1,2)(3)','{}()','None()','1[2]','"a"["b"]','(1,2)["a"]','[1]["a"]','(lambda: 1)[0]','{1}[0]','None[0]','f"a"[1.0]','def f():\n  for x in y:\n    try: pass\n    finally: continue','def f():\n try: pass\n finally: return 1','0x1if 1else 2','1if 1else 2','1or 2','0b1and 1','1in [1]','1jif 1else 2', '...()','(x for x in [])[0]','[x for x in []]["a"]','{}[1]','x is None','x is True','x is ...', 'x is -1', 'x is 1.0', 'x is b"a"', 'x is f"a"','1 < x is 2', 'lambda: 1 is x', 'def f(): yield 1 is x', '(1)(2)', '"a" "b"(1)','True()','True[0]','"""\\q\n"""','"a\\\nb\\z"', "'\\('"]:
    print(repr(s))
    try: compile(s, "<t>", "exec")
    except SyntaxError as e: print("ERR", e)
#: doubts as errors
import warnings
warnings.filterwarnings("error")
for text in ["1 is 1", "x = 5\nif x is not 'a': pass", "assert (1, 'a')", "x = 1\ny = '\\d'", "3(4)"]:
    try: exec(text)
    except SyntaxError as e: print(text.split("\n")[-1], "|", e, e.lineno, e.offset, e.end_lineno)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile("x is 3\nf'{x}\\q'", "name", "exec")
    for it in caught: print(it.message, it.category.__name__, it.filename, it.lineno)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(eval("1 is 1"))
#: code made anew
def f(a, b=2):
    "doc"
    return a + 1, "text", 2.5
c = f.__code__
d = c.replace(co_name="other", co_qualname="q.other", co_filename="file.py")
print(d.co_name, d.co_qualname, d.co_filename, d.co_argcount, c.co_name, d is c)
g = type(f)(d, globals(), "named", (7,))
print(g(1), g.__name__, g.__qualname__, g.__defaults__)
consts = tuple("changed" if it == "text" else it for it in c.co_consts)
print(type(f)(c.replace(co_consts=consts), {})(1), f(1))
print(c.replace().co_consts == c.co_consts, c.replace(co_argcount=2).co_argcount)
try: c.replace(co_nothing=1)
except Exception as e: print("refused")
#: struct sizes
import struct
print(struct.calcsize("1000000i"), struct.calcsize("3x2h"), struct.pack("0i"), struct.pack("<2sx0s", b"abc", b"z"))
for text in ["99999999999999999999i", "9999999999999999999x", "i0", "2"]:
    try: print(struct.calcsize(text))
    except struct.error as e: print(e)
print(struct.unpack("<2h0s2s", b"abcdef"), struct.Struct("<3h").pack(1, 2, 3))
#: pickles of more
import pickle, copy, operator, types, uuid, dataclasses
@dataclasses.dataclass(frozen=True, slots=True)
class D:
    a: int
    b: list
class C:
    def m(self): return 1
for it in [operator.itemgetter(1, 2), operator.attrgetter("a.b"), operator.methodcaller("f", 1), operator.methodcaller("f", k=2), types.SimpleNamespace(a=[1]), uuid.UUID(int=7), D(1, [2]), list.append, dict.fromkeys, int.from_bytes, str.__add__, "ab".join]:
    for protocol in 0, 2, 5:
        made = pickle.loads(pickle.dumps(it, protocol)) if not (protocol == 0 and type(it) is D) else it
        assert type(made) is type(it), it
    again = copy.deepcopy(it)
    print(type(again).__name__, repr(again) == repr(it) or again == it or callable(it))
#: single dispatch of class methods
import functools, statistics, random
class C:
    @functools.singledispatchmethod
    @classmethod
    def m(cls, a): return cls.__name__, "any"
    @m.register
    @classmethod
    def _(cls, a: int): return cls.__name__, "int"
    @functools.singledispatchmethod
    @staticmethod
    def s(a): return "any"
    @s.register
    @staticmethod
    def _(a: list): return "list"
print(C.m(1), C().m("a"), C.s([]), C().s(5))
nan, inf = float("nan"), float("inf")
print(statistics.mean([nan, 1]), statistics.mean([inf, 1]), statistics.mean([1, -inf]), statistics.mean([inf, -inf]))
for action in [lambda: random.randbytes(-1), lambda: random.setstate((1, 2, 3)), lambda: int(10, 1), lambda: int("10", 40), lambda: "%(a)s %s" % {"a": 1}]:
    try: action()
    except (ValueError, TypeError) as e: print(e)
#: modules by their other names
import _struct, _random, _json, _csv, _datetime, _decimal, _heapq, _bisect, _pickle, _hashlib, _queue, _weakrefset, _threading_local, _pydecimal, _pyio, genericpath
import asyncio.queues, asyncio.locks, asyncio.tasks, concurrent.futures.thread
print(_struct.pack("<h", 1), isinstance(_random.Random(1).random(), float), _datetime.date(2020, 1, 2), _decimal.Decimal("1.5"), _pickle.loads(_pickle.dumps([1])))
h = [3, 1]; _heapq.heapify(h); print(h, _bisect.bisect_left([1, 3], 2), genericpath.exists("/nothing"), _weakrefset.WeakSet.__name__)
print(asyncio.queues.Queue is asyncio.Queue, asyncio.locks.Lock is asyncio.Lock, concurrent.futures.thread.ThreadPoolExecutor is concurrent.futures.ThreadPoolExecutor)
#: weakset
import weakref, copy
class A:
    def __init__(s,n): s.n=n
    def __repr__(s): return f"A{s.n}"
    def __hash__(s): return s.n
    def __eq__(s,o): return s.n==o.n
    def __lt__(s,o): return s.n<o.n
a,b,c=A(1),A(2),A(3)
s=weakref.WeakSet([a,b]); t=weakref.WeakSet([b,c])
for e in ['s|t','s&t','s-t','s^t','s<=t','s<s|t','s==weakref.WeakSet([b,a])','s.isdisjoint(t)','s.issubset(t)','a in s','5 in s','len(s)','s.copy()==s','type(s.union(t))','s!=t']:
    r=eval(e); print(e, sorted(r) if isinstance(r,weakref.WeakSet) else r)
s|=t; print(len(s)); s-=t; print(list(s)); s.add(b); s.discard(b); s.discard(c); s.update([b,c])
try: s.remove(A(9))
except KeyError: print("ke")
s.remove(b); print(sorted(s)); del a; print(len(s)); s.clear(); print(len(s))
try: s.pop()
except KeyError as e: print(e)
try: s.add(5)
except TypeError as e: print(e)
d=weakref.WeakValueDictionary(x=b,y=c); print(sorted(d), d.get("x"), d.pop("y"), d.setdefault("z",c), len(d), list(d.items()), "x" in d, [r() for r in d.valuerefs()], d.copy()==d, len(d|{"q":b})); d.update(w=b); del d["w"]
try: d["nope"]
except KeyError as e: print(e)
k=weakref.WeakKeyDictionary(); k[b]=1; k[c]=2; print(k[b], len(k), sorted(k.keys()), k.get(A(7),0), [r() for r in k.keyrefs()], c in k, k.pop(c), dict(k), k.setdefault(c,5), list(k.values()))
print(weakref.getweakrefcount(b)>0, len(weakref.getweakrefs(b))>0)
from weakref import *
print(WeakSet)
#: ag2
import asyncio, sys
async def g(n):
    try:
        while True: yield n
    finally:
        await asyncio.sleep(0)
        print("end", n)
async def main():
    global keep
    keep = g(1); print(await anext(keep))
    async for x in g(2): break
    await asyncio.sleep(0.01)
    print("main ends")
asyncio.run(main())
print("ran", sys.get_asyncgen_hooks())
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
async def h():
    try: yield 1
    finally: print("h ends")
a = h(); print(drive(a.__anext__())); del a; print("gone")
sys.set_asyncgen_hooks(lambda x: print("first"), lambda x: print("fin"))
a = h(); print(drive(a.asend(None))); del a; print("gone")
#: asyncgen-end
import asyncio
async def g():
    try:
        for i in range(5): yield i
    finally: print("closed")
async def main():
    async for x in g():
        print(x)
        if x == 1: break
    print("after")
asyncio.run(main())
async def m2():
    a = g()
    print(await a.__anext__()); 
    await a.aclose()
    try: await a.__anext__()
    except StopAsyncIteration: print("stop")
    a = g(); await a.asend(None)
    try: await a.athrow(ValueError("q"))
    except ValueError as e: print(e)
asyncio.run(m2())
import sys
print(sys.get_asyncgen_hooks())
#: fmt
for spec in ["", "d", "x", "#x", "#o", "#b", "+d", " d", "08d", "<8", ">8", "^8", "=8", "*^8d", ",", "_", "_x", "_b", "e", ".2f", "g", "%", "c", "n", "+08,d", "#010x", "=+8d", ".3e", ".0f", "#.0f", "z.1f", "08.3f"]:
    for v in [0, 5, -17, 123456789, 3.14159, -0.0001, 1e100, float("inf"), float("nan"), True, 2+3j, "ab"]:
        try: print(repr(spec), v, repr(format(v, spec)))
        except Exception as e: print(repr(spec), v, type(e).__name__, e)
#: percent
for f in ["%d","%5d","%-5d|","%05d","%+d","% d","%x","%#x","%X","%o","%#o","%e","%.2E","%f","%.3f","%g","%G","%#g","%s","%r","%a","%c","%10s|","%-10s|","%.2s|","%i","%u","%%","%5%","%ld","%hd"]:
    for v in [5, -17, 3.7, "ab", "é", b"x", None, 10**20, True, 1e300]:
        try: print(f, v, repr(f % (v,)))
        except Exception as e: print(f, v, type(e).__name__, e)
for f, a in [("%(a)d %(b)s", {"a":1,"b":2}), ("%(a)s", {"b":1}), ("%s %s", (1,)), ("%s", (1,2)), ("%*d", (5, 1)), ("%.*f", (2, 1.234)), ("%-*d|", (5,1)), ("%z", 1), ("%", 1), ("%(a", {"a":1}), ("%d", "a"), ("%c", 300), ("%c", "ab"), ("%c", -1), ("%s", ()), ("abc", (1,)), ("abc", {}), ("abc", [1]), ("abc", 1), ("%(a)s %s", {"a":1}), ("%(a)s", 1)]:
    try: print(f, a, repr(f % a))
    except Exception as e: print(f, a, type(e).__name__, e)
for f, a in [(b"%s", b"a"), (b"%d", 5), (b"%a", "é"), (b"%c", 65), (b"%c", b"a"), (b"%b", b"z"), (b"%s", "a"), (b"%x", 255), (b"%(a)s", {b"a": b"q"}), (b"%5s|", b"a"), (b"%r", 1), (b"%.1f", 2.25)]:
    try: print(f, a, repr(f % a))
    except Exception as e: print(f, a, type(e).__name__, e)
#: match
def m(x):
    match x:
        case 0 | 1: return "01"
        case -1.5 | 2+3j: return "num"
        case "a" | b"b": return "s"
        case None | True: return "NT"
        case [] : return "empty"
        case [x]: return ("one", x)
        case [1, *rest, 9]: return ("mid", rest)
        case (a, b) if a == b: return ("eq", a)
        case [[a, b], *_]: return ("nest", a, b)
        case {"k": v, "z": {"y": w}, **rest}: return (v, w, rest)
        case {"k": int(v) | float(v)}: return ("num", v)
        case {}: return "map"
        case str() as s: return ("str", s)
        case int(n) if n > 5: return ("big", n)
        case Pt(0, y=yy): return ("pt0", yy)
        case Pt(x=xx): return ("pt", xx)
        case E.A: return "EA"
class Pt:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
import enum
class E(enum.Enum): A=1; B=2
from collections import deque, OrderedDict, namedtuple
N = namedtuple("N", "a b")
import array
for v in [0,1,True,1.0,-1.5,2+3j,"a",b"b",None,False,[],(),[5],[1,2,3,9],(4,4),[(1,2),3],{"k":1,"z":{"y":2},"q":3},{"k":1.5},{"k":"s"},{},"hello",7,3,Pt(0,1),Pt(3,4),E.A,E.B,deque([5]),N(4,4),range(0),range(1),set(),bytearray(b"x"),array.array("i",[5]),OrderedDict(k=1),memoryview(b"a"),iter([1])]:
    print(v if not isinstance(v,(Pt,memoryview)) and not hasattr(v,"__next__") else type(v), m(v))
for src in ['match 1:\n case Pt(1,2,3): pass','match Pt(1,2):\n case Pt(1,2,3): pass','match Pt(1,2):\n case Pt(1, x=1): pass','match 1:\n case int(1,2): pass','match 1:\n case len(): pass','class Q: __match_args__=5\nmatch Q():\n case Q(1): pass','class Q: __match_args__=(5,)\nmatch Q():\n case Q(1): pass','class Q: pass\nmatch Q():\n case Q(1): pass', 'match {}:\n case {"a":1,"a":2}: pass','match 1, 2:\n case 1, x: print(x)','match [1,2]:\n case 1, *x: print(x)','type = 5; print(type)','_ = 3\nmatch 5:\n case _: print(_)','match 5:\n case x if (y := x): print(y)', 'match "abc":\n case [a,b,c]: print(1)\n case _: print("no")','match {1:2}:\n case {1: x, **kw}: print(x, kw)','match {}:\n case {**kw}: print(kw)','match (1,(2,3)):\n case (a,(b,c)) as w: print(a,b,c,w)','match 1.0:\n case 1: print("y")','match 3:\n case 0b11: print("y")','match "x":\n case "x" "y": print(1)\n case "x": print(2)','match {"a":None}:\n case {"a":None}: print("n")','match []:\n case (): print("e")', 'match 1:\n case (1): print("p")','match x:\n case y: pass']:
    try: exec(src, {"Pt": Pt})
    except BaseException as e: print(type(e).__name__, e)
#: ctx
import contextlib as cl
@cl.contextmanager
def cm(x):
    print("in",x)
    try: yield x
    except ValueError as e: print("caught",e)
    finally: print("out")
@cl.contextmanager
def bad(): 
    yield 1
    yield 2
@cl.contextmanager
def bad0(): return; yield
for f in ['with bad(): pass','with bad0(): pass','with 5: pass','with bad(): raise ValueError(1)','class X: __enter__=5\nwith X(): pass','class X:\n def __enter__(s): return 1\nwith X(): pass','with bad() as (a,b): pass','class X:\n def __enter__(s): return s\n def __exit__(s,*a): raise KeyError("ex")\nwith X(): 1/0','with cm(1): raise StopIteration("s")','with (cm(1) as a, cm(2)): print(a)','def f():\n  with cm(3): return 7\nprint(f())','for i in range(2):\n  with cm(i): continue']:
    try: exec(f)
    except BaseException as e: print(f, "!!", type(e).__name__, e, type(e.__context__))
#: re
import re
for f in ['re.match("a","b")','re.match("(a)(?P<n>b)?","ab")','re.match("(a)(?P<n>b)?","a").groups("z")','re.match("(a)(?P<n>b)?","ab").groupdict()','re.match("(a)(b)?","a").span(2)','re.search("b","abc").start()','re.findall("a(b)?","aab")','re.findall("(a)(b)?","aab")','re.findall("","ab")','[m.span() for m in re.finditer("x*","axb")]','re.split("(,)","a,b")','re.split("","abc")','re.split("x*","axbc")','re.split(",","a,b,c",maxsplit=1)','re.sub("a","b","aaa",count=2)','re.sub("(a)",r"<\\1>","aa")','re.sub("(?P<x>a)",r"\\g<x>\\g<1>\\g<0>","a")','re.sub("x*","-","abxd")','re.sub("a",lambda m:m[0].upper(),"aba")','re.subn("a","b","aa")','re.sub("a",r"\\n\\t","a")','re.sub("a",r"\\q","a")','re.sub("a",r"\\2","a")','re.sub("a",r"\\g<2>","a")','re.sub("a",r"\\g<n","a")','re.escape("a.b*c d")','re.compile("a",re.I|re.M)','repr(re.compile(b"a"))','re.compile("(")','re.compile("a**")','re.compile("[")','re.compile("[z-a]")','re.compile("(?P<1>a)")','re.compile("(?P<a>a)(?P<a>b)")','re.compile("(?P=x)")','re.compile("\\\\1")','re.compile("*")','re.compile("a{2,1}")','re.compile("(?<=a+)b")','re.compile("(?z)")','re.compile("a(?i)b")','re.compile(")")','re.compile("\\\\")','re.compile("(?#")','re.compile("\\\\q")','re.compile("[\\\\q]")','re.compile("x{99999999999}")','re.fullmatch("a|ab","ab")','re.match("(?i:A)b","ab")','re.match("(?s:.)","\\n")','re.match("(?x) a  b # c","ab")','re.search("(?<!a)b","ab")','re.search("(?<=a)b","ab")','re.match("(?>a+)a","aaa")','re.match("a++a","aaa")','re.match("(a)?(?(1)b|c)","ab")','re.match("(?(1)a|b)","b")','re.match(r"\\d+","١٢")','re.match(r"\\d+","١٢",re.A)','re.match(r"\\w+","é_1")','re.match(r"[\\w-]+","a-b")','re.match(r"\\bfoo\\b","foo bar")','re.search(r"\\Bo","foo")','re.match(r"\\A\\Z","")','re.search("$","a\\n").span()','re.findall("^a","a\\na",re.M)','re.match("a","A",re.I)','re.match("ß","ẞ",re.I)','re.match("[a-z]","K",re.I)','re.match("(a+)+$","a"*20+"b")','re.match("a","a").re','re.match("a","a").string','re.match("a","ba",) ','re.compile("a").match("ba",1)','re.compile("a").search("ba",0,1)','re.compile("^a").match("ba",1)','re.match("(a)(b)","ab").lastindex','re.match("(?P<q>a)","a").lastgroup','re.match("(a)","a").expand(r"\\1x")','re.match("(a)","a")["1"]','re.match("(a)","a")[2]','re.match("(a)","a").group(0,1)','re.match("(a)","a").regs','re.compile("(a)(?P<n>b)").groups','re.compile("(a)(?P<n>b)").groupindex','re.compile("a").flags','re.compile(b"a").flags','re.compile("a").pattern','re.match("a",b"a")','re.match(b"a","a")','re.compile(b"\\xff",re.I)','re.match(5,"a")','re.match("a",5)','re.purge()','re.I','re.I|re.M','repr(re.RegexFlag(0))','re.compile("a",re.L)','re.compile("a",re.A|re.U)','re.compile(re.compile("a"))','re.compile(re.compile("a"),re.I)','re.error is re.PatternError','re.compile("a")==re.compile("a")','bool(re.match("","a"))','re.match("(?P<é>a)","a").groupdict()','re.match(r"\\N{DIGIT ONE}","1")','re.match("\\\\u0061\\\\x61","aa")','re.match("[\\\\]a]+","]a")','re.match("[]a]+","]a")','re.match("[^]a]+","b")','re.match("[a\\\\-z]+","a-z")','re.match("(?:a|b)*?c","abc")','re.match(".*?b","aab")','re.match("a{,2}","aaa")','re.match("a{2,}","aaa")','re.match("a{x}","a{x}")','re.split(r"(?<=,)","a,b")','re.sub("(?m)^","> ","a\\nb")','re.template if hasattr(re,"template") else 0','re.Scanner([("a",lambda s,t:t)]).scan("aab")','re.search("a","b") or 5','re.match("a.c","a\\nc",re.DOTALL)','re.findall(r"(\\w)(\\d)","a1b2")','re.match("(?:(a)|b)*","ab").groups()','re.match(r"(\\w+) \\1","ab ab")','copy.copy(re.compile("a"))','re.compile("(?P<n>a)").sub(r"\\g<n>",  "a")','re.sub("", "-", "abc")','re.sub("(a)|b", r"[\\1]", "ab")','re.NOFLAG','re.DEBUG']:
    try: print(f, eval(f))
    except BaseException as e: print(f, "!!", type(e).__name__, e)
#: json
import json
for f in ['json.dumps({"a":[1,2.5,None,True,"é\\n\\u2028"]})','json.dumps("é",ensure_ascii=False)','json.dumps([1,[2]],indent=2)','json.dumps({"b":1,"a":2},sort_keys=True,indent="\\t")','json.dumps([1,2],separators=(",",":"))','json.dumps(float("nan"))','json.dumps(float("inf"),allow_nan=False)','json.dumps({1:2,None:3,True:4,1.5:5})','json.dumps({(1,2):3})','json.dumps({(1,2):3,"a":1},skipkeys=True)','json.dumps(object())','json.dumps({1,2})','json.dumps(1j)','json.dumps(b"a")','json.dumps({"a":object()})','json.dumps([],indent=2)','json.dumps({},indent=2)','json.dumps("\\ud800")','json.dumps((1,2))','json.dumps(10**30)','json.dumps(1e300)','json.dumps(-0.0)','json.dumps(1,default=str)','json.dumps({1},default=list)','json.dumps("</")','json.loads("[1,2")','json.loads("")','json.loads("{\\"a\\":1,}")','json.loads("[1,]")','json.loads("{a:1}")','json.loads("nul")','json.loads("1 2")','json.loads("\\"a")','json.loads("\\"\\\\x\\"")','json.loads("\\"\\n\\"")','json.loads("\\"\\n\\"",strict=False)','json.loads("NaN")','json.loads("-Infinity")','json.loads("1e5")','json.loads("01")','json.loads("-")','json.loads("1.")','json.loads(b"[1]")','json.loads("\\ufeff[1]")','json.loads("\\"\\\\ud83d\\\\ude00\\"")','json.loads("\\"\\\\ud83d\\"")','json.loads("{\\"a\\":1,\\"a\\":2}")','json.loads("{\\"a\\":1}",object_pairs_hook=list)','json.loads("{\\"a\\":1}",object_hook=lambda d:5)','json.loads("1.5",parse_float=str)','json.loads("15",parse_int=str)','json.loads("NaN",parse_constant=lambda x:x)','json.loads(5)','json.loads("[]]")','json.loads("{\\"a\\" 1}")','json.loads("{\\"a\\":}")','json.loads("[1 2]")','json.loads("true")','json.loads(" \\n[ ] ")','json.JSONEncoder().encode({"a":1})','list(json.JSONEncoder().iterencode([1,2]))','json.JSONDecoder().raw_decode("1 2")','json.JSONDecodeError("m","abc\\nd",5)','json.loads("[" * 2000)' if 0 else '1','json.dumps({"a":1},cls=type("E",(json.JSONEncoder,),{"default":lambda s,o:1}))']:
    try: print(f, ascii(eval(f)))
    except BaseException as e: print(f, "!!", type(e).__name__, e)
l=[]; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
#: small gaps
import random, operator, csv, time, functools
from decimal import Decimal as D
from fractions import Fraction as F
from collections.abc import Set
r = random.Random(1)
for seed in ["a", "abc", ""]: r.seed(seed, version=1); print(r.random())
for s in ["a·", "℘", "x²", "a½", "℮", "Ⅷ", "aͣ", "١a", "a١", "ª", "_", "", "a b", "é1", "x₂", "ħ", "中文", "a\u200d"]: print(ascii(s), s.isidentifier())
for e in ["pow(D(2), 3, 5)", "pow(D(-3), 3, 5)", "pow(D(2), D('1.5'), 5)", "pow(D(2), -1, 5)", "pow(D(2), 3, 0)", "f'{F(1,3):%}'", "f'{F(1,3):f}'", "f'{F(1,3):g}'", "f'{F(3):d}'", "f'{F(1,3):.3f}|{F(7,2):>8}|{F(1,3):e}'", "csv.Dialect()", "time.gmtime(1e20)", "functools.partialmethod(5)"]:
    try: print(e, "->", eval(e))
    except Exception as x: print(e, "!", type(x).__name__, x)
class T(Set):
    def __init__(s, it): s.s = set(it)
    def __contains__(s, x): return x in s.s
    def __iter__(s): return iter(s.s)
    def __len__(s): return len(s.s)
print(T([1, 2])._hash() == T([2, 1])._hash() == hash(frozenset([1, 2])))
