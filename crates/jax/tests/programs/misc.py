import jax, jax.numpy as jnp, numpy as np
print(jax.__version__, jax.devices(), jax.device_count(), jax.local_device_count(), jax.default_backend(), jax.process_index())
print(jnp.float32, jnp.dtype("float32"), jnp.issubdtype(jnp.float32, jnp.floating), jnp.result_type(1, jnp.float32), jnp.promote_types("int32", "float32"), jnp.iinfo(jnp.int32).max, jnp.finfo(jnp.float32).eps)
print(jax.typeof(jnp.ones((2, 3))), jax.typeof(1), jax.ShapeDtypeStruct((2,), jnp.int32), jax.device_put(1.0), type(jax.device_get(jnp.ones(2))).__name__)
x = jnp.arange(3)
print(np.asarray(x), np.array(x).dtype, np.sum(x), isinstance(x, jnp.ndarray), jnp.isscalar(1), jnp.iterable([1]))
print(jnp.promote_types(jnp.int8, jnp.uint8), (jnp.int8(1) + jnp.uint8(1)).dtype, (jnp.float16(1) + 1.0).dtype, (jnp.ones(1, jnp.bfloat16) + 1).dtype, (jnp.array(1) + 1.0).dtype, (True + jnp.array(1)).dtype, (jnp.uint8(200) + 100))
with jax.named_scope("s"):
    print(jax.jit(lambda x: x, inline=True)(1))
print(jnp.vectorize(lambda a, b: a + b)(jnp.arange(3), 1), jnp.apply_along_axis(jnp.sum, 0, jnp.ones((2, 3))))
with jax.disable_jit():
    print(jax.jit(lambda x: x if x > 0 else -x)(-1))
r = jax.new_ref(jnp.zeros(3))
r[0] = 1.0
r[...] += 1
print(r[...], r)
def g(x): return x + 1
j = jax.jit(g)
print(j.__name__, j.__wrapped__ is g, j._cache_size(), j(1), j._cache_size(), j(1.0), j._cache_size())
j.clear_cache()
print(j._cache_size())
jax.config.update("jax_enable_x64", True)
print(jnp.array(1.0).dtype, jnp.arange(3).dtype, jnp.float64(1) / 3)
