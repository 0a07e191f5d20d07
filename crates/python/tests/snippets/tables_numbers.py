#: math
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import math
table(r'''
math.sqrt(2), math.pow(2, 0.5), math.exp(1), math.log(2), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.exp2(0.5), math.hypot(3, 4), math.hypot(1, 2, 3), math.dist([1, 2], [4, 6])
[math.log10(x) for x in (2, 3, 5, 7, 0.1, 1e-300, 123456.789)]
[math.atan(x) for x in (0.1, 0.5, 1, 2, 10, 1e10, -3.3)]
[math.atan2(y, x) for y, x in ((1, 2), (-1, 3), (2, -5), (0.0, -1), (-0.0, -1), (1, 0), (3.3, 7.7))]
[math.lgamma(x) for x in (0.5, 1, 2, 3.3, 10, 100, -0.5)]
[math.sin(x) for x in (0.1, 1, 2, 10, 1e5, -3)]
[math.cos(x) for x in (0.1, 1, 2, 10, 1e5, -3)]
[math.tan(x) for x in (0.1, 1, 1.5, 10, -3)]
[math.asin(x) for x in (0.1, 0.5, -0.9, 1)]
[math.acos(x) for x in (0.1, 0.5, -0.9, 1)]
[math.sinh(x) for x in (0.1, 1, 5, -2)]
[math.cosh(x) for x in (0.1, 1, 5, -2)]
[math.tanh(x) for x in (0.1, 1, 5, -2)]
[math.asinh(x) for x in (0.1, 1, 5, -2)]
[math.acosh(x) for x in (1, 1.5, 5, 100)]
[math.atanh(x) for x in (0.1, 0.5, -0.9)]
[math.erf(x) for x in (0.1, 0.5, 1, 2, -3)]
[math.exp(x) for x in (0.1, 2, 10, -5, 100, 0.7)]
[math.log(x) for x in (0.1, 3, 10, 1e100, 0.7)]
math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.5), math.ceil(10**20), math.fabs(-2), math.fmod(7, -3), math.remainder(7, 3), math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.isqrt(17), math.gcd(12, 18), math.gcd(), math.lcm(4, 6), math.factorial(10), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3]), math.prod([], start=2), math.degrees(math.pi), math.radians(180), math.nextafter(1, 2), math.ulp(1), math.fma(2, 3, 4), math.sumprod([1, 2], [3, 4])
math.isnan(float("nan")), math.isinf(float("inf")), math.isfinite(1), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1, rel_tol=0.2), math.inf, math.nan, math.pi, math.e, math.tau
math.fsum([0.1] * 10), math.fsum([1e100, 1, -1e100])
math.sqrt(-1)
math.log(0)
math.log(-1)
math.acos(2)
math.gamma(0)
math.gamma(-1)
math.factorial(-1)
math.factorial(1.5)
math.exp(1000)
math.pow(0, -1)
math.fmod(1, 0)
math.isqrt(-1)
math.isqrt(1.5)
math.comb(2, -1)
math.gcd(1.5)
math.floor("a")
math.sqrt("a")
math.log()
math.hypot("a")
math.dist([1], [1, 2])
math.ldexp(1, 10000)
math.floor(float("nan"))
math.ceil(float("inf"))
math.sin(float("inf"))
math.atanh(1)
math.isclose(1, 1, rel_tol=-1)
math.perm(3), math.comb(60, 30), math.factorial(25), math.gcd(2**70, 2**60), math.isqrt(10**40), math.log(10**400), math.log2(2**1000), math.log10(10**400)
math.prod(["a"]), math.fsum(["a"])
math.cbrt(-8), math.lgamma(0.1), math.dist((0,), (0,))
''')
#: cmath
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import cmath
table(r'''
cmath.sqrt(-1), cmath.exp(1j * cmath.pi), cmath.log(1j), cmath.phase(-1), cmath.polar(1 + 1j), cmath.rect(1, cmath.pi / 2), cmath.sin(1j), cmath.isclose(1, 1 + 1e-12j), cmath.inf, cmath.nanj, cmath.infj
cmath.log10(100), cmath.log(8, 2), cmath.tan(1 + 1j), cmath.sinh(1 + 1j), cmath.tanh(1 + 1j), cmath.asin(0.5), cmath.acos(0.5), cmath.atan(0.5), cmath.isnan(complex("nan")), cmath.isinf(complex("inf")), cmath.isfinite(1j)
cmath.sqrt(3 + 4j), cmath.sqrt(-3 - 4j), cmath.log(3 + 4j), cmath.asinh(1 + 1j), cmath.acosh(2), cmath.atanh(0.5j)
cmath.log(0)
cmath.sqrt("a")
cmath.rect(1)
cmath.phase("a")
cmath.polar(3 - 4j), cmath.phase(1j), cmath.rect(2, 1), cmath.e, cmath.tau
''')
#: itertools
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import itertools as it
from itertools import *
table(r'''
list(islice(count(5), 3)), list(islice(count(1, 0.5), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([], initial=5)), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(compress("abc", [1, 0, 1])), list(dropwhile(lambda x: x < 2, [1, 2, 1])), list(takewhile(lambda x: x < 2, [1, 2, 1])), list(filterfalse(None, [0, 1, 2])), list(starmap(pow, [(2, 3)])), list(zip_longest("ab", "c", fillvalue="-")), list(pairwise("abc")), list(batched("abcde", 2))
[(k, list(g)) for k, g in groupby("aabbc")], [(k, list(g)) for k, g in groupby([1, 2, 4], lambda x: x % 2)], list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(permutations("abc", 2)), list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(product()), list(permutations([])), list(combinations("ab", 3))
[list(x) for x in tee([1, 2], 3)], list(islice("abcdef", 1, None, 2)), list(islice("abc", 2)), list(islice("abc", None)), len(list(permutations(range(4)))), next(count())
islice("abc", -1)
islice("abc", 1, 2, 0)
list(batched("abc", 0))
list(batched("abc", 2, strict=True))
combinations("ab", -1)
permutations("ab", -1)
product("a", repeat=-1)
product("a", bad=1)
repeat(1, "a")
tee([1], -1)
list(chain(5))
list(chain.from_iterable(5))
list(starmap(pow, [5]))
accumulate(5)
list(accumulate([1, "a"]))
groupby(5)
cycle(5)
islice(5, 1)
list(pairwise([])), list(pairwise([1])), list(zip_longest()), list(accumulate("abc")), dict(zip("ab", count())), list(islice(cycle([]), 2)), sum(islice(count(1), 100)), [*map(lambda *a: a, *tee("ab"))]
it.__name__
''')
#: functools
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import functools
from functools import *
table(r'''
reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5), reduce(max, [1, 3, 2]), partial(pow, 2)(3), partial(int, base=2)("101"), partial(partial(pow, 2), 3)(), cmp_to_key(lambda a, b: b - a)(1) < cmp_to_key(lambda a, b: b - a)(0), sorted([1, 3, 2], key=cmp_to_key(lambda a, b: b - a))
reduce(lambda a, b: a, [])
reduce(1, [1, 2])
partial()
partial(5)
reduce(5)
p = partial(print, "a", sep="-"); p("b"); print(p.func, p.args, p.keywords, type(p).__name__)
repr(partial(int, base=2)), partial(int, "5").args, partial(max, 1)(0, 2)
@lru_cache(maxsize=2)\ndef f(x): return x
f = lru_cache(maxsize=2)(lambda x: x * 2); print(f(1), f(1), f(2), f(3), f.cache_info(), f.cache_parameters())
f.cache_clear(), f.cache_info(), f.__wrapped__(4)
g = cache(lambda x: x); print(g(1), g(1), g.cache_info())
f([])
lru_cache("a")
wraps(len)(lambda: 0).__name__, wraps(len)(lambda: 0).__wrapped__ is len, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES
class T: __eq__ = lambda s, o: True; __lt__ = lambda s, o: False
T = total_ordering(T); print(T() >= T(), T() <= T(), T() > T())
total_ordering(type("U", (), {}))
@singledispatch\ndef sd(x): return "any"
sd = singledispatch(lambda x: "any"); sd.register(int, lambda x: "int"); print(sd(1), sd("a"), sd(True), sd.dispatch(bool)(1), sorted(k.__name__ for k in sd.registry))
sd()
class C: v = cached_property(lambda s: print("once") or 5)
c = C(); print(c.v, c.v, c.__dict__)
''')
#: operator
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import operator as op
table(r'''
op.add(1, 2), op.sub(1, 2), op.mul(2, 3), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3), op.neg(1), op.pos(1), op.abs(-1), op.inv(1), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 2), op.rshift(4, 1), op.not_(1), op.truth([]), op.is_(1, 1), op.is_not(1, None), op.eq(1, 1), op.ne(1, 2), op.lt(1, 2), op.le(1, 1), op.gt(1, 2), op.ge(1, 2), op.concat([1], [2]), op.contains([1], 1), op.countOf([1, 1], 1), op.indexOf([1, 2], 2), op.getitem([1], 0), op.index(5), op.length_hint([1]), op.matmul
op.itemgetter(1)([1, 2]), op.itemgetter(0, 2)("abc"), op.itemgetter("a")({"a": 1}), op.itemgetter(slice(1))("abc"), op.attrgetter("real")(5), op.attrgetter("real", "imag")(5), op.attrgetter("__class__.__name__")(5), op.methodcaller("upper")("a"), op.methodcaller("split", ",", maxsplit=1)("a,b,c")
repr(op.itemgetter(1)), repr(op.attrgetter("a", "b")), repr(op.methodcaller("m", 1, k=2))
op.add(1, "a")
op.add(1)
op.indexOf([1], 5)
op.itemgetter()
op.attrgetter(5)
op.methodcaller()
op.methodcaller(5)
op.index("a")
a = [1]; op.iadd(a, [2]); print(a); op.setitem(a, 0, 9); op.delitem(a, 1); print(a)
op.iconcat([1], [2]), op.imul(2, 3), op.ior(1, 2), op.call(max, 1, 2), op.is_none(None) if hasattr(op, "is_none") else True, op.__add__(1, 2), op.__name__
op.itemgetter(5)([1])
op.attrgetter("nope")(5)
''')
#: json
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import json
table(r'''
json.dumps(None), json.dumps([1, 2.5, "a", True, None]), json.dumps({"a": 1, "b": [1, {}]}), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps("é\n\"\\\u2028"), json.dumps("é", ensure_ascii=False), json.dumps([1, 2], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([1, 2], separators=(",", ":")), json.dumps({"a": [1, 2]}, indent="--"), json.dumps([], indent=2), json.dumps({}), json.dumps(float("nan")), json.dumps(float("inf")), json.dumps(1e100), json.dumps((1, 2)), json.dumps("😀")
json.dumps({1, 2})
json.dumps(object)
json.dumps({(1,): 2})
json.dumps({(1,): 2}, skipkeys=True), json.dumps(1j, default=str), json.dumps([{1}], default=list)
json.dumps(float("nan"), allow_nan=False)
a = []; a.append(a); json.dumps(a)
json.loads("null"), json.loads("[1, 2.5, \"a\", true]"), json.loads("{\"a\": {\"b\": []}}"), json.loads(" 1 "), json.loads("1e3"), json.loads("-0"), json.loads("NaN") != 1, json.loads("-Infinity"), json.loads("\"\\u00e9\\n\\ud83d\\ude00\""), json.loads(b"[1]"), json.loads("1", parse_int=float), json.loads("1.5", parse_float=str), json.loads("{\"a\": 1}", object_hook=list), json.loads("{\"a\": 1, \"a\": 2}", object_pairs_hook=lambda p: p)
json.loads("")
json.loads("{")
json.loads("[1,")
json.loads("[1,]")
json.loads("{\"a\" 1}")
json.loads("{a: 1}")
json.loads("{\"a\": 1,}")
json.loads("\"abc")
json.loads("\"\\x\"")
json.loads("01")
json.loads("tru")
json.loads("1 2")
json.loads("\"\t\"")
json.loads("\"\t\"", strict=False)
json.loads(5)
json.loads("'a'")
json.loads("\"\\u12\"")
json.loads("[1 2]")
try: json.loads("[1,\n x]")\nexcept json.JSONDecodeError as e: print(e.msg, e.doc, e.pos, e.lineno, e.colno)
class E(json.JSONEncoder): default = lambda s, o: repr(o)
json.dumps([1j], cls=E), E().encode({1: 2}), json.JSONDecoder().raw_decode("[1] x"), json.JSONDecoder().decode("{}")
json.dumps({"a": 1}, indent=0), json.dumps([[], {}], indent=1), json.dumps("\x00\x1f\x7f"), json.dumps({"k": (1, [2])}, indent=1, sort_keys=True)
''')
#: random
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import random
r = random.Random(42)
table(r'''
r.random(), r.randint(1, 100), r.choice("abcdef"), r.uniform(1, 2), r.randrange(0, 100, 7), r.gauss(0, 1), r.sample(range(100), 5), r.choices("abc", k=4), r.getrandbits(40), r.normalvariate(0, 1), r.expovariate(1), r.betavariate(1, 2), r.triangular(0, 1, 0.3), r.paretovariate(2), r.weibullvariate(1, 2), r.gammavariate(2, 1), r.randbytes(4), r.binomialvariate(10, 0.3)
l = list(range(8)); r.shuffle(l); print(l)
r.choices([1, 2, 3], weights=[1, 2, 3], k=3), r.choices("ab", cum_weights=[1, 3], k=3), r.sample(["a", "b"], 2, counts=[2, 1])
s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random(), len(s), s[0])
random.seed(1); print(random.random(), random.randint(1, 10), random.choice([1, 2, 3]))
random.seed("text"); print(random.random())
random.seed(b"bytes"); print(random.random())
random.seed(1.5); print(random.random())
random.Random(2**100).random(), random.Random(-5).random(), random.Random(0).getrandbits(70), random.Random(5).randrange(10**20)
r.choice([])
r.randint(5, 1)
r.randrange(0)
r.randrange(1, 10, 0)
r.randrange(1.5)
r.sample([1], 2)
r.sample({1}, 1)
r.choices([], k=1)
r.choices([1], weights=[0])
r.choices([1, 2], weights=[1])
r.getrandbits(-1)
random.seed([1])
r.shuffle("ab")
r.randint(3, 3), r.choices(range(3), k=0)
''')
#: statistics
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import statistics as st
table(r'''
st.mean([1, 2, 3, 4]), st.median([1, 3, 2]), st.median([1, 2, 3, 4]), st.mode([1, 1, 2]), st.multimode("aabb"), st.stdev([1, 2, 3]), st.pstdev([1, 2, 3]), st.variance([1, 2, 4]), st.pvariance([1, 2, 4]), st.fmean([1, 2]), st.geometric_mean([1, 4]), st.harmonic_mean([1, 2]), st.median_low([1, 2]), st.median_high([1, 2]), st.median_grouped([1, 2, 2, 3]), st.quantiles([1, 2, 3, 4]), st.correlation([1, 2, 3], [2, 4, 7]), st.covariance([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 7])
st.mean([])
st.median([])
st.mode([])
st.stdev([1])
st.mean(["a"])
st.harmonic_mean([-1])
st.quantiles([1])
st.correlation([1], [1])
st.geometric_mean([0])
from fractions import Fraction as F; from decimal import Decimal as D; print(st.mean([F(1, 2), F(1, 3)]), st.mean([D("0.5"), D("1")]), st.mean([True, 2]), st.fmean([1, 2], weights=[1, 3]), st.quantiles(range(10), n=3, method="inclusive"))
st.NormalDist(1, 2).cdf(1.5), st.NormalDist(1, 2).inv_cdf(0.3), st.NormalDist(0, 1) + 2, st.NormalDist.from_samples([1, 2, 3]), st.mean([1.5, 2.5]), st.mean([1, 2])
''')
#: fractions
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from fractions import Fraction as F
table(r'''
F(1, 2), F(4, -6), F("1/3"), F("0.25"), F(" -3/4 "), F("1e-2"), F(0.5), F(2), F(F(1, 3)), F(1.1), F("1_0/3"), F(True)
F(1, 2) + F(1, 3), F(1, 2) - 1, 2 * F(1, 2), F(1, 2) / 3, F(7, 2) // 1, F(7, 2) % 1, F(1, 2) ** 2, F(1, 2) ** -2, F(4) ** F(1, 2), 2 ** F(2), F(1, 2) + 0.5, F(1, 2) + 1j, -F(1, 2), abs(F(-1, 2)), divmod(F(7, 2), 1), +F(1, 3), F(1, 2) == 0.5, F(1, 2) < 1, F(1, 3) > 0.3, hash(F(1, 2)) == hash(0.5), bool(F(0))
F(1, 0)
F("a")
F("1/0")
F(1.5, 2)
F("1", 2)
F(None)
F([])
F(float("nan"))
F(float("inf"))
F(1, 2) + "a"
F(1, 2) / 0
F(1, 2) < "a"
F(1, 2) < 1j
F(0) ** -1
int(F(7, 2)), float(F(1, 3)), round(F(5, 2)), round(F(22, 7), 2), F(7, 2).__floor__(), F(7, 2).__ceil__(), F(7, 2).__trunc__(), F(355, 113).limit_denominator(10), F(1, 3).numerator, F(1, 3).denominator, F.from_float(0.25), str(F(3)), str(F(1, 3)), F(3, 4).as_integer_ratio(), F(5).is_integer(), complex(F(1, 2)), F(1, 2).real, F(1, 2).imag
f"{F(1, 3)}", f"{F(1, 3):.3f}", f"{F(22, 7):10.2e}", f"{F(1, 3):>8}", "%s" % F(1, 2), sum([F(1, 2)] * 3), max(F(1, 2), F(1, 3)), F(1, 3).limit_denominator(), F("3.1415926535").limit_denominator(1000), sorted([F(1, 2), 0.3, 1])
''')
#: decimal
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from decimal import *
D = Decimal
table(r'''
D("1.10"), D(1), D("-0"), D("1e3"), D("NaN"), D("Infinity"), D(0.1), D((1, (1, 2), -1)), D(" 1.5 "), D("1_000.5"), D(True), D("sNaN")
D("1.1") + D("2.2"), D(1) / D(3), D(2) ** D("0.5"), D(7) // 2, D(-7) % 3, D("1.5") * 2, -D(1), abs(D(-1)), D(1) + 1, 2 - D("0.5"), D(7) ** 2, divmod(D(7), 2), D("1.20") == D("1.2"), D(1) < 2, D("0.1") == 0.1, D(1) == 1.0, hash(D("1.0")) == hash(1)
D("a")
D(1) / 0
D(0) / 0
D(1) + 0.5
D([])
D(1) + "a"
D("NaN") < 1
D("sNaN") + 1
D(-1).sqrt()
D(-1).ln()
D(1).quantize(D("0.01")), D("1.235").quantize(D("0.01")), D("1.245").quantize(D("0.01"), ROUND_HALF_UP), D("2.5").to_integral_value(), round(D("2.675"), 2), round(D("2.5")), int(D("2.9")), float(D("0.1")), D("1.50").normalize(), D(2).sqrt(), D(1).exp(), D(10).ln(), D(100).log10(), D("1.23").as_tuple(), D("0.25").as_integer_ratio(), D("123.45").adjusted(), D("1e5").to_eng_string(), D(5).is_zero(), D("NaN").is_nan(), D("-1").is_signed(), D(1).compare(2), D(1).max(2), D("1.1").copy_negate(), D("1e3").normalize(), D(3).fma(2, 1), D("-1.5").copy_abs(), D("1.5").scaleb(2), D(12).logical_or(1) if 0 else 0
str(D("1E+3")), str(D("0.0000001")), str(D("1.000")), f"{D('1234.5'):,.2f}", f"{D('0.5'):%}", f"{D(1):>5}", f"{D('1.5'):e}", format(D("1e-7"), "f"), repr(D("-0.0"))
getcontext().prec, getcontext().rounding, Context(prec=3).divide(D(1), D(3)), Context(prec=5).create_decimal("1.23456789")
with localcontext() as c: c.prec = 4; print(D(1) / 7)
with localcontext(prec=3): print(D(2) / 3)
D(1) / 7
D("1").quantize(D("1e-50"))
getcontext().traps[Inexact], getcontext().flags[Inexact], sum([D("0.1")] * 3), max(D(1), 2), sorted([D(2), 1, D("1.5")])
from_float = D.from_float(0.5); from_float
Decimal("1.1").__class__.__name__, isinstance(D(1), Decimal), D("12").__ceil__(), D("1.5").__floor__(), D(5).__pow__(2), D(10) ** -2
''')
