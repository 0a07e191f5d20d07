"""When a jitted function is traced again, and what calls like the one before give."""
import jax
import jax.numpy as jnp


@jax.jit
def f(x):
    print("traced", x)
    return x + 1


x = jnp.float32(1.0)
print(f(x), f(x), f(2.0), f(x), f(jnp.int32(3)), f(x), f(2.0))
print(f(jnp.ones(2)), f(x), f(jnp.zeros(2)), f._cache_size())
f.clear_cache()
print(f(x), f(x), f._cache_size())
kept = f.trace(x)
f.clear_cache()
print(f(x), f(x))
jax.clear_caches()
print(f(x), f(x))

again = jax.jit(f.__wrapped__)
print(again(x), again(2.0))

with jax.enable_x64(True):
    print(f(x), f(2.0), f(x))
print(f(x), f(2.0))

print(jax.vmap(f)(jnp.arange(2.0)), jax.grad(f)(1.0), f(x))


def outer(y):
    @jax.jit
    def inner(x):
        print("inner traced")
        return x * y

    return inner(1.0) + inner(1.0) + inner(2.0)


print(jax.jit(outer)(2.0), jax.grad(outer)(3.0), outer(4.0))

with jax.debug_nans(True):
    for g in [lambda v: v - v, lambda v: v / (v - v) * 0]:
        try:
            print(jax.jit(g)(x), x + x)
        except FloatingPointError as e:
            print("FloatingPointError")

one, weak, whole = jnp.float32(1.5), jnp.asarray(2.0), jnp.int32(7)
for a in [one, weak, whole, 0.5]:
    for b in [one, weak, whole]:
        for result in [b + a, b / a, b < a]:
            print(result, result.dtype, result.weak_type, end="; ")
    print()
