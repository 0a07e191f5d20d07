import os
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=8"
import jax, jax.numpy as jnp
from jax import lax
from jax.sharding import AxisType, NamedSharding, PartitionSpec as P

def show(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__module__, type(e).__name__, e)

mesh = jax.make_mesh((4, 2), ("x", "y"))
x = jnp.arange(16.0).reshape(8, 2)
z = jax.device_put(x, NamedSharding(mesh, P("x", "y")))
w = jax.device_put(jnp.ones((2, 8)), NamedSharding(mesh, P("y", None)))
v = jax.device_put(jnp.ones(8), NamedSharding(mesh, P("x")))
print(mesh, jax.typeof(z), repr(jax.typeof(z)), jax.typeof(w), jax.typeof(x), z.aval, z.sharding)
print(jax.make_jaxpr(lambda a: jnp.sin(a) * 2 + a.sum(0))(z))
types = dict(
    scaled=lambda: z * 2, plain=lambda: z + x, replicated=lambda: z + jax.device_put(x, NamedSharding(mesh, P())), sum=lambda: z.sum(1),
    all=lambda: z.sum(), T=lambda: z.T, dot=lambda: w.T @ z.T, flat=lambda: z.reshape(16), broadcast=lambda: v[:, None] * jnp.ones((8, 2)),
    vmap=lambda: jax.vmap(lambda a: a * 2)(z), new=lambda: z[None],
    jit=lambda: jax.jit(jnp.cos)(z), where=lambda: jnp.where(z > 1, z, 0), cast=lambda: z.astype(jnp.int32),
    scan=lambda: lax.fori_loop(0, 2, lambda i, a: a + 1, z), argmax=lambda: z.argmax(0),
)
for name, f in types.items():
    show(name, lambda: (jax.typeof(f()), f().sharding.spec))
show("dot of split", lambda: z @ w)
show("indivisible", lambda: jax.device_put(x, NamedSharding(mesh, P("y", "x"))))
show("no mesh", lambda: jax.reshard(z, P("y", "x")))
def traced(a):
    print(a, jax.typeof(a), jax.typeof(a * 2), jax.typeof(a.sum(0)))
    return a * 2
print(jax.jit(traced)(z).sharding.spec, jax.jit(traced)(x).sharding)
print(jax.jit(traced)(z).sharding.spec)
with jax.set_mesh(mesh):
    show("indivisible reshard", lambda: jax.reshard(z, P("y", "x")))
    print(jax.typeof(jax.reshard(z, P("y"))), jax.typeof(jax.reshard(z, P())), jax.typeof(jnp.arange(8)))
    print(jax.make_jaxpr(lambda a: jax.reshard(a, P("x")))(x))
    print(jax.sharding.get_abstract_mesh(), repr(jax.sharding.get_mesh()))
    sums = jax.shard_map(lambda a: lax.psum(a, "x"), out_specs=P(None, "y"))
    print(jax.make_jaxpr(sums)(z))
    print(sums(z), jax.typeof(sums(z)))
    show("constraint", lambda: lax.with_sharding_constraint(z, P("y", "x")))
    print(jax.typeof(lax.with_sharding_constraint(z, P("x", "y"))), jax.typeof(jax.grad(lambda a: (a**2).sum())(z)))
print(jax.sharding.get_abstract_mesh(), repr(jax.sharding.get_mesh()))
jax.set_mesh(mesh)
print(jax.device_put(x, P("x")).sharding, repr(jax.sharding.get_abstract_mesh()))
show("constraint of what is whole", lambda: jax.make_jaxpr(lambda a: lax.with_sharding_constraint(a, P("x")))(x))
show("wrong in_specs", lambda: jax.shard_map(lambda a: a, mesh=mesh, in_specs=P("x", "y"), out_specs=P("x", "y"))(x))
