import random, math
random.seed(42); print(random.random(), random.randint(1, 10), random.randrange(0, 100, 5), random.choice("abcdef"), random.uniform(1, 2), random.getrandbits(70))
l = list(range(10)); random.shuffle(l); print(l, random.sample(range(100), 5), random.choices("ab", weights=[1, 3], k=5), random.choices([1, 2, 3], k=3), random.gauss(0, 1), random.normalvariate(1, 2), random.triangular(0, 1), random.sample(["x", "y", "z"], 3))
random.seed("hello"); print(random.random()); random.seed(3.5); print(random.random()); random.seed(b"x"); print(random.random())
r = random.Random(7); s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random(), a)
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.seed([])):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(math.pi, math.e, math.inf, math.nan, math.sqrt(2), math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.factorial(20), math.gcd(12, 18, 30), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.isqrt(17), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.degrees(math.pi), math.radians(180), math.log(8, 2), math.log2(8), math.log10(1000), math.exp(0), math.pow(2, 3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.cbrt(8), math.sumprod([1, 2], [3, 4]), math.tau, math.ulp(1.0), math.nextafter(1, 2), math.remainder(7, 3))
for e in ("sqrt(-1)", "log(0)", "factorial(-1)", "factorial(2.5)", "sqrt('a')", "exp(1000)", "comb(-1, 2)", "floor(math.inf)", "acos(2)", "gcd(1.5)"):
    try: print(eval("math." + e))
    except Exception as x: print(e, type(x).__name__, x)
class F:
    def __floor__(self): return 7
    def __float__(self): return 4.0
print(math.floor(F()), math.sqrt(F()), math.log(10**400))
import cmath; print(cmath.sqrt(-1), cmath.phase(1j), cmath.exp(0), cmath.polar(1j)[0])
