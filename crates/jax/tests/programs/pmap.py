import io, os
from contextlib import redirect_stdout
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=8"
import jax, jax.numpy as jnp
from functools import partial
from jax import lax, pmap

def show(name, f):
    try:
        # JAX prints the place of some errors.
        with redirect_stdout(io.StringIO()):
            result = f()
        print(name, result)
    except Exception as e:
        print(name, type(e).__name__, str(e).split(" This error occurs at")[0])

print(jax.devices(), jax.device_count(), jax.local_device_count(), len(jax.local_devices()), jax.devices()[3], jax.devices()[3].id)
x = jnp.arange(8.0)
show("square", lambda: pmap(lambda v: v**2)(x))
show("fewer", lambda: pmap(lambda v: v * 2)(x[:4]))
show("pmean", lambda: pmap(lambda v: lax.pmean(v, "i"), axis_name="i")(x))
show("pmax", lambda: pmap(lambda v: lax.pmax(v, axis_name="i") - lax.pmin(v, axis_name="i"), axis_name="i")(x))
show("gather", lambda: pmap(lambda v: lax.all_gather(v, "i"), axis_name="i")(x[:3]))
show("index", lambda: pmap(lambda v: v + lax.axis_index("i"), axis_name="i")(x))
show("sum of all", lambda: pmap(lambda v: v * lax.psum(v, "i"), axis_name="i")(x))
show("size", lambda: pmap(lambda v: v * lax.axis_size("i"), axis_name="i")(x))
show("ppermute", lambda: pmap(lambda v: lax.ppermute(v, "i", [(k, (k + 1) % 8) for k in range(8)]), axis_name="i")(x))
show("one", lambda: pmap(lambda v: lax.psum(1, "i") * v, axis_name="i")(x))
show("tree", lambda: pmap(lambda d: {"s": d["a"] + d["b"].sum(), "t": (d["a"],)})({"a": x[:2], "b": jnp.ones((2, 3))}))
show("in_axes", lambda: pmap(lambda a, b: a * b, in_axes=(0, None))(x, 3.0))
show("in_axes 1", lambda: pmap(lambda a: a.sum(), in_axes=1)(jnp.arange(6.0).reshape(2, 3)))
show("out_axes", lambda: pmap(lambda a: a * 2, out_axes=1)(jnp.arange(6.0).reshape(2, 3)))
show("out_axes None", lambda: pmap(lambda a: lax.psum(a, "i"), axis_name="i", out_axes=None)(x))
show("static", lambda: pmap(lambda a, n: a**n, static_broadcasted_argnums=1)(x, 3))
show("static tuple", lambda: pmap(lambda f, a: f(a), static_broadcasted_argnums=(0,))(jnp.sin, x[:2]))
show("kwargs", lambda: pmap(lambda a, b: a + b)(x[:2], b=x[2:4]))
show("too many", lambda: pmap(lambda v: v)(jnp.arange(9)))
show("sizes", lambda: pmap(lambda a, b: a + b)(x, x[:4]))
show("scalar", lambda: pmap(lambda a: a)(3.0))
show("scalar2", lambda: pmap(lambda a, b: a)(x, 3.0))
show("len", lambda: pmap(lambda a, b: a, in_axes=(0,))(x, x))
show("none", lambda: pmap(lambda a: a, in_axes=None)(x))
show("empty", lambda: pmap(lambda: 1)())
show("neg", lambda: pmap(lambda a: a, in_axes=3)(x))
show("bad", lambda: pmap(lambda a: a, in_axes="x")(x))
show("out bad", lambda: pmap(lambda a: a, out_axes=None)(x))
show("unbound", lambda: pmap(lambda v: lax.psum(v, "j"), axis_name="i")(x))
show("not callable", lambda: pmap(3))
show("static hash", lambda: pmap(lambda a, b: a, static_broadcasted_argnums=1)(x, [1]))
show("static range", lambda: pmap(lambda a: a, static_broadcasted_argnums=3)(x))

@partial(pmap, axis_name="batch")
def update(w, xs, ys):
    g = jax.grad(lambda w: jnp.mean((xs @ w - ys) ** 2))(w)
    return w - 0.1 * lax.pmean(g, axis_name="batch")
w = jnp.stack([jnp.ones(2)] * 4)
xs = jnp.arange(24.0).reshape(4, 3, 2) / 10
show("update", lambda: update(w, xs, xs.sum(-1) * 2))
show("grad of pmap", lambda: jax.grad(lambda x: pmap(lambda v: v**3)(x).sum())(x))
show("grad of psum", lambda: jax.grad(lambda x: pmap(lambda v: lax.psum(v**2, "i") * v, axis_name="i")(x).sum())(x))
show("grad in psum", lambda: pmap(jax.grad(lambda v: lax.psum(v**2, "i")), axis_name="i")(x))
show("grad in pmean", lambda: pmap(jax.grad(lambda v: lax.pmean(v**2, "i")), axis_name="i")(x))
show("vmap of pmap", lambda: jax.vmap(pmap(lambda v: v * 2))(jnp.arange(6.0).reshape(2, 3)))
show("pmap of vmap", lambda: pmap(jax.vmap(lambda v: v * 2))(jnp.arange(6.0).reshape(2, 3)))
show("nested", lambda: pmap(lambda r: pmap(lambda v: v + lax.psum(v, "j"), axis_name="j")(r), axis_name="i")(jnp.arange(4.0).reshape(2, 2)))
show("jit of pmap", lambda: jax.jit(pmap(lambda v: v * 2))(x))
keys = jax.random.split(jax.random.key(0), 8)
show("keys", lambda: pmap(lambda k: jax.random.normal(k))(keys))
f = pmap(lambda v: v)
print(getattr(f, "__name__", None), pmap(update).__name__)
def named(v): return v
r = pmap(lambda v: v + 1)(x)
print(type(r).__name__, r.shape, r[3], r.sum(), repr(r))
show("axis_size", lambda: pmap(lambda v: v, axis_size=8)(x))
show("axis_size bad", lambda: pmap(lambda v: v, axis_size=4)(x))
show("devices", lambda: pmap(lambda v: v * 3, devices=jax.devices()[:2])(x[:2]))
show("devices bad", lambda: pmap(lambda v: v * 3, devices=jax.devices()[:2])(x[:3]))
show("donate", lambda: pmap(lambda v: v * 3, donate_argnums=0)(x + 0))
show("config", lambda: jax.config.update("jax_num_cpu_devices", 4))

count = 0
def impure(v):
    global count
    count += 1
    print("tracing", v)
    return v * count
p = pmap(impure)
print(p(x[:2]), p(x[:2]), count)
count = 5
print(p(x[:2]), p(x[:4].reshape(2, 2)), count)
