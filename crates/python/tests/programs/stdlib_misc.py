import sys, os, string, textwrap, json, statistics, pprint, types, heapq, bisect, inspect, weakref, gc, time, builtins, warnings, logging, traceback, operator, numbers
print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.maxsize, sys.getrecursionlimit(), sys.float_info.epsilon, "os" in sys.modules, sys.byteorder, sys.platform, sys.float_info.max)
sys.stdout.write("written\n"); print("to stdout", file=sys.stdout, flush=True)
os.environ["X"] = "1"; print(os.environ["X"], os.environ.get("NOPE"), os.getenv("X"), os.path.join("a", "b", "c.txt"), os.path.splitext("a/b.txt"), os.path.basename("a/b.txt"), os.path.dirname("a/b"), os.path.normpath("a/../b//c"), os.path.exists("nope"))
print(string.ascii_lowercase, string.digits, string.Template("$a and ${b} $$").substitute(a=1, b=2), string.capwords("hello world"))
print(textwrap.dedent("  a\n   b\n"), textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.indent("a\nb", "> "), textwrap.shorten("hello big world", 10))
print(json.dumps({"a": [1, 2.5, None, True], "b": "é\n"}), json.dumps([1, {"k": []}], indent=2), json.loads('{"a": [1, 2.5e3, null, true, "x\\u00e9\\n"]}'), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")))
for bad in ('{"a"}', "[1,", "nope", '{"a": 1,}', ""):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(e)
try: json.dumps({1, 2})
except TypeError as e: print(e)
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.stdev([1, 2, 3, 4]), statistics.mode("aab"), statistics.pvariance([1, 2, 3]), statistics.fmean([1, 2]), statistics.quantiles([1, 2, 3, 4, 5]))
pprint.pprint({"b": list(range(30)), "a": {"x": "y" * 50, "z": [1, 2]}}); pprint.pprint([1, 2])
ns = types.SimpleNamespace(a=1, b="x"); ns.c = 3; print(ns, ns.a, ns == types.SimpleNamespace(a=1, b="x", c=3))
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); print([heapq.heappop(h) for _ in range(4)], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 2, 9]), bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3)); l = [1, 3]; bisect.insort(l, 2); print(l)
def f(a, /, b: int, c=3, *args, d, e: str = "x", **kw) -> float:
    "docstring"
    return a
print(inspect.signature(f), list(inspect.signature(f).parameters), inspect.getsource(f), inspect.isfunction(f), inspect.getdoc(f), inspect.signature(f).parameters["c"].default, inspect.signature(lambda x, *y: 0))
b = inspect.signature(f).bind(1, 2, d=4); b.apply_defaults(); print(b.args, b.kwargs, b)
class K: 
    def __init__(self, p, q=1): pass
    def m(self, z): pass
print(inspect.signature(K), inspect.signature(K(1).m), inspect.isclass(K), inspect.ismethod(K(1).m))
k = K(1); r = weakref.ref(k); print(r() is k); del k; gc.collect(); print(r()); w = weakref.WeakKeyDictionary(); k = K(1); w[k] = 5; print(w[k], len(w)); del k; print(len(w)); v = weakref.WeakValueDictionary(); k = K(2); v["a"] = k; print("a" in v); del k; print("a" in v)
t = time.time(); time.sleep(0); print(time.time() >= t, time.perf_counter() > 0, time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(86400 * 365).tm_year, time.gmtime(951782400)[:3])
print(builtins.len is len, isinstance(3, numbers.Integral), isinstance(3.5, numbers.Real), isinstance(1j, numbers.Number))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always"); warnings.warn("careful", DeprecationWarning); warnings.warn("two")
print(len(log), log[0].category.__name__, log[0].message, str(log[1].message))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom")
    except UserWarning as e: print("raised", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore"); warnings.warn("silent")
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(name)s %(message)s"); logging.info("hello %d", 5); logging.debug("no"); logging.getLogger("a.b").warning("w"); print(logging.getLogger("a.b"))
try: 1 / 0
except ZeroDivisionError as e: print(traceback.format_exception_only(e), sys.exc_info()[0].__name__)
print(types.FunctionType is type(f), isinstance(f, types.FunctionType), isinstance((i for i in []), types.GeneratorType), type(None) is types.NoneType, types.MethodType(lambda self: self, 5)())
for name in ("nosuch", "os.nosuch", "numpyx.y"):
    try: __import__(name)
    except ImportError as e: print(type(e).__name__, str(e)[:40])
