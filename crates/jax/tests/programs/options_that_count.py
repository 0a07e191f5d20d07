"""Arguments that most calls leave out do what they say: parts of an array, axes, weights, dtypes, ways of drawing."""

import jax
import jax.numpy as jnp
from jax import lax, nn, random

x = jnp.arange(6.0).reshape(2, 3)
v = jnp.array([3.0, 1.0, 2.0])
some = jnp.array([[True, False, True], [False, True, True]])
key = random.key(0)


def tried(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


line = jnp.linspace(-2, 2, 5)
print(nn.softmax(line, where=line > 0), nn.softmax(line, where=line > 9))
print(nn.log_softmax(line, where=line > 0), nn.log_softmax(line, -1, line > 9))
print(jax.make_jaxpr(lambda x: nn.softmax(x, where=x > 0))(line))
print(jax.make_jaxpr(lambda x: nn.log_softmax(x, where=x > 0))(line))
print(jax.grad(lambda x: nn.softmax(x, where=x > 0)[3])(line), jax.grad(lambda x: nn.log_softmax(x, where=x > 0)[3])(line))
print(nn.standardize(x, mean=1.0, variance=2.0), nn.standardize(x, where=some))
print(nn.logsumexp(x, axis=1, where=some), nn.logsumexp(x, b=-x, return_sign=True))
print(jax.scipy.special.logsumexp(x, axis=0, return_sign=True))
print(jnp.logspace(jnp.zeros(2), jnp.ones(2), 3, axis=1))
print(jnp.take_along_axis(x, jnp.array([[5], [0]]), 1, mode="clip"))
print(jnp.take_along_axis(x, jnp.array([[5], [0]]), 1, mode="fill", fill_value=-1.0))
print(jnp.cross(x.T, jnp.ones((3, 2)), axis=0), jnp.cross(x.T, jnp.ones((3, 2)), axisa=0, axisb=0, axisc=0))
print(jnp.linalg.cross(x.T, jnp.ones((3, 2)), axis=0), jnp.vecdot(x, x, axis=0))
print(jnp.cov(x.T, rowvar=False), jnp.cov(x, bias=True), jnp.cov(x, fweights=jnp.array([1, 2, 3])))
print(jnp.cov(x, aweights=jnp.array([1.0, 2, 3])).round(4), jnp.corrcoef(x.T, rowvar=False))
print(jnp.histogram(v, bins=3, weights=v), lax.top_k(x, 1, axis=0))
print(jnp.vstack([v, v], dtype=jnp.int32), jnp.hstack([v, v], dtype=jnp.int32), jnp.stack([v, v], dtype=jnp.int32))
print(jnp.array_str(v * 1e-9, suppress_small=True), jnp.can_cast("float64", "float32", "same_kind"))
print(lax.reshape(x, (3, 2), dimensions=(1, 0)), lax.dot(x, x, dimension_numbers=(((1,), (1,)), ((), ()))))
narrow = jnp.ones(2, jnp.bfloat16)
for product in (jnp.dot, jnp.vdot, jnp.inner, jnp.convolve, lax.dot):
    print(product(narrow, narrow, preferred_element_type=jnp.float32).dtype, end=" ")
print(jnp.einsum("i,i", narrow, narrow, preferred_element_type=jnp.float32).dtype)

print(random.permutation(key, x, axis=1, independent=True), random.permutation(key, x, independent=True))
print(random.categorical(key, jnp.log(jnp.array([0.1, 0.2, 0.3, 0.4])), shape=(3,), replace=False))
print(random.gumbel(key, (2,), mode="high"), random.categorical(key, jnp.zeros(3), mode="high"))
print(random.multivariate_normal(key, jnp.zeros(2), jnp.diag(jnp.array([2.0, 1.0])), method="eigh"))
for dtype in ("int8", "int16", "uint8", "uint16", "uint32"):
    print(dtype, random.randint(key, (4,), 0, 100, dtype), random.randint(key, (3,), 0, 300, dtype))

print(jnp.add.reduce(x, where=some), jnp.add.reduce(x, initial=5.0), jnp.add.accumulate(x, dtype=jnp.int32))
print(jnp.add.nin, jnp.add.nout, jnp.add.identity, jnp.maximum.identity, jnp.bitwise_or.reduce(jnp.arange(4)))
print(jnp.add.at(v, jnp.array([0, 0]), 5.0, inplace=False), jnp.add.reduceat(v, jnp.array([0, 2])))
print(tried(lambda: jnp.add.other))

print(jax.make_jaxpr(lambda: lax.fori_loop(0, 3, lambda i, c: c + i, 0, unroll=True))())
print(lax.map(lambda row: (print("inside", row.shape), row.sum())[1], jnp.ones((5, 3)), batch_size=2))
for call in (
    *(lambda f=f: f(x, out=x) for f in (jnp.sum, jnp.cumsum, jnp.nanmax, jnp.median, jnp.round, jnp.stack)),
    lambda: jnp.outer(v, v, out=x),
    lambda: jnp.sort(v, order="a"),
    lambda: jnp.argsort(v, kind="stable"),
    lambda: jnp.copy(x, order="F"),
    lambda: jnp.percentile(v, 50, overwrite_input=True),
    lambda: jax.local_devices(process_index=3),
    lambda: jax.vmap(lambda x: lax.psum(x, "i", axis_index_groups=[[0, 1]]), axis_name="i")(v[:2]),
):
    print(tried(call))
for dtype in (jnp.float8_e4m3fn, jnp.float8_e5m2, jnp.float8_e3m4, jnp.bfloat16):
    print(random.uniform(key, (3,), dtype))
