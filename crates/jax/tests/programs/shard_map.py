import os
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=8"
import jax, jax.numpy as jnp
from functools import partial
from jax import lax
from jax.sharding import AxisType, NamedSharding, PartitionSpec as P

def show(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)

line = jax.make_mesh((8,), ("x",), axis_types=(AxisType.Auto,))
grid = jax.make_mesh((4, 2), ("x", "y"), axis_types=(AxisType.Auto,) * 2)
x = jnp.arange(16.0).reshape(8, 2)
ring = [(i, (i + 1) % 8) for i in range(8)]
def over(f, ins=P("x"), outs=P("x"), mesh=line, **options):
    return jax.shard_map(f, mesh=mesh, in_specs=ins, out_specs=outs, **options)

sums = over(lambda a: lax.psum(a, "x"), P("x", "y"), P(None, "y"), grid)
print(jax.make_jaxpr(sums)(x))
print(sums(x), sums(x).sharding.spec)
mixed = over(
    lambda a, w: (a * w, lax.pmean(a.sum(), ("x", "y")), lax.axis_index("x")[None]),
    (P("x", "y"), P()), (P("x", "y"), P(), P("x")), grid,
)
print(jax.make_jaxpr(mixed)(x, 2.0))
print(mixed(x, 2.0))

shown = dict(
    gather=lambda a: lax.all_gather(a, "x", tiled=True), gather_new=lambda a: lax.all_gather(a, "x"),
    permute=lambda a: lax.ppermute(a, "x", ring), most=lambda a: a + lax.pmax(a, "x"), least=lambda a: a - lax.pmin(a, "x"),
    again=lambda a: lax.psum(lax.psum(a, "x"), "x") + a, index=lambda a: a + lax.axis_index("x"),
    tree=lambda a: lax.psum({"a": a, "b": 2 * a}, "x")["a"] + a,
    loop=lambda a: lax.fori_loop(0, 3, lambda i, c: lax.ppermute(c, "x", ring), a), jit=lambda a: jax.jit(lambda b: b * 2)(a),
    zeros=lambda a: jnp.zeros_like(a) + 1 + a, dot=lambda a: a @ jnp.ones((2, 2)), cast=lambda a: lax.pcast(lax.psum(a, "x"), "x", to="varying"),
    grad=lambda a: jax.grad(lambda b: lax.psum((b**2).sum(), "x"))(a), vmap=lambda a: jax.vmap(lambda r: r * 2)(a),
    constant=lambda a: a * lax.psum(1.0, "x"),
)
for name, f in shown.items():
    print(name, jax.make_jaxpr(over(f))(x))
    print(over(f)(x).tolist(), jax.jit(over(f))(x).tolist() == over(f)(x).tolist())
    print(over(f, check_vma=False)(x).tolist())
run = dict(
    scatter=lambda a: lax.psum_scatter(jnp.tile(a, (8, 1)), "x", tiled=True), scatter_new=lambda a: lax.psum_scatter(jnp.tile(a, (8, 1)), "x"),
    exchange=lambda a: lax.all_to_all(jnp.tile(a, (8, 1)), "x", 0, 1, tiled=True), swap=lambda a: lax.pswapaxes(jnp.tile(a, (8, 1)), "x", 0),
    branch=lambda a: lax.cond(lax.axis_index("x") == 0, lambda a: a, lambda a: a * 2, a), softmax=lambda a: jnp.round(jax.nn.softmax(a), 3),
    mean=lambda a: a * lax.pmean(jnp.ones(2), "x"), size=lambda a: (lax.axis_size("x") * lax.axis_index("x")).reshape(1),
    keys=lambda a: a + jax.random.randint(jax.random.fold_in(jax.random.key(0), lax.axis_index("x")), (2,), 0, 9),
)
for name, f in run.items():
    print(name, over(f)(x).tolist(), over(f, check_vma=False)(x).tolist())
print(jax.make_jaxpr(over(lambda a: lax.psum(a, "x") * 2, outs=P(), check_vma=False))(x))
w = jnp.ones(2)
print(jax.make_jaxpr(over(lambda a: a * w))(x))
print(jax.make_jaxpr(jax.jit(over(lambda a: a * 2)))(x))

def loss(w, a):
    return lax.pmean(jnp.mean((a @ w) ** 2), "x")
def own_loss(w, a):
    return jnp.mean((a @ w) ** 2)
both, out = (P(), P("x")), P()
print(over(jax.grad(loss), both, out)(w, x), over(jax.grad(own_loss), both, out)(w, x))
print(over(lambda w, a: lax.pmean(jax.grad(own_loss)(w, a), "x"), both, out)(w, x))
print(over(lambda w, a: lax.pmean(jax.grad(own_loss)(w, a), "x"), both, out, check_vma=False)(w, x))
print(jax.grad(lambda w: over(loss, both, out)(w, x))(w), jax.jit(jax.grad(lambda w: over(loss, both, out, check_vma=False)(w, x)))(w))
print(jax.value_and_grad(lambda x: over(lambda a: lax.ppermute(a**2, "x", ring))(x)[0, 0])(x)[1][-1])
print(jax.jvp(over(lambda a: lax.psum(a**2, "x"), outs=P()), (x,), (x,))[1])
print(jax.vmap(over(lambda a: a * lax.psum(a, "x")))(jnp.arange(16.0).reshape(2, 8)))
print(lax.scan(lambda c, a: (c + over(lambda a: lax.psum(a, "x"), outs=P())(a)[0], None), 0.0, jnp.arange(16.0).reshape(2, 8))[0])
print(jax.jit(over(lambda a: lax.psum(a, "x"), outs=P()))(x).sharding.spec, jax.eval_shape(over(lambda a: a), x))
@partial(jax.shard_map, mesh=grid, in_specs=(P("x", "y"), P("y", None)), out_specs=P("x", None))
def matmul(a, b):
    return lax.psum(a @ b, "y")
c = jnp.arange(32.0).reshape(8, 4)
print(matmul(c, c.T), jnp.allclose(matmul(c, c.T), c @ c.T), matmul.__name__)
def typed(a):
    print(a, jax.typeof(a))
    return a
jax.jit(over(typed))(x)
from jax.experimental.shard_map import shard_map
print(shard_map(lambda a: a, mesh=line, in_specs=P("x"), out_specs=P("x"), check_rep=False)(x).shape)

def f(a):
    return a
show("may differ", lambda: over(f, outs=P())(x))
show("differs along y", lambda: over(lambda a: lax.psum(a, "x"), P("x", "y"), P(), grid)(x))
show("two results", lambda: over(lambda a: (a, a), P("x", "y"), (P("x"), P(("x", "y"))), grid)(x))
show("indivisible", lambda: over(f)(x[:7]))
show("indivisible in a tree", lambda: over(lambda d: d, ({"a": P("x"), "b": P("y")},), P(), grid)({"a": x, "b": x[:5, :1]}))
show("no axis", lambda: over(f, P("z"))(x))
show("no axis out", lambda: over(f, outs=P("z"))(x))
show("long in", lambda: over(f, P(None, None, "x"))(x))
show("long out", lambda: over(lambda a: (a, lax.axis_index("x")), P("x", "y"), (P("x", "y"), P("x")), grid)(x))
show("lengths in", lambda: over(f, (P("x"), P("x")))(x))
show("lengths out", lambda: over(lambda a: (a, a), outs=(P("x"),))(x))
show("no spec", lambda: over(f, (0,))(x))
show("no function", lambda: over(3))
show("no mesh", lambda: jax.shard_map(f, in_specs=P("x"), out_specs=P("x"))(x))
show("wrong mesh", lambda: over(f, mesh=3)(x))
show("truth", lambda: over(lambda a: a if a.sum() > 0 else -a)(x))
show("cast", lambda: over(lambda a: lax.pcast(a, "x", to="varying"))(x))
