#: pickles
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
import pickle, copyreg, io
class P:
    def __init__(s, a): s.a = a
    def __eq__(s, o): return s.a == o.a
import sys
sys.modules["__main__"].P = P
for p in range(6): print(pickle.dumps(P, p), pickle.loads(pickle.dumps(P, p)) is P)
class Sl:
    __slots__ = ("a",)
sys.modules["__main__"].Sl = Sl
s = Sl()
s.a = 1
pickle.loads(pickle.dumps(s)).a
l = []
l.append(l)
[pickle.dumps(l, p) for p in range(6)]
t = ([],)
t[0].append(t)
[pickle.dumps(t, p) for p in range(6)]
pickle.dumps(x for x in [])
pickle.loads(b"")
pickle.loads(b"abc")
pickle.loads(b"\x80\x09.")
pickle.dumps(1, 9)
pickle.loads(b"(lp0\nI1\na."), pickle.loads(b"(dp0\nS'a'\np1\nI1\ns."), pickle.loads(b"cos\ngetcwd\n.").__name__
pickle.MARK, pickle.STOP, pickle.PROTO, pickle.TRUE
class PI(pickle.Pickler):
    def persistent_id(s, o): return "pid" if isinstance(o, P) else None
class UP(pickle.Unpickler):
    def persistent_load(s, p): return ("loaded", p)
f = io.BytesIO()
PI(f, 0).dump([P(1)])
f.getvalue()
f = io.BytesIO()
PI(f).dump([P(1)])
UP(io.BytesIO(f.getvalue())).load()
''')
#: frames code
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
import sys, inspect
def f(a, b=2, *c, d, **e):
    "doc"
    x = a + b
    def g(): return x
    return sys._getframe()
fr = f(1, d=2)
fr.f_code.co_name, fr.f_locals["x"], fr.f_lineno > 0, fr.f_back is not None, fr.f_globals is globals() or True, fr.f_builtins is not None, fr.f_lasti > 0, fr.f_trace
c = f.__code__
c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_consts[0], c.co_flags, c.co_nlocals, c.co_filename, c.co_firstlineno, c.co_name, c.co_qualname
def f(): return 1
def g(): return 2
def h(): return x9
def mk():
    q = 1
    def inner(): return q
    return inner
mk().__closure__[0].cell_contents, mk().__code__.co_freevars
def fl():
    x = 1
    sys._getframe().f_locals["x"] = 5
    return x
def fl2():
    x = 1
    d = sys._getframe().f_locals
    x = 2
    return d["x"], type(d), dict(d) if 0 else 0, "x" in d, list(d)
def tb():
    v = 5; 1/0
try: tb()
except ZeroDivisionError as e: t = e.__traceback__.tb_next
sys.settrace(None), sys.gettrace(), sys.setprofile(None), sys.getprofile()
calls = []
def tracer(fr, ev, arg): calls.append((ev, fr.f_code.co_name)); return tracer
def traced(): return 1
traced()
sys.settrace(None)
inspect.getsource(inspect.cleandoc)[:15]
inspect.stack()[0].function, inspect.getframeinfo(sys._getframe()).function
inspect.getcallargs(lambda a, b=1: 0, 5), inspect.getclosurevars(mk()).nonlocals
inspect.classify_class_attrs(int)[0].name, inspect.getattr_static(5, "real"), inspect.unwrap(f) is f
inspect.isabstract(int), inspect.getmodule(inspect.cleandoc).__name__, inspect.iscode(c), inspect.isframe(fr), inspect.istraceback(t), inspect.isasyncgen(1), inspect.isgeneratorfunction(f)
''')
#: sys
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
sys.version_info[:2], sys.version_info.major, sys.implementation.name in ("cpython", "freezeframe"), sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform, sys.getrecursionlimit() > 0, sys.hash_info.width, sys.int_info.bits_per_digit, sys.float_info.max, sys.float_info.dig, sys.flags.debug, sys.api_version, sys.hexversion >> 16, sys.copyright[:9], sys.executable != 5, sys.path != [], sys.argv != 5, sys.modules["sys"] is sys, sys.builtin_module_names != (), sys.stdlib_module_names >= {"os"}, sys.getsizeof([]) > 0, sys.getrefcount(sys) > 0, sys.intern("a"), sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.displayhook, sys.excepthook is not None, sys.float_repr_style, sys.thread_info.name, sys.get_int_max_str_digits(), sys.dont_write_bytecode, sys.warnoptions, sys.orig_argv != 5, sys.pycache_prefix, sys.prefix != 5, sys.is_finalizing(), sys.getswitchinterval(), sys.call_tracing, sys._getframe().f_code.co_name, sys.exc_info(), sys.exception(), sys.is_stack_trampoline_active() if 0 else 0, sys.getallocatedblocks() >= 0, sys.unraisablehook is not None, sys.meta_path != 5, sys.path_hooks != 5, sys.path_importer_cache != 5
sys.version_info, sys.version_info >= (3, 13), sys.version_info == (3, 13, 0, "final", 0), type(sys.version_info), type(sys.flags), type(sys.float_info), sys.version_info.releaselevel
sys.setrecursionlimit(0)
sys.setrecursionlimit("a")
sys.exit()
sys.exit(5)
sys.exit("msg")
sys.getsizeof()
sys.set_int_max_str_digits(100)
sys.set_int_max_str_digits(0)
len(str(10**5000))
sys.displayhook(5)
sys.getrefcount()
sys.setswitchinterval(0.01), sys.getswitchinterval()
sys.implementation.version[:2], sys.implementation.cache_tag
sys.stdin.read if 0 else sys.stdin.readable()
sys.audit("x"), sys.addaudithook
sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth()
sys.breakpointhook is not None, sys.__stdout__ is not None, sys.__excepthook__ is not None, sys.__displayhook__
sys.monitoring
sys.nope
import builtins, types
import os
os.getcwd() != "", os.sep, os.linesep, os.name, os.curdir, os.pardir, os.extsep, os.altsep, os.pathsep, os.devnull, os.environ.get("NOPE_X"), os.getenv("NOPE_X", 5), os.path.join("a", "b", "/c"), os.path.split("a/b"), os.path.splitext("a.b.c"), os.path.basename("a/b"), os.path.dirname("a/b"), os.path.normpath("a/../b/./c"), os.path.isabs("/a"), os.path.commonprefix(["abc", "abd"]), os.path.commonpath(["/a/b", "/a/c"]), os.path.relpath("/a/b", "/a/c"), os.fspath("a"), os.path.expanduser("x"), os.path.exists("/nope"), os.cpu_count() > 0, os.getpid() > 0, os.urandom(3) != b"", os.strerror(2), os.path.splitroot("/a/b"), os.fsencode("a"), os.fsdecode(b"a"), os.get_terminal_size if 0 else 0, os.uname().sysname if 0 else 0, os.times if 0 else 0, os.access("/", os.R_OK)
os.fspath(5)
os.listdir("/nope_x")
os.remove("/nope_x")
os.environ["XX_T"] = "1"
os.environ["XX_T"], os.getenv("XX_T"), "XX_T" in os.environ, os.environ.pop("XX_T"), os.getenv("XX_T")
os.environ["NOPE_X"]
os.environ[5] = "a"
os.environ["a"] = 5
os.stat("/nope_x")
os.putenv("QQ", "1"), os.unsetenv("QQ"), os.get_exec_path() != [], os.supports_bytes_environ, os.environb if 0 else 0
os.open("/nope_x", os.O_RDONLY)
r, w = os.pipe()
os.write(w, b"abc"), os.read(r, 3), os.close(r), os.close(w)
os.close(9999)
os.read(9999, 1)
os.get_inheritable(0) if 0 else 0, os.isatty(0), os.dup if 0 else 0
os.name, os.error is OSError, os.PathLike, isinstance("a", os.PathLike), os.stat_result, os.terminal_size((80, 24)), os.DirEntry, os.cpu_count.__name__, os.SEEK_SET, os.F_OK
''')
#: threads
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
import threading, queue, time
r = []
t = threading.Thread(target=r.append, args=(1,), name="T1")
t.start()
t.join()
r, t.is_alive(), t.name, t.daemon, t.ident is not None
threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count(), threading.get_ident() > 0
l = threading.Lock()
l.acquire(), l.locked(), l.acquire(blocking=False), l.release(), l.locked()
l.release()
with l: l.locked()
rl = threading.RLock()
rl.acquire(), rl.acquire(), rl.release(), rl.release()
rl.release()
e = threading.Event()
e.is_set(), e.set(), e.wait(), e.clear(), e.wait(0.001)
s = threading.Semaphore(1)
s.acquire(), s.acquire(blocking=False), s.release()
b = threading.BoundedSemaphore(1)
b.release()
c = threading.Condition()
with c: c.notify_all(), c.wait(0.001)
tl = threading.local()
tl.x = 1
tl.x, tl.__dict__
t = threading.Timer(0.001, print, ["timer"])
q = queue.Queue(1)
q.put(1), q.full(), q.qsize(), q.get(), q.empty(), q.task_done()
q.get_nowait()
q.put(1)
q.put_nowait(2)
q.get(timeout=0.001),
q.get(timeout=0.001)
pq = queue.PriorityQueue()
pq.put(3)
pq.put(1)
def bad(): raise ValueError("in thread")
threading.Thread(target=bad).start() if 0 else 0
threading.Thread(target=5).start if 0 else 0
t = threading.Thread()
t.start()
t.start()
threading.Thread().join()
threading.Barrier(1).wait()
from concurrent.futures import *
f.exception(), f.cancelled(), f.running()
with ThreadPoolExecutor() as ex: f = ex.submit(lambda: 1/0)
f.result()
[x.result() for x in as_completed([f])] if 0 else wait([f]).done == {f}
import contextvars
cv = contextvars.ContextVar("cv", default=1)
tok = cv.set(3)
tok.old_value, cv.reset(tok), cv.get(), tok.var is cv
import gc
class Dl:
    def __del__(s): print("del")
x = Dl()
del x
x = Dl()
x.x = x
del x
gc.collect() >= 0
''')
#: unittest
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
import unittest, io
class T(unittest.TestCase):
    def test_a(self): self.assertEqual(1, 1)
    def test_b(self): self.assertEqual(1, 2)
    def test_c(self): raise ValueError("x")
    @unittest.skip("why")
    def test_d(self): pass
    @unittest.expectedFailure
    def test_e(self): self.fail("f")
r = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
t = unittest.TestCase()
t.assertEqual([1, 2], [1, 3])
t.assertEqual("a\nb", "a\nc")
t.assertEqual({"a": 1}, {"a": 2})
t.assertTrue(0)
t.assertIn(1, [2])
t.assertIs(1, 2)
t.assertIsNone(1)
t.assertRaises(ValueError, int, "5")
t.assertRaises(ValueError, int, "a")
with t.assertRaises(ValueError) as c: int("a")
c.exception
with t.assertRaisesRegex(ValueError, "zzz"): int("a")
t.assertAlmostEqual(1.0, 1.1)
t.assertAlmostEqual(1.0, 1.00000001), t.assertGreater(2, 1), t.assertIsInstance(1, int), t.assertRegex("abc", "b"), t.assertCountEqual([1, 2], [2, 1]), t.assertNotIn(1, []), t.assertFalse(0), t.assertLessEqual(1, 1), t.assertDictEqual({}, {}), t.assertSequenceEqual([1], [1]), t.assertListEqual([], []), t.assertTupleEqual((), ()), t.assertSetEqual(set(), set()), t.assertMultiLineEqual("a", "a"), t.assertNotEqual(1, 2), t.assertIsNot(1, 2), t.assertIsNotNone(1), t.assertNotIsInstance(1, str), t.assertNotRegex("a", "b"), t.assertNotAlmostEqual(1, 2), t.assertLess(1, 2), t.assertGreaterEqual(1, 1)
t.assertGreater(1, 2)
t.assertCountEqual([1], [2])
with t.assertWarns(UserWarning): __import__("warnings").warn("x")
with t.subTest(i=1): pass
t.skipTest("s")
from unittest import mock
m = mock.Mock(return_value=3)
m.assert_called_once_with(1)
mock.MagicMock().__len__(), mock.sentinel.q, mock.ANY == 5
with mock.patch("os.getcwd", return_value="zz"): __import__("os").getcwd()
''')
#: csv argparse misc
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
list(csv.reader(["a,b", '"x,y",z', "1,'2'"])), list(csv.DictReader(["a,b", "1,2"])), csv.list_dialects(), csv.field_size_limit()
o = io.StringIO()
w = csv.writer(o)
w.writerow([1, "a,b", 'q"', None, 1.5]), w.writerows([[1], [2]]), o.getvalue()
o = io.StringIO()
w = csv.DictWriter(o, ["a", "b"])
w.writeheader(), w.writerow({"a": 1}), o.getvalue()
csv.DictWriter(io.StringIO(), ["a"]).writerow({"z": 1})
list(csv.reader(['"a'], strict=True))
list(csv.reader(["a;b"], delimiter=";")), list(csv.reader(["a b"], delimiter=" ", quotechar="'")), list(csv.reader(["1,2"], quoting=csv.QUOTE_NONNUMERIC))
csv.writer(5)
p = argparse.ArgumentParser(prog="p")
p.format_usage(), p.format_help()
c = configparser.ConfigParser()
c.read_string("[a]\nb = 1\nc: %(b)s2\n")
c["a"]["c"], c.getint("a", "b"), c.sections(), c.has_option("a", "z"), c.get("a", "z", fallback=5)
c.get("a", "z")
c["zz"]
shlex.split("a 'b c' d"), shlex.quote("a b"), shlex.join(["a", "b c"]), getopt.getopt(["-a", "1", "x"], "a:"), fnmatch.fnmatch("abc", "a*"), fnmatch.translate("a*"), fnmatch.filter(["a", "b"], "a")
getopt.getopt(["-z"], "a")
pathlib.PurePath("a").relative_to("b")
pathlib.Path("/nope_x").read_text()
calendar.monthrange(2024, 2), calendar.isleap(2024), calendar.month(2024, 1), calendar.day_name[0], calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.weekday(2024, 1, 1), list(calendar.Calendar().itermonthdays(2024, 2))[:5]
html.escape("<a&'>"), html.unescape("&lt;&eacute;&#65;"), urllib.parse.quote("a b/é"), urllib.parse.unquote("a%20b"), urllib.parse.urlparse("http://u:p@h:80/p;x?q=1#f"), urllib.parse.parse_qs("a=1&a=2&b="), urllib.parse.urlencode({"a": 1, "b": "x y"}), urllib.parse.urljoin("http://a/b/c", "../d"), urllib.parse.quote_plus("a b"), urllib.parse.urlsplit("//h/p"), urllib.parse.parse_qsl("a=1")
list(difflib.unified_diff(["a\n", "b\n"], ["a\n", "c\n"])), difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), difflib.get_close_matches("appel", ["ape", "apple"]), list(difflib.ndiff(["a"], ["b"]))
list(graphlib.TopologicalSorter({1: [2], 2: [3]}).static_order())
list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order())
s = sched.scheduler()
timeit.timeit("1", number=2) >= 0, traceback.format_exception_only(ValueError("x")), traceback.format_exception(ValueError("x"))
[(t.type, t.string) for t in tokenize.generate_tokens(io.StringIO("x = 1 + 'a' # c\n").readline)], token.tok_name[1], keyword.iskeyword("if"), keyword.softkwlist, keyword.kwlist
list(tokenize.tokenize(io.BytesIO(b"1").readline))
ast.parse("1 +")
ast.literal_eval("1 + 2j"), ast.literal_eval("-5"), ast.literal_eval("{1}"), ast.literal_eval(" 1")
class V(ast.NodeVisitor):
    def visit_Name(s, n): print(n.id)
V().visit(ast.parse("a + b"))
class Tr(ast.NodeTransformer):
    def visit_Name(s, n): return ast.copy_location(ast.Constant(5), n)
eval(compile(ast.fix_missing_locations(Tr().visit(ast.parse("a + 1", mode="eval"))), "f", "eval"))
codeop.compile_command("if 1:"), codeop.compile_command("x = 1") is not None
codeop.compile_command("x = (")
codeop.compile_command("1 +")
code.InteractiveInterpreter({}).runsource("print(5)")
code.InteractiveInterpreter({}).runsource("1 +") if 0 else 0
tomllib.loads('a = 1\nb = [1, "x"]\n[c]\nd = 2020-01-01\ne = 1.5\nf = true')
tomllib.loads("a = ")
ET.fromstring("<a x='1'><b>t</b>tail</a>").find("b").text, ET.tostring(ET.fromstring("<a><b/></a>")), [e.tag for e in ET.fromstring("<a><b/><c/></a>").iter()], ET.Element("q", {"z": "1"}).attrib, ET.fromstring("<a>é</a>").text
ET.fromstring("<a>")
logging.getLogger("x").level, logging.getLevelName(20), logging.getLogger("a.b").parent.name, logging.INFO, logging.getLogger("x").getEffectiveLevel(), logging.LogRecord("n", 20, "p", 1, "m %s", ("a",), None).getMessage()
h = logging.StreamHandler(so := io.StringIO())
h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
lg = logging.getLogger("zz")
lg.addHandler(h)
lg.setLevel(10)
lg.propagate = False
lg.info("hi %d", 5)
lg.debug("d")
lg.error("e")
so.getvalue()
try: 1/0
except Exception: lg.exception("boom")
numbers.Number.register, isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), issubclass(int, numbers.Rational)
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def g(self): pass
Ab()
class Ac(Ab):
    def f(self): return super().f()
Ac()
class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C): return hasattr(C, "zork") or NotImplemented
issubclass(type("Z", (), {"zork": 1}), Hook), issubclass(int, Hook)
b = io.BytesIO()
z = zipfile.ZipFile(b, "w")
z.writestr("a.txt", "hi")
z.close()
zipfile.ZipFile(b).namelist(), zipfile.ZipFile(b).read("a.txt"), zipfile.is_zipfile(b)
zipfile.ZipFile(io.BytesIO(b"x"))
doctest.testmod(types.ModuleType("m")), doctest.DocTestParser().get_examples(">>> 1\n1\n")[0].source
importlib.import_module("math").pi, importlib.util.find_spec("math") is not None, importlib.reload(keyword).__name__, importlib.invalidate_caches()
importlib.import_module("nope_x")
importlib.import_module(".x")
importlib.util.module_from_spec if 0 else importlib.machinery.ModuleSpec("a", None).name
platform.python_version()[:4], platform.python_implementation() != "", platform.system(), platform.machine() != "", locale.getlocale() is not None, stat.S_ISDIR(0o40755), stat.filemode(0o100644), stat.S_IMODE(0o100644)
import asyncio, decimal
import random
import uuid
''')
#: metaclass misc
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
class A: pass
class B:
    def __init__(self): self.x = 1; self.y = 2
def f(): pass
f.__globals__["q1"] = 5
q1
(1).__class__.__name__, (lambda: 0).__name__, (lambda: 0).__qualname__
getattr(A, "__abstractmethods__", 5)
A().f.g
A.f
A.__getattr__
@property
def pp(self): return 1
pp.__name__, pp.fget.__name__, pp.__doc__
pp.fget = 5
class Cx:
    x = property(lambda s: 1, doc="d")
import weakref
class Wk: pass
k = Wk()
r = weakref.ref(k, lambda r: print("dead"))
del k
r()
weakref.WeakMethod(A().__init__) if 0 else 0
''')
#: forbidden
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
import types, sys
def f(): yield 1
async def co(): pass
async def ag(): yield 1
c = co()
c.close()
kinds = [type(iter("a")), type(iter([])), type(iter(())), type(iter({})), type(iter({}.values())), type(iter({}.items())), type(iter(range(1))), type(iter(set())), type(iter(b"")), type({}.keys()), type({}.values()), type({}.items()), type(f()), type(c), type(ag()), type(len), type([].append), type(f.__code__), type(sys._getframe()), type(type.__dict__["__mro__"]), type(int.__add__), type((1).__add__), type(str.join), types.MappingProxyType, type(None), type(...), type(NotImplemented), types.FunctionType, types.MethodType, types.CellType, types.TracebackType, types.ModuleType, type(reversed([])), type(iter(int, 1)), type(reversed({})), type(ag().__anext__()), type(ag().asend(None)), type(c.__await__()), types.GetSetDescriptorType, types.MemberDescriptorType, type(sys.flags), type(sys.version_info), type(sys.float_info), type(sys.int_info), type(sys.hash_info), type(sys.thread_info), types.UnionType, types.GenericAlias, type(memoryview(b"").__iter__()) if hasattr(memoryview(b""), "__iter__") else int, type(zip()), type(map(len, [])), type(iter(bytearray())), type(enumerate([])), type(filter(None, []))]
''')
#: reduce
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
import itertools
import copy
i = iter([1, 2, 3])
next(i)
j = copy.copy(i)
list(i), list(j)
i = iter([1, 2, 3])
i.__setstate__(1), list(i)
i = iter(range(5))
i.__setstate__(2), list(i)
i = iter((1, 2))
i.__setstate__(1), list(i)
i = iter("abc")
i.__setstate__(2), list(i)
i = reversed([1, 2, 3])
i.__setstate__(0), list(i)
copy.copy(itertools.count(3)), next(copy.copy(itertools.count(3)))
[1].__iter__().__length_hint__(), iter("ab").__length_hint__(), iter({1: 2}).__length_hint__(), iter(range(3)).__length_hint__(), iter({1}).__length_hint__()
''')
#: marshal ast unicode
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
import marshal, unicodedata, re
for v in (None, True, 1, -1, 2**40, 1.5, 1j, "aé", b"b", (1, 2), [1], {1: 2}, {1}, frozenset([1]), ..., StopIteration): print(marshal.loads(marshal.dumps(v)))
marshal.loads(b"")
marshal.dumps(object())
unicodedata.name("a"), unicodedata.lookup("LATIN SMALL LETTER A"), unicodedata.category("a"), unicodedata.normalize("NFD", "é"), unicodedata.numeric("½"), unicodedata.decimal("5"), unicodedata.digit("²"), unicodedata.bidirectional("a"), unicodedata.combining("\u0301"), unicodedata.east_asian_width("あ"), unicodedata.mirrored("("), unicodedata.decomposition("é"), unicodedata.is_normalized("NFC", "é"), unicodedata.unidata_version
unicodedata.name("\x00")
unicodedata.name("\x00", "def"), unicodedata.numeric("a", 5)
unicodedata.lookup("NOPE")
unicodedata.numeric("a")
unicodedata.normalize("X", "a")
"ǅ".title(), "ß".title(), "ﬁ".upper(), "İ".lower(), "ı".upper(), "ς".upper(), "Straße".casefold(), "ῼ".lower(), "ΌΣΟΣ".lower(), "\u0345".upper(), "a\u0301".title(), "o'brien".title(), "x1y".title()
é = 5
é
ﬁ = 6
fi
exec("x = 'é'.encode()")
x
exec(b"# -*- coding: latin-1 -*-\ny = '\xe9'")
y
exec(b"\xef\xbb\xbfz = 1")
z
exec(b"\xff")
compile(b"# coding: nope\n", "f", "exec")
''')
#: protocols
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
class I:
    def __index__(s): return 3
1 << I()
"%d" % I()
"%x" % I()
"%s" % I() if 0 else 0
class Co:
    def __contains__(s, x): return x == 1
    def __len__(s): return 2
    def __getitem__(s, i):
        if i >= 2: raise IndexError
        return i
    def __call__(s, *a): return a
    def __enter__(s): return s
    def __exit__(s, *a): return None
    def __bool__(s): return False
    def __missing__(s, k): return k
c = Co()
1 in c, 5 in c, len(c), list(c), c(1), bool(c), [*c], tuple(c), sum(c), max(c), sorted(c, reverse=True), dict(enumerate(c)), list(reversed(c)), list(zip(c, c)), list(map(str, c))
a, b = c
a, b
class It:
    def __iter__(s): return s
    n = 0
    def __next__(s):
        s.n += 1
        if s.n > 3: raise StopIteration
        return s.n
list(It()), sum(It()), 2 in It(), max(It()), "".join(map(str, It())), dict.fromkeys(It()), set(It()) == {1, 2, 3}, [x for x in It()], tuple(It()), any(x > 2 for x in It()), next(It()), list(zip(It(), It())), list(enumerate(It())), bytes(It()), bytearray(It()), [].extend(It()), list(filter(None, It()))
x, *y = It()
x, y
class Bad:
    def __iter__(s): raise ValueError("iter")
list(Bad())
1 in Bad()
[*Bad()]
class LenErr:
    def __len__(s): raise ValueError("len")
len(LenErr())
bool(LenErr())
list(LenErr())
class LH:
    def __iter__(s): return iter([1])
    def __length_hint__(s): return -1
class LH2(LH):
    def __length_hint__(s): return "a"
class LH3(LH):
    def __length_hint__(s): raise TypeError
list(LH3())
class Num:
    def __init__(s, v): s.v = v
    def __add__(s, o): return ("add", s.v, o)
    def __getattr__(s, n): 
        if n.startswith("__"): raise AttributeError(n)
        return n
    def __neg__(s): return "neg"
    def __abs__(s): return "abs"
    def __invert__(s): return "inv"
    def __pos__(s): return "pos"
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return "trunc"
    def __floor__(s): return "floor"
    def __ceil__(s): return "ceil"
    def __divmod__(s, o): return "dm"
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __matmul__(s, o): return "mm"
    def __imatmul__(s, o): return "imm"
    def __ilshift__(s, o): return "ils"
    def __hash__(s): return 7
    def __format__(s, f): return "fmt:" + f
    def __reversed__(s): return "rev"
    def __length_hint__(s): return 3
    def __dir__(s): return ["q"]
    def __sizeof__(s): return 100
    def __complex__(s): return 1j
    def __float__(s): return 2.5
    def __int__(s): return 9
    def __bytes__(s): return b"B"
    def __fspath__(s): return "p"
n = Num(1)
n + 2, -n, abs(n), ~n, +n, round(n), round(n, 2), __import__("math").trunc(n), __import__("math").floor(n), __import__("math").ceil(n), divmod(n, 1), pow(n, 2), pow(n, 2, 3), n ** 2, n @ 1, hash(n), f"{n:x}", format(n), reversed(n), dir(n), complex(n), float(n), int(n), bytes(n), __import__("os").fspath(n), n.foo, __import__("operator").length_hint(n), "%d" % n, "%f" % n
n @= 1
n
n = Num(1)
n <<= 1
n
''')
