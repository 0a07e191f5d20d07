import numpy as np
import jax
import jax.numpy as jnp
x = jnp.arange(3.0)
print(np.asarray(x), np.array(x).dtype, np.sqrt(x), type(np.sqrt(x)).__name__, np.sum(x), np.stack([x, x]))
print(type(np.ones(3) + x).__name__, np.ones(3) + x, type(x * np.float32(2)).__name__, np.float32(2) * x, x + np.arange(3))
print(x.dtype == np.float32, np.dtype(x.dtype), isinstance(x.dtype, np.dtype), np.float32 == x.dtype, jnp.float32 == np.float32, np.zeros(2, jnp.int32).dtype)
print(jnp.asarray(np.array([1, 2])), jnp.array([np.float32(1), 2]), jnp.sum(np.ones(3)), np.allclose(x, [0, 1, 2]), np.array_equal(x, x))
a = np.array(x)
a[0] = 9
print(a, x)
table = np.array([1.0, 2.0], np.float32)
y = jnp.asarray(table)
table[0] = 100
print(y)
b = np.asarray(x)
try:
    b[0] = 1
except ValueError as e:
    print(e)
def f(x):
    return np.asarray(x) + 1
try:
    jax.jit(f)(x)
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])
try:
    jax.jit(lambda x: np.sin(x))(x)
except Exception as e:
    print(type(e).__name__)
def g(x):
    buf = np.zeros(3)
    buf[0] = x[0]
    return buf
try:
    jax.jit(g)(x)
except Exception as e:
    print(type(e).__name__)
print(jax.jit(lambda x: x * np.array([1.0, 2.0, 3.0], np.float32))(x), jax.jit(lambda x: x + np.float32(1))(x))
print(float(jnp.float32(2)) + np.float64(1), np.float64(1) + jnp.float32(2), np.arange(4)[jnp.array([0, 2])], np.arange(4)[jnp.int32(1)])
np.testing.assert_allclose(x, np.arange(3), rtol=1e-6)
print(np.issubdtype(x.dtype, np.floating), jnp.issubdtype(x.dtype, np.integer), np.shape(x), np.ndim(x), np.size(x))
for v in np.array(x):
    print(v, end=' ')
print([float(v) for v in x], np.concatenate([x, x]), np.max(x), np.linalg.norm(x), np.dot(x, x), np.exp(x).dtype, np.mean(x))
