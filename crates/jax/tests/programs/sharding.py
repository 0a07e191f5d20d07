import os
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=8"
import io
from contextlib import redirect_stdout
import jax, jax.numpy as jnp, numpy as np
from jax import lax
from jax.sharding import AxisType, Mesh, NamedSharding, PartitionSpec as P, SingleDeviceSharding

def show(name, f):
    try:
        # JAX prints the place of some errors.
        with redirect_stdout(io.StringIO()):
            result = f()
        print(name, result)
    except Exception as e:
        print(name, type(e).__name__, str(e).split(" This error occurs at")[0])

print(jax.P is P, P("x", None), P(("x", "y"), None), P(), P(("x",)), P(["x", "y"]), P("x") == ("x",), P("x") + P("y"), len(P("x", "y")))
print(isinstance(P(), tuple), jax.tree.leaves({"a": P("x")}), list(P("x", "y")), P("x", "y")[1], P("x") == P("x", None), hash(P("x")) == hash(P("x")))

mesh = jax.make_mesh((4, 2), ("x", "y"), axis_types=(AxisType.Auto,) * 2)
line = Mesh(np.array(jax.devices()), ("x",))
print(mesh, repr(mesh), mesh.shape, mesh.axis_names, mesh.axis_types, mesh.size, mesh.empty, mesh.shape_tuple, mesh.axis_sizes)
print(mesh.devices.shape, mesh.devices[1, 1], mesh.device_ids.tolist(), repr(mesh.abstract_mesh), line, repr(line))
print(mesh == Mesh(np.array(jax.devices()).reshape(4, 2), ("x", "y")), mesh == line)
print(jax.make_mesh((2,), ("a",)), jax.sharding.get_mesh(), jax.sharding.get_abstract_mesh())
show("too many", lambda: jax.make_mesh((16,), ("x",)))
show("no axis", lambda: NamedSharding(mesh, P("q")))
show("twice", lambda: NamedSharding(mesh, P("x", "x")))

x = jnp.arange(64.0).reshape(8, 8)
def lying(*spec, on=mesh):
    return jax.device_put(x, NamedSharding(on, P(*spec)))
a, b = lying("x", "y"), lying("y", None)
print(repr(x.sharding), x.committed, x.devices(), x.is_fully_replicated, x.device)
print(a.sharding, a.committed, a.devices() == set(jax.devices()), a.is_fully_replicated, a.is_fully_addressable)
print(jax.typeof(a), repr(a.aval), a.shape, a[3, 3], a.sum(), repr(a[:1]))
print(a.sharding == NamedSharding(mesh, P("x", "y")), a.sharding.is_equivalent_to(NamedSharding(mesh, P("x", "y", None)), 2), a.sharding.is_fully_replicated)
print(a.sharding.shard_shape(a.shape), a.sharding.spec, a.sharding.mesh, a.sharding.num_devices, a.sharding.memory_kind)
print({str(k): v for k, v in a.sharding.devices_indices_map(a.shape).items()})
print(a.addressable_shards[0], len(a.addressable_shards), a.addressable_data(3))
for shard in lying("x").addressable_shards[:3]:
    print(shard.device, shard.index, shard.replica_id, shard.data.shape)
print(x.addressable_shards[0].index, x.addressable_shards[0].device)
print(SingleDeviceSharding(jax.devices()[1]), jax.device_put(x, jax.devices()[2]).sharding, jax.device_put(x, jax.devices()[2]).devices())
print((x + jax.device_put(x, jax.devices()[2])).devices(), jax.device_put(a, jax.devices()[0]).sharding)
tree = jax.device_put({"a": x, "b": x[0]}, {"a": NamedSharding(mesh, P("x", "y")), "b": NamedSharding(mesh, P("x"))})
print(tree["b"].sharding.spec, jax.device_put((x, 1.0), NamedSharding(mesh, P()))[1].sharding)
show("indivisible", lambda: jax.device_put(x[:7], NamedSharding(line, P("x"))))
show("scalar", lambda: jax.device_put(jnp.float32(1), NamedSharding(line, P("x"))))
show("no mesh", lambda: jax.device_put(x, P("x")))
show("constraint without mesh", lambda: lax.with_sharding_constraint(x, P("x")))

def spec(y):
    return y.sharding.spec if isinstance(y.sharding, NamedSharding) else y.sharding
ways = dict(
    sin=jnp.sin(a), plain=a + x, scaled=a * 2, T=a.T, sum=a.sum(), sum0=a.sum(0), sum1=a.sum(1), dot=a @ b, dot2=a @ a, dot3=a @ x,
    dot4=a @ a.T, flat=a.reshape(64), split=a.reshape(8, 2, 4), row=a[0], column=a[:, 1], part=a[:4], joined=jnp.concatenate([a, a]),
    cumsum=jnp.cumsum(a, 0), sort=jnp.sort(a, 1), new=a[None], where=jnp.where(a > 1, a, 0), stack=jnp.stack([a, a]),
    keep=a.max(1, keepdims=True), argmax=a.argmax(1), jit=jax.jit(lambda a: a * 2)(a), jit_sum=jax.jit(jnp.sum)(a),
    jit_dot=jax.jit(lambda a, b: a @ b)(a, b), vmap=jax.vmap(lambda r: r * 2)(a), grad=jax.grad(lambda a: (a**2).sum())(a),
    zeros=jnp.zeros_like(a), expand=jnp.expand_dims(a, 1), cast=a.astype(jnp.int32), rev=a[::-1], softmax=jax.nn.softmax(a),
    einsum=jnp.einsum("ij,kj->ik", a, b),
)
for name, y in ways.items():
    print(name, spec(y), y.committed)

put = NamedSharding(mesh, P("x"))
print(lax.with_sharding_constraint(x, put).sharding.spec, jax.jit(lambda a: lax.with_sharding_constraint(a * 2, put))(x).sharding.spec)
print(jax.make_jaxpr(lambda a: lax.with_sharding_constraint(a, put))(x))
print(jax.make_jaxpr(lambda a: jax.device_put(a, put))(x))
f = jax.jit(lambda a, b: a @ b, in_shardings=(put, NamedSharding(mesh, P())), out_shardings=NamedSharding(mesh, P("y")))
print(f(x, x).sharding.spec, f(x, x)[1, 1])
print(jax.jit(lambda: jnp.arange(8), out_shardings=put)().sharding.spec)
show("other sharding", lambda: jax.jit(lambda a: a, in_shardings=put)(b))
show("jit in", lambda: jax.jit(lambda a: a, in_shardings=put)(x[:3]))
show("jit out", lambda: jax.jit(lambda a: a, out_shardings=put)(x[:3]))
show("jit without mesh", lambda: jax.jit(lambda a: a, out_shardings=P("x"))(x))

with jax.set_mesh(mesh):
    print(jax.sharding.get_mesh(), jax.sharding.get_abstract_mesh())
    print(jax.device_put(x, P("x")).sharding.spec, lax.with_sharding_constraint(a, P("y")).sharding.spec)
    print(jax.make_jaxpr(lambda a: lax.with_sharding_constraint(a, P("x")))(x))
print(jax.sharding.get_mesh())
whole = np.arange(16.0).reshape(8, 2)
made = jax.make_array_from_callback((8, 2), NamedSharding(line, P("x")), lambda index: whole[index])
print(made.sharding.spec, made.sum(), made.addressable_shards[1].data)
jax.debug.inspect_array_sharding(a, callback=print)

@jax.jit
def train(w, x):
    return w - 0.1 * jax.grad(lambda w: jnp.mean((x @ w) ** 2))(w)
w = jax.device_put(jnp.ones(8), NamedSharding(mesh, P()))
for _ in range(2):
    w = train(w, lying("x") / 64)
print(jnp.round(w, 5), w.sharding.spec)
