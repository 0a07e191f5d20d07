# Options of functions that change what they give.
import jax
import jax.numpy as jnp

a = jnp.array([1.0, jnp.nan])
for x, y in [(a, a), (a, jnp.array([1.0, 2.0])), (jnp.arange(3), jnp.arange(3)), (a, a[:1]), (jnp.arange(2), a)]:
    print([bool(jnp.array_equal(x, y, equal_nan=on)) for on in (False, True)])
print(jax.make_jaxpr(lambda x, y: jnp.array_equal(x, y, equal_nan=True))(jnp.arange(3), a[jnp.array([0, 0, 1])]))

x, xp, fp = jnp.array([0.0, 1.5, 2.5, 9.0]), jnp.array([1.0, 2.0, 3.0]), jnp.array([10.0, 20.0, 25.0])
e = "extrapolate"
for options in [{}, {"left": -1.0}, {"right": 7}, {"left": -1, "right": jnp.float32(2.5)}, {"left": e}, {"left": e, "right": e}, {"period": 2.0}, {"period": -2}, {"period": 2, "left": 0}]:
    # JAX takes one option for another that was given before.
    jax.clear_caches()
    print(jnp.interp(x, xp, fp, **options))
for options in [{"left": "no"}, {"right": "x"}]:
    try:
        jnp.interp(x, xp, fp, **options)
    except ValueError as error:
        print(error)
jax.clear_caches()
print(jax.grad(lambda left: jnp.interp(x, xp, fp, left=left).sum())(3.0), jax.jit(lambda p: jnp.interp(x, xp, fp, period=p))(2.0))

init, key = jax.nn.initializers, jax.random.key(0)
for dtype in (jnp.float16, jnp.bfloat16, jnp.int32):
    for name in ("glorot_normal", "he_uniform", "lecun_normal"):
        try:
            w = getattr(init, name)(dtype=dtype)(key, (2, 2))
            print(name, w.dtype, jnp.round(w.astype(jnp.float32), 1))
        except ValueError as error:
            print(name, error)
    for name in ("normal", "uniform", "truncated_normal"):
        try:
            w = getattr(init, name)(0.5, dtype=dtype)(key, (2,))
            print(name, w.dtype, jnp.round(w.astype(jnp.float32), 1))
        except ValueError as error:
            print(name, error)
    w = init.constant(7, dtype=dtype)(key, (2,))
    print(w.dtype, w, init.constant(7)(key, (2,), dtype), init.constant(jnp.array([1, 2]), dtype)(key, (2,)))
print(init.glorot_normal()(key, (2, 2), jnp.float16).dtype, init.he_normal(dtype=jnp.float16)(key, (2, 2), jnp.float32).dtype)
for axes in [{}, {"in_axis": 0}, {"in_axis": (0, 1), "out_axis": 2}, {"in_axis": 1, "out_axis": 2, "batch_axis": 0}, {"in_axis": -1, "out_axis": -2}]:
    print(init.glorot_uniform(**axes)(key, (2, 3, 4)).ravel()[:3])
print(jax.make_jaxpr(lambda key: init.constant(7)(key, (2, 2)))(key), jax.make_jaxpr(lambda key: init.constant(7, dtype=jnp.int32)(key, (2, 2)))(key))
