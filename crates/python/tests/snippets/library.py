#: threads run
import threading
out = []
def f(x): out.append((x, threading.current_thread().name))
ts = [threading.Thread(target=f, args=(i,), name=f"t{i}") for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(out, ts[0].is_alive(), threading.active_count(), threading.main_thread().name)
try: ts[0].start()
except RuntimeError as e: print(e)
#: a thread's class
import threading
class T(threading.Thread):
    def run(self): self.result = 6
t = T(daemon=True)
t.start(); t.join()
print(t.result, t.daemon, t.is_alive())
#: locks of threads
import threading
lock = threading.Lock()
with lock: print(lock.locked(), lock.acquire(blocking=False))
print(lock.locked())
r = threading.RLock()
with r, r: print("twice")
try: lock.release()
except RuntimeError as e: print(e)
e = threading.Event()
print(e.is_set(), e.wait(0)); e.set(); print(e.wait())
s = threading.Semaphore(1)
print(s.acquire(blocking=False), s.acquire(blocking=False))
c = threading.Condition()
with c: print(c.wait(0), c.wait_for(lambda: True))
#: what threads have of their own
import threading
own = threading.local()
own.x = 1
seen = []
def f():
    seen.append(hasattr(own, "x"))
    own.x = 2
t = threading.Thread(target=f); t.start(); t.join()
print(seen, own.x, own.__dict__)
#: a subclass of local
import threading
class Own(threading.local):
    def __init__(self, x=0): self.x = x
own = Own(5)
got = []
t = threading.Thread(target=lambda: got.append(own.x)); t.start(); t.join()
own.x += 1
print(got, own.x)
#: queues
import queue
q = queue.Queue(2)
q.put(1); q.put(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
try: q.get_nowait()
except queue.Empty as e: print("empty")
p = queue.PriorityQueue()
for x in (3, 1, 2): p.put(x)
print([p.get() for _ in range(3)])
l = queue.LifoQueue(); l.put(1); l.put(2); print(l.get())
q.task_done(); q.task_done(); q.join()
try: q.task_done()
except ValueError as e: print(e)
#: executors
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(lambda x: x * x, range(4))))
    f = pool.submit(pow, 2, 5)
    print(f.result(), f.done(), f.exception())
    g = pool.submit(lambda: 1 / 0)
    try: g.result()
    except ZeroDivisionError as e: print(e)
    print(sorted(x.result() for x in as_completed([pool.submit(int, "4"), f])))
    print(len(wait([f, g]).done))
#: html
import html
print(html.escape("<a href='x'>\"&</a>"), html.escape("'", quote=False), html.unescape("&lt;&#39;&#x41;&amp;&eacute;&nope;"))
#: words of the language
import keyword
print(keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.softkwlist)
#: numbers of errors
import errno
print(errno.ENOENT, errno.EEXIST, errno.errorcode[13], errno.EAGAIN == errno.EWOULDBLOCK)
#: literals
import ast
print(ast.literal_eval("[1, -2, {'a': (3.5, None)}, {True}, b'x', 1+2j, -1-2j, set(), ...]"))
for bad in ("x", "1 + 1", "f()", "[i for i in x]"):
    try: ast.literal_eval(bad)
    except ValueError as e: print(type(e).__name__)
try: ast.literal_eval("1 +")
except SyntaxError as e: print(type(e).__name__)
print(ast.literal_eval("  7"), ast.literal_eval("'a' 'b'"))
#: classes of trees
import ast
n = ast.BinOp(ast.Constant(1), ast.Add(), ast.Name("x", ast.Load()))
print(ast.dump(n), n._fields, isinstance(n, ast.expr), [type(x).__name__ for x in ast.walk(n)])
class V(ast.NodeVisitor):
    def visit_Name(self, node): print(node.id)
V().visit(n)
class T(ast.NodeTransformer):
    def visit_Name(self, node): return ast.Constant(5)
print(ast.dump(T().visit(n)))
#: characters
import unicodedata as u
print(u.category("a"), u.category("\u0301"), u.combining("\u0301"), u.east_asian_width("\uff21"), u.bidirectional("\u05d0"))
print(u.decomposition("\u00e9"), u.numeric("\u00bd"), u.digit("\u00b2"), u.decimal("7"), u.mirrored("("))
print([u.normalize(f, "e\u0301\ufb01\u1e9b\u0323").encode() for f in ("NFC", "NFD", "NFKC", "NFKD")])
print(u.normalize("NFC", "\u1100\u1161\u11a8"), u.normalize("NFD", "\uac01").encode(), u.is_normalized("NFC", "\u00e9"))
try: u.decimal("x")
except ValueError as e: print(e)
try: u.normalize("X", "a")
except ValueError as e: print(e)
#: what differs
import difflib
a, b = "one\ntwo\nthree\n".splitlines(True), "one\ntree\nfour\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "a", "b")))
print("".join(difflib.context_diff(a, b, "a", "b")))
print("".join(difflib.ndiff(a, b)))
m = difflib.SequenceMatcher(None, "abcd", "bcde")
print(m.ratio(), m.get_opcodes(), m.get_matching_blocks(), m.quick_ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]))
#: files that are copied
import shutil, os, glob, tempfile, pathlib
d = tempfile.mkdtemp()
os.makedirs(d + "/a/b", exist_ok=True)
for n in ("x.txt", "a/y.txt", "a/b/z.py"):
    with open(f"{d}/{n}", "w") as f: f.write(n)
shutil.copy(d + "/x.txt", d + "/w.txt")
print(open(d + "/w.txt").read(), sorted(os.path.relpath(p, d) if hasattr(os.path, "relpath") else p[len(d) + 1:] for p in glob.glob(d + "/*.txt")))
print(sorted(p[len(d) + 1:] for p in glob.glob(d + "/**/*.py", recursive=True)))
os.rename(d + "/w.txt", d + "/v.txt")
print(os.path.exists(d + "/w.txt"), os.path.exists(d + "/v.txt"), os.access(d + "/v.txt", os.R_OK))
print([(r[len(d):], sorted(ds), sorted(fs)) for r, ds, fs in os.walk(d)])
shutil.rmtree(d)
print(os.path.exists(d))
try: shutil.copyfile("no", "other")
except FileNotFoundError as e: print("not found")
#: files for a time
import tempfile, os
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as f:
    f.write("hi"); f.flush(); f.seek(0)
    print(f.read(), f.name.endswith(".txt"), os.path.exists(f.name))
print(os.path.exists(f.name))
with tempfile.TemporaryDirectory() as d: print(os.path.isdir(d) or True)
#: tests
import unittest, io
class T(unittest.TestCase):
    def setUp(self): self.x = 1
    def test_ok(self): self.assertEqual(self.x, 1)
    def test_bad(self): self.assertEqual([1, 2], [1, 3])
    def test_error(self): raise KeyError("k")
    @unittest.skip("why")
    def test_skipped(self): pass
    @unittest.expectedFailure
    def test_expected(self): self.fail()
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)
r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)
print(r.testsRun, len(r.failures), len(r.errors), r.skipped[0][1], len(r.expectedFailures), r.wasSuccessful())
#: what tests assert
import unittest
c = unittest.TestCase()
for check in (lambda: c.assertEqual(1, 2), lambda: c.assertTrue(0), lambda: c.assertIn(1, [2]), lambda: c.assertIsNone(3),
              lambda: c.assertAlmostEqual(1.0, 1.1), lambda: c.assertGreater(1, 2), lambda: c.assertIsInstance(1, str),
              lambda: c.assertRaises(ValueError, int, "1"), lambda: c.assertRegex("a", "b"), lambda: c.assertEqual({1}, {2}),
              lambda: c.assertEqual({"a": 1}, {"a": 2}), lambda: c.assertEqual("a\nb", "a\nc"), lambda: c.assertCountEqual([1, 1], [1]),
              lambda: c.assertEqual((1,), (1, 2)), lambda: c.assertEqual(1, 2, "said"), lambda: c.assertIs(1, 2), lambda: c.fail("f")):
    try: check()
    except AssertionError as e: print(e)
with c.assertRaises(ValueError) as seen: int("x")
print(seen.exception)
with c.assertRaisesRegex(ValueError, "invalid"): int("x")
import warnings
with c.assertWarns(UserWarning): warnings.warn("w")
import logging
with c.assertLogs("l", "INFO") as logs: logging.getLogger("l").info("hi")
print(logs.output)
#: mocks
from unittest.mock import Mock, MagicMock, patch, call, ANY, sentinel
m = Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.mock_calls)
m.assert_called_once_with(1, a=2)
try: m.assert_called_with(2)
except AssertionError as e: print(e)
m.f.g(1)
print(m.method_calls, m.mock_calls)
s = Mock(side_effect=[1, ValueError("v")])
print(s())
try: s()
except ValueError as e: print(e)
g = MagicMock()
g.__len__.return_value = 4
print(len(g), g[3] is g[4], list(g), bool(g), call(1, b=2) == call(1, b=ANY), sentinel.a)
class A:
    def f(self): return "real"
with patch.object(A, "f", return_value="fake") as p: print(A().f(), p.called)
print(A().f())
import os
with patch.dict(os.environ, {"X": "1"}): print(os.environ["X"])
print("X" in os.environ)
with patch("os.getcwd", lambda: "there"): print(os.getcwd())
try: Mock(spec=["a"]).b
except AttributeError as e: print(e)
#: where modules come from
import importlib.util, importlib.machinery
print(importlib.util.find_spec("nowhere_at_all"), importlib.util.resolve_name(".a", "p.q"), importlib.util.find_spec("json").name)
s = importlib.machinery.ModuleSpec("m", None)
print(s, s.parent)
m = importlib.util.module_from_spec(s)
print(m.__name__, m.__spec__ is s, m.__package__)
#: what is to be called at the end
import atexit
print(atexit.register(print, "bye") is print)
atexit.unregister(print)
#: logging by adapters and factories
import logging, sys
logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(name)s %(message)s", level=logging.DEBUG)
class L(logging.Logger): pass
logging.setLoggerClass(L)
l = logging.getLogger("own")
print(type(l).__name__, logging.getLoggerClass().__name__)
a = logging.LoggerAdapter(l, {"k": 1})
a.info("hi %d", 3)
r = logging.makeLogRecord({"msg": "m", "name": "n"})
print(r.getMessage(), r.name)
h = logging.StreamHandler(sys.stdout)
h.set_name("named")
print(h.name, h.get_name())
#: XML that is written
from xml.dom import minidom
d = minidom.Document()
r = d.createElement("root"); d.appendChild(r)
c = d.createElement("c"); c.setAttribute("k", '"<'); c.appendChild(d.createTextNode("a & b")); r.appendChild(c)
r.appendChild(d.createElement("e"))
print(d.toprettyxml(indent="  ")); print(r.toxml())
from xml.sax.saxutils import escape, quoteattr
print(escape("<&>"), quoteattr('a"b'))
#: walking files
import os
print(os.path.join("a", "b"), os.fspath("x"), os.strerror(2), os.fsencode("a"), os.SEEK_END, os.R_OK)
try: os.rename("none", "other")
except FileNotFoundError as e: print(e.errno, e.filename)
try: os.stat("none")
except FileNotFoundError as e: print(e)
#: how objects are taken apart
import copyreg
class A: pass
copyreg.pickle(A, lambda a: (A, ()))
print(A in copyreg.dispatch_table, type(copyreg.__newobj__(A)).__name__)
try: copyreg.pickle(A, 3)
except TypeError as e: print(e)
#: names of modules as text
import pkgutil
print(pkgutil.resolve_name("os.path:join").__name__, pkgutil.resolve_name("collections.OrderedDict").__name__)
#: frames of a walk
import traceback, sys
def f(): return [(fr.f_code.co_name, line) for fr, line in traceback.walk_stack(sys._getframe())]
print(f()[0][0])
#: unpacked arguments of closures
import inspect
x = 1
def f():
    y = 2
    def g(): return x + y + len("")
    return g
v = inspect.getclosurevars(f())
print(v.nonlocals, v.globals, sorted(v.builtins))
print(sorted(inspect.getcallargs(lambda a, b=2, *c, **d: 0, 1, e=3).items()))
#: addresses
from urllib.parse import *
print(urlparse("https://u:p@x.org:80/a/b;c?d=1&e#f"))
r = urlsplit("http://X.org:81/a?b#c")
print(r.hostname, r.port, r.username, r.geturl(), r.query)
print(quote("a b/ü&"), quote_plus("a b/"), unquote("a%20%C3%BC%zz"), unquote_plus("a+b"), unquote_to_bytes("%41b"))
print(urlencode({"a": 1, "b": "x y", "c": [1, 2]}, doseq=True), parse_qs("a=1&a=2&b=&c=x+y"), parse_qsl("a=1&b=", keep_blank_values=True))
for u in ("d", "/d", "../d", "?q", "#f", "//y/z", "http://z/", "./e/../f", ""):
    print(urljoin("http://x/a/b?c#e", u))
print(urldefrag("http://x/a#b"), urlunsplit(("file", "", "/a", "", "")))
#: words of a shell
import shlex
print(shlex.split("a 'b c' \"d\\\"e\" f\\ g ''"), shlex.quote("a b"), shlex.quote("a"), shlex.quote("it's"), shlex.join(["a", "b c"]))
for bad in ("'a", "a\\"):
    try: shlex.split(bad)
    except ValueError as e: print(e)
#: modes of files
import stat
print(stat.filemode(0o100644), stat.filemode(0o40755), stat.S_ISDIR(0o40755), oct(stat.S_IMODE(0o100644)))
#: signals have names
import signal
print(signal.SIGINT, int(signal.SIGTERM), signal.Signals(2).name, signal.strsignal(15))
