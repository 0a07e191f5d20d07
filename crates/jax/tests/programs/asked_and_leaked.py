"""Tracers that are asked for what they do not know, leaked tracers, and donated arrays."""
import jax, jax.numpy as jnp, numpy as np
saved = []
@jax.jit
def f(x):
    saved.append(x * 2)
    return x
f(1.0)
v = saved[0]
def t(n, g):
    try: print(n, g())
    except Exception as e: print(n, type(e).__name__, str(e).splitlines()[0])
asked = {
    "float": lambda v: float(v),
    "int": lambda v: int(v),
    "bool": lambda v: bool(v),
    "numpy": lambda v: np.asarray(v),
    "item": lambda v: v.item(),
    "tolist": lambda v: v.tolist(),
    "int index": lambda v: [1, 2, 3, 4][int(v)],
    "add": lambda v: v + 1,
    "compare": lambda v: v > 0,
    "sin": lambda v: jnp.sin(v),
    "np.sin": lambda v: np.sin(v),
    "jit": lambda v: jax.jit(lambda y: y * 1)(v),
    "repr": lambda v: (repr(v), v.shape, v.dtype),
}


def kept_by(transform, x):
    kept = []

    def g(x):
        kept.append(x)
        return x * x

    transform(g)(x)
    return kept[-1]


for name, leaked in {
    "jit": v,
    "grad": kept_by(jax.grad, 3.0),
    "vmap": kept_by(jax.vmap, jnp.arange(2.0)),
    "jvp": kept_by(lambda f: lambda x: jax.jvp(f, (x,), (1.0,)), 2.0),
}.items():
    for question, ask in asked.items():
        t(f"{name} {question}", lambda: ask(leaked))

for question in (
    lambda x: 1 if x > 0 else 2,
    lambda x: not x,
    lambda x: int(x),
    lambda x: [1, 2][x],
    lambda x: range(x),
    lambda x: float(x),
    lambda x: complex(x),
):
    for a in (jnp.ones(3), jnp.ones(()), jnp.ones((), int), jnp.ones(0), jnp.ones(1)):
        t("jit", lambda: jax.jit(question)(a))
        t("grad", lambda: jax.grad(lambda x: question(x) * 1.0)(a))


# The frames of a leak are those inside the traced function.
@jax.jit
def outer(x):
    def inner(y):
        saved.append(y * 2)
        return y

    return inner(x) + 1


def call():
    return outer(1.0)


call()
try:
    saved[-1] + 1
except jax.errors.UnexpectedTracerError as e:
    print(str(e))


# A custom rule under `grad` is given tangents that are not known yet.
@jax.custom_jvp
def f(x):
    return jnp.sin(x)


@f.defjvp
def f_jvp(primals, tangents):
    print("rule", primals[0], tangents[0])
    return f(primals[0]), 2.0 * jnp.cos(primals[0]) * tangents[0]


print(jax.grad(f)(1.0), jax.jvp(f, (1.0,), (1.0,)))
print(jax.vmap(jax.grad(f))(jnp.arange(2.0)))


def with_rules(fwd, bwd):
    f = jax.custom_vjp(lambda x, y: x * y)
    f.defvjp(fwd, bwd)
    return jax.grad(f)(1.0, 2.0)


t("count", lambda: with_rules(lambda x, y: (x * y, (x, y)), lambda r, g: (g,)))
t("list", lambda: with_rules(lambda x, y: (x * y, (x, y)), lambda r, g: [g, g]))
t("shape", lambda: with_rules(lambda x, y: (x * y, (x, y)), lambda r, g: (jnp.ones(3), g)))

# Donated arguments.
add = jax.jit(lambda x, y: x + y, donate_argnums=0)
x, y = jnp.zeros(3), jnp.ones(3)
add(x, y)
for name, use in {
    "repr": lambda: repr(x),
    "add": lambda: x + 1,
    "again": lambda: add(x, y),
    "sum": lambda: jnp.sum(x),
    "index": lambda: x[0],
    "type": lambda: (x.shape, x.dtype, x.is_deleted(), y.is_deleted()),
}.items():
    t(name, use)
total = jax.jit(lambda d: {"a": d["a"] + 1, "n": d["b"].sum()}, donate_argnames="d")
d = {"a": jnp.zeros(2), "b": jnp.ones(3)}
total(d=d)
t("used", lambda: (d["a"].is_deleted(), d["b"].is_deleted()))
t("static", lambda: jax.jit(lambda x, y: x, static_argnums=0, donate_argnums=0))
y.delete()
t("deleted", lambda: y * 2)


# How often a body is traced.
class Stepper:
    def __init__(self):
        self.n = 0

    def step(self, x):
        self.n += 1
        return x + self.n


s = Stepper()
first = jax.jit(s.step)
print(first(0), first(0), jax.jit(s.step)(0), s.n)
traced = []


def loop_body(i, s):
    traced.append(type(i).__name__)
    return s + i


for length in (10, 10, 20):
    jax.lax.fori_loop(0, length, loop_body, 0)
print(traced)
