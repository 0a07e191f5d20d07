# Floats of at most 8 bits and integers of less: how they are made, printed, converted and promoted.
import jax
import jax.numpy as jnp
import numpy as np

FLOATS = """float8_e3m4 float8_e4m3 float8_e4m3b11fnuz float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz
float8_e8m0fnu""".split()
TINY = "float6_e2m3fn float6_e3m2fn float4_e2m1fn".split()
INTEGERS = "int2 int4 uint2 uint4".split()


def tried(f):
    try:
        print(f())
    except ValueError as e:
        # The dtypes are those of a set, in any order.
        start, end = str(e).index("(") + 1, str(e).index(")")
        print(type(e).__name__, sorted(str(e)[start:end].split(", ")), str(e)[end:])


for name in FLOATS:
    d = getattr(jnp, name)
    print(name, d, np.dtype(d), repr(np.dtype(d)), np.dtype(d).itemsize, np.dtype(d).kind, np.dtype(d).char)
    x = jnp.array([0.1, 1.5, -3, 7]).astype(d)
    print(x, x.dtype, repr(x))
    print(x + 1, x * 2.5, -x, x > 1)
    print(x.astype(jnp.float32), x.astype(jnp.bfloat16), jnp.array([0, 1, 5]).astype(d))
    print(jnp.array([1e9, -1e9, 1e-9, jnp.inf, jnp.nan, 0.0]).astype(d))
    tried(lambda: x + jnp.float32(1))
    print(x + jnp.int32(1), x + True, jnp.sum(x), jnp.max(x))
    print(jax.make_jaxpr(lambda x: jnp.sin(x) * 2)(jnp.ones(3, d)))
    print(jnp.sin(jnp.ones(3, d)), jax.jit(lambda x: x * x)(x))
    print(jnp.issubdtype(d, jnp.floating), jnp.issubdtype(d, jnp.integer))
    i = jnp.finfo(d)
    print(i.bits, i.eps, i.max, i.tiny, i.smallest_subnormal)
    print(jnp.ones((2, 2), d) @ jnp.ones((2, 2), d))
    print(jnp.sort(x), x[1:3], x.at[0].set(2), jnp.where(x > 0, x, 0), x.reshape(2, 2).T)
    print(jax.grad(lambda x: (x.astype(d).astype(jnp.float32) ** 2).sum())(jnp.array([1.0, 2.0])))

for name in TINY:
    d = getattr(jnp, name)
    print(name, d, repr(np.dtype(d)), jnp.array([0.25, 1.5, -3, 7]).astype(d))
    print(jax.make_jaxpr(lambda x: x)(jnp.ones(3, d)))

for name in INTEGERS:
    d = getattr(jnp, name)
    print(name, d, np.dtype(d), repr(np.dtype(d)), np.dtype(d).itemsize, np.dtype(d).char)
    x = jnp.array([0, 1, -3, 7]).astype(d)
    print(x, repr(x), x + 1, x * x, x > 1)
    print(jnp.array([0.1, 1.5, 7, 9, 20]).astype(d), x.astype(jnp.int32), x.astype(jnp.float32))
    for other in (1.5, jnp.int32(1), jnp.int8(1), jnp.float32(1), jnp.bfloat16(1)):
        tried(lambda: x * other)
    print(jnp.iinfo(d), jnp.issubdtype(d, jnp.integer), jnp.issubdtype(d, jnp.signedinteger))
    print(jax.make_jaxpr(lambda x: x * x)(jnp.ones(3, d)), jnp.array([1, 1], d) + True)

print(jnp.int4, repr(np.dtype(jnp.int1)), repr(np.dtype(jnp.uint1)))
tried(lambda: jnp.ones(2, jnp.float8_e4m3fn) + jnp.ones(2, jnp.float8_e5m2))
tried(lambda: jnp.ones(2, jnp.float8_e4m3fn) + 1j)
print(jnp.float8_e4m3fn(3), repr(jnp.float8_e5m2(3)), jnp.float8_e4m3fn == jnp.dtype("float8_e4m3fn"))
