import jax, jax.numpy as jnp


def told(fun):
    try:
        print(fun())
    except Exception as e:
        print(type(e).__name__, str(e))


# Gradients go through what loops, branches and calls write to references.
def in_loop(x):
    acc = jax.new_ref(jnp.zeros(()))

    def body(i, _):
        acc[...] += x * i

    jax.lax.fori_loop(0, 3, body, None)
    return acc[...]


def in_loop_by_place(x):
    acc = jax.new_ref(jnp.zeros(3))

    def body(i, c):
        acc[i] = x * i + c
        return c * x

    c = jax.lax.fori_loop(0, 3, body, 1.0)
    return jnp.sum(acc[...] ** 2) + c


def in_scan(x):
    acc = jax.new_ref(jnp.zeros(()))

    def body(c, i):
        acc[...] += x * i
        return c * x, acc[...]

    c, ys = jax.lax.scan(body, 1.0, jnp.arange(3.0))
    return acc[...] + c + ys.sum()


def in_branch(x):
    ref = jax.new_ref(x)
    jax.lax.cond(x > 0, lambda: ref.__setitem__(..., ref[...] * x), lambda: None)
    return ref[...]


def in_call(x):
    ref = jax.new_ref(x)

    @jax.jit
    def inner(y):
        ref[...] = ref[...] * y
        return y + 1

    z = inner(x)
    return ref[...] * z


for fun in (in_loop, in_loop_by_place, in_scan, in_branch, in_call):
    print(fun.__name__, fun(2.0), jax.grad(fun)(2.0), jax.jit(jax.grad(fun))(3.0))
    told(lambda: jax.vmap(jax.grad(fun))(jnp.arange(1.0, 3.0)))

# What may not be done with references.
ref = jax.new_ref(1.0)
print(type(ref))
told(lambda: jax.jit(lambda r: r)(ref))
told(lambda: jax.jit(lambda a: (a + 1, ref))(1.0))
told(lambda: jax.grad(lambda r: r[...])(ref))
told(lambda: jax.vmap(lambda x: ref.__setitem__(..., x))(jnp.arange(3.0)))
told(lambda: jnp.sin(ref))
