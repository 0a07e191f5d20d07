import jax, jax.numpy as jnp
x = jnp.array([1., 2., 4., jnp.nan])
for m in ([True, True, False, True], [False, True, True, True], [True, False, True, False]):
    m = jnp.array(m)
    print(jnp.nanmean(x, where=m), jnp.nansum(x, where=m), jnp.nanvar(x, where=m), jnp.nanstd(x, where=m), jnp.var(x[:3], where=m[:3]), jnp.std(x[:3], where=m[:3]), jnp.mean(x, where=m), jnp.sum(x, where=m, initial=3.), jnp.nanmax(x, where=m, initial=-1.))
print(jnp.var(x[:3], correction=1), jnp.std(x[:3], correction=1), jnp.var(x[:3], mean=jnp.array([1.])), jnp.nanvar(x, mean=2.0))
for f in (jnp.max, jnp.min, jnp.prod):
    for m in ([True, True, False], [False, True, True]):
        print(f(x[:3], where=jnp.array(m), initial=0.5))
for i in (1., 2.): print(jnp.nansum(x, initial=i), jnp.nanprod(x, initial=i))
x = jnp.array([1., jnp.nan, 3., 7.])
print(jax.grad(jnp.nanstd)(x), jax.grad(jnp.nanvar)(x), jax.grad(jnp.nanmean)(x), jax.grad(jnp.nansum)(x))
print(jnp.nanvar(x, ddof=1), jnp.nanstd(x, ddof=3), jnp.nanvar(jnp.full(3, jnp.nan)), jnp.nanvar(jnp.arange(4)), jnp.nanvar(x, dtype=jnp.float16))
print(jax.make_jaxpr(jnp.nanvar)(x))
print(jnp.nanstd(x.reshape(2, 2), axis=0), jnp.nanvar(x.reshape(2, 2), axis=1, keepdims=True), jnp.nanvar(jnp.array([1 + 1j, 2.])))
