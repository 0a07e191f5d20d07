"""Errors for wrong arguments, in JAX's words."""
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])


a, b = jnp.ones((2, 3)), jnp.ones((4, 5))
t(lambda: a.reshape(-1, 4))
t(lambda: jnp.stack([a, b]))
t(lambda: jnp.swapaxes(a, 0, 3))
t(lambda: jnp.einsum("ij,jk->ik", a, b))
t(lambda: a.at[0].set(jnp.ones(4)))
t(lambda: jnp.linalg.inv(a))
t(lambda: a + "x")
t(lambda: a + [1, 2, 3])
t(lambda: [1, 2, 3] * a)
t(lambda: a == (1, 2))
t(lambda: a == {})
t(lambda: a < [1])
t(lambda: a.foo)
t(lambda: jnp.add(a))
t(lambda: jax.grad(lambda x: x)("a"))
t(lambda: jax.vmap(lambda x: x)("a"))
t(lambda: jax.jit(lambda n: jnp.linspace(0, 1, n))(5))
t(lambda: jax.jit(lambda n: jnp.zeros(n))(5))
t(lambda: jax.jit(lambda n: jnp.ones(3).reshape(n))(5))
t(lambda: jax.jit(lambda n: jnp.tile(jnp.ones(2), n))(5))
t(lambda: jax.jit(lambda x, i: lax.slice(x, (i,), (3,)))(jnp.arange(4), 2))
t(lambda: jax.jit(lambda x: jnp.where(x))(jnp.arange(3)))
t(lambda: lax.scan(lambda c, x: (c, x), 0, [1, 2]))
t(lambda: lax.scan(lambda c, x: (c, x, x), 0.0, jnp.ones(3)))
t(lambda: lax.fori_loop(0.0, 3, lambda i, s: s, 0))
t(lambda: lax.cond("a", lambda x: x, lambda x: -x, 3))
t(lambda: lax.cond([True], lambda x: x, lambda x: -x, 3))
t(lambda: lax.while_loop(lambda s: 1, lambda s: s, 0))
t(lambda: jax.vmap(lambda x: lax.psum(x, "j"), axis_name="i")(jnp.arange(3)))
t(lambda: jax.random.key("a"))
t(lambda: jax.random.key(0, impl="nope"))
t(lambda: jax.random.split(jax.random.split(jax.random.key(0))))
t(lambda: jax.random.key(0) * 2)
t(lambda: float(jax.random.key(0)))
t(lambda: np.asarray(jax.random.key(0)))
t(lambda: type(jax.random.key(0)).__name__)
t(lambda: f"{jnp.arange(3):.2f}")


def structures(f, *args):
    try:
        print(f(*args))
    except TypeError as e:
        print(str(e).split("\n\n")[1])


structures(lax.scan, lambda c, x: ({"b": c["a"]}, x), {"a": 0.0}, jnp.ones(3))
structures(lax.scan, lambda c, x: ({"b": c["a"], "a": 1.0}, x), {"a": 0.0}, jnp.ones(3))
structures(lax.scan, lambda c, x: (None, x), 0.0, jnp.ones(3))


# Callbacks: XLA wraps what goes wrong while a program runs.
def fails(*args):
    raise ValueError("no")


one = jax.ShapeDtypeStruct((), jnp.float32)
t(lambda: jax.pure_callback(fails, one, 1.0))
t(lambda: jax.pure_callback(lambda x: np.ones(3, np.float32), one, 1.0))
t(lambda: jax.pure_callback(lambda x: np.int32(1), one, 1.0))
t(lambda: jax.pure_callback(lambda x: (x, x), one, 1.0))
t(lambda: jax.debug.callback(fails, 1.0))
t(lambda: jax.debug.print("{} {}", 1))
t(lambda: jax.debug.print("{}", 1, 2))
t(lambda: jax.debug.print("{x}", x=1, y=2))
t(lambda: jax.debug.print("plain", 1, 2))
t(lambda: jax.vmap(lambda x: jax.pure_callback(np.sin, one, x))(jnp.ones(2)))

# NumPy leaves some functions to the argument's own methods.
print(repr(np.sum(a)), repr(np.max(a, axis=0)), type(np.mean(a)).__name__)
t(lambda: jax.jit(lambda x: np.sum(x) + np.mean(x, axis=0).max())(a))
t(lambda: jax.jit(lambda x: np.dot(x, x))(jnp.ones(3)))

# Numbers that pass through a transformation stay numbers.
print(jax.jvp(lambda x: (x, 3.0), (1.0,), (2.0,)))
print(jax.vjp(lambda x: (x, x * 2, 3.0), 1.0)[0])
print(jax.value_and_grad(lambda x: (x * x, [x, 1, "s"]), has_aux=True)(3.0))
print(jax.linearize(lambda x: x, 2)[0])

# The modes that look for trouble.
with jax.debug_nans(True):
    t(lambda: jnp.log(-1.0))
    t(lambda: jax.jit(lambda x: x / x)(jnp.zeros(())))
print(jnp.log(-1.0))


@jax.jit
def with_compile_time_value(x):
    with jax.ensure_compile_time_eval():
        n = int(jnp.arange(4).sum())
    return x * n


print(with_compile_time_value(2.0))


@jax.jit
def outer(x):
    @jax.jit
    def inner(y):
        print("inner traced")
        return y + x

    return inner(1.0) + inner(2.0)


print(outer(10.0))
print(jax.make_jaxpr(outer)(1.0))
