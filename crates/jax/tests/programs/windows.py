# lax.gather, lax.scatter and its like, and lax.reduce_window: values, jaxprs, derivatives, batches.
import jax
import jax.numpy as jnp
from jax import lax

x = jnp.arange(12.0).reshape(3, 4)
numbers = lax.GatherDimensionNumbers(offset_dims=(1,), collapsed_slice_dims=(0,), start_index_map=(0,))
at = jnp.array([[2], [0], [7]])
rows = lambda x, **kw: lax.gather(x, at, numbers, (1, 4), **kw)
print(rows(x, mode="clip"))
print(rows(x, mode="fill", fill_value=-1))
print(rows(x, mode=lax.GatherScatterMode.CLIP).dtype, jax.make_jaxpr(lambda x: rows(x, mode="clip"))(x))
print(jax.grad(lambda x: (rows(x, mode="fill", fill_value=0) ** 2).sum())(x))
print(jax.vmap(lambda x: rows(x, mode="clip"))(jnp.stack([x, x + 1])).shape)
try:
    lax.gather(x, at, numbers, (5, 4))
except Exception as e:
    print(type(e).__name__)

scattering = lax.ScatterDimensionNumbers(update_window_dims=(), inserted_window_dims=(0,), scatter_dims_to_operand_dims=(0,))
y, at, updates = jnp.arange(5.0), jnp.array([[1], [3], [1]]), jnp.array([2.0, 5.0, -1.0])
for f in (lax.scatter, lax.scatter_add, lax.scatter_sub, lax.scatter_mul, lax.scatter_min, lax.scatter_max):
    print(f.__name__, f(y, at, updates, scattering))
print(jax.make_jaxpr(lambda y: lax.scatter_add(y, at, updates, scattering))(y))
print(jax.grad(lambda y, u: (lax.scatter_add(y, at, u, scattering) ** 2).sum(), (0, 1))(y, updates))
print(lax.scatter_apply(y, at, lambda v: -v, scattering, update_shape=(3,)))
print(lax.scatter_add(y, jnp.array([[9]]), jnp.array([1.0]), scattering, mode="clip"))

v = jnp.array([1.0, 4, 2, 4, 4, 0, 3])
print(lax.reduce_window(v, 0.0, lax.add, (3,), (2,), "SAME"))
print(lax.reduce_window(v, -jnp.inf, lax.max, (3,), (2,), "VALID"))
print(lax.reduce_window(v, jnp.inf, lax.min, (3,), (1,), ((1, 1),)))
print(lax.reduce_window(v, 1.0, lax.mul, (2,), (2,), "SAME"))
print(lax.reduce_window(x, 0.0, lax.add, (2, 2), (1, 2), "VALID", window_dilation=(1, 2)))
print(lax.reduce_window(v, 0.0, lax.add, (2,), (1,), "VALID", base_dilation=(2,)))
print(lax.reduce_window(jnp.arange(6), 0, lax.max, (2,), (1,), "VALID"))
print(jax.make_jaxpr(lambda x: lax.reduce_window(x, 0.0, lax.add, (3, 2), (2, 1), "SAME"))(jnp.ones((7, 3))))
print(jax.make_jaxpr(lambda x: lax.reduce_window(x, -jnp.inf, lax.max, (2,), (2,), "VALID"))(v))
pooled = lambda v: (lax.reduce_window(v, -jnp.inf, lax.max, (3,), (2,), "SAME") ** 2).sum()
print(jax.grad(pooled)(v), jax.jit(jax.grad(pooled))(v))
print(jax.make_jaxpr(jax.grad(lambda v: lax.reduce_window(v, -jnp.inf, lax.max, (2,), (2,), "VALID").sum()))(v))
print(jax.grad(lambda v: (lax.reduce_window(v, 0.0, lax.add, (3,), (2,), "SAME") ** 2).sum())(v))
print(jax.vmap(lambda v: lax.reduce_window(v, 0.0, lax.add, (2,), (1,), "VALID"))(x))
print(jax.vmap(jax.grad(pooled))(jnp.stack([v, v[::-1]])))

print(lax.mulhi(jnp.array([2**30, -5]), jnp.array([2**30, 7])), lax.mulhi(jnp.uint32(4000000000), jnp.uint32(3)))
print(lax.polynomial(jnp.array([1.0, 2.0]), [1.0, 2.0, 3.0]))
print(lax.approx_max_k(jnp.array([1.0, 5.0, 3.0]), 2), lax.approx_min_k(jnp.array([1.0, 5.0, 3.0]), 2))
print(lax.ragged_dot(x, jnp.arange(16.0).reshape(2, 4, 2), jnp.array([1, 2])))
root = lambda x: lax.custom_root(lambda y: y**2 - x, 1.0, lambda f, y: jnp.sqrt(x), lambda g, y: y / g(1.0))
print(root(2.0), jax.grad(root)(4.0), jax.vmap(root)(jnp.array([1.0, 4.0])))
patches = lax.conv_general_dilated_local(jnp.arange(8.0).reshape(1, 1, 8), jnp.ones((1, 2, 7)), (1,), "VALID", (2,))
print(patches)
print(list(lax.FftType), lax.RaggedDotDimensionNumbers((((1,), (1,)), ((), ())), (0,), (0,)))
