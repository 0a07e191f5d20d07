import jax
import jax.numpy as jnp
from functools import partial
from jax import lax


@jax.custom_vjp
def clipped(x, limit):
    return x


clipped.defvjp(lambda x, limit: (x, limit), lambda limit, g: (jnp.clip(g, -limit, limit), None))


@jax.custom_jvp
def soft(x):
    return jnp.log1p(jnp.exp(x))


@soft.defjvp
def soft_jvp(primals, tangents):
    (x,), (t,) = primals, tangents
    return soft(x), t * jax.nn.sigmoid(x)


print(jax.grad(lambda x: clipped(x * 9, 1.0) * 5)(1.0), jax.grad(soft)(100.0), jax.vmap(jax.grad(soft))(jnp.arange(3.0)))
print(jax.jvp(jnp.sin, (1.0,), (1.0,)), jax.vjp(jnp.cos, 1.0)[1](1.0), jax.jacfwd(jnp.tanh)(jnp.ones(2)), jax.jacrev(jnp.sqrt)(jnp.ones(2)))
print(jax.linearize(jnp.exp, 1.0)[1](1.0), jax.checkpoint(jnp.sin)(1.0), jax.grad(jax.checkpoint(lambda x: jnp.sin(x) ** 2))(1.0))
print(jax.make_jaxpr(jax.grad(soft))(1.0))
print(jax.make_jaxpr(lambda x: lax.cond(x > 0, jnp.sin, jnp.cos, x))(1.0))
print(jax.make_jaxpr(lambda x: lax.scan(lambda c, y: (c + y, c * y), x, jnp.ones(3)))(1.0))
# %%
def body(carry, x):
    n, total = carry
    return (n + 1, total + x * lax.stop_gradient(total)), {"mean": total / (n + 1)}


print(jax.jit(lambda xs: lax.scan(body, (0, 0.0), xs))(jnp.arange(3.0)), jax.grad(lambda x: lax.fori_loop(0, 3, lambda i, v: v * x, 1.0))(2.0))
print(lax.switch(1, [jnp.sin, jnp.cos], 1.0), lax.map(lambda x: x ** 2, jnp.arange(3)), jnp.vectorize(lambda a, b: a + b)(jnp.ones(2), 1.0))
print(lax.dynamic_slice(jnp.arange(5), (1,), (2,)), lax.dynamic_update_slice(jnp.zeros(3), jnp.ones(1), (1,)), lax.associative_scan(jnp.add, jnp.arange(4)), lax.top_k(jnp.arange(4.0), 2))
print(jax.vmap(lambda a, b: a @ b, in_axes=(0, None))(jnp.ones((2, 3)), jnp.ones(3)), jax.vmap(jax.vmap(lambda x: x + 1), out_axes=1)(jnp.ones((2, 3))))
# %%
try:
    jax.jit(lambda x: lax.cond(x > 0, lambda v: v, lambda v: jnp.ones(3), x))(1.0)
except TypeError as error:
    print(error)
try:
    jnp.ones(2) @ jnp.ones(3)
except TypeError as error:
    print(error)
try:
    lax.scan(lambda c, x: (c + 1.5, x), 0, jnp.arange(3))
except TypeError as error:
    print(error)
jax.grad(lambda x: x * 2)(jnp.arange(3.0))
# %%
@partial(jax.tree_util.register_dataclass, data_fields=["w"], meta_fields=["name"])
class Layer:
    def __init__(self, w, name):
        self.w, self.name = w, name


@jax.tree_util.register_pytree_node_class
class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def tree_flatten(self):
        return (self.a, self.b), None

    @classmethod
    def tree_unflatten(cls, aux, children):
        return cls(*children)


tree = {"layers": [Layer(jnp.ones(2), "first")], "pair": Pair(1.0, (2.0, None))}
leaves, structure = jax.tree.flatten(tree)
print(leaves, structure, jax.tree.structure([1, (2, 3)]), jax.tree.leaves(jax.tree.map(lambda x: x * 2, tree)), jax.tree.reduce(lambda a, b: a + b, [1, 2]))
print(jax.tree_util.tree_flatten_with_path(tree)[0], jax.tree.map(jnp.shape, {"a": leaves[0]}), jax.jit(lambda t: t["pair"].a + 1)(tree), jax.tree.all({"a": True}))
# %%
jax.debug.print("x = {x}", x=jnp.ones(2))
jax.jit(lambda x: jax.debug.print("{} {y}", x, y=x + 1))(1.0)
jax.jit(lambda x: jax.debug.callback(print, x))(2.0)
print(jax.pure_callback(lambda x: x + 1, jax.ShapeDtypeStruct((), jnp.float32), jnp.float32(1.0)), jax.eval_shape(jnp.sin, jnp.ones(3)), jax.typeof(jnp.ones(3)))
ref = jax.new_ref(jnp.zeros(2))
jax.jit(lambda r: r.__setitem__(0, r[1] + 1))(ref)
ref[...] += 1
print(ref, ref[...], jax.jit(lambda x: x * 2).lower(1.0).compile()(2.0), jax.devices(), jax.device_count(), jnp.ones(2).device, jax.device_put(1.0), jax.device_get(jnp.ones(2)))
# %%
print(jax.nn.log_softmax(jnp.arange(3.0)), jax.nn.gelu(1.0), jax.nn.silu(1.0), jax.nn.sigmoid(1.0), jax.nn.tanh(1.0), jax.nn.initializers.glorot_normal()(jax.random.key(0), (2, 2)))
print(lax.conv_general_dilated(jnp.ones((1, 1, 4, 4)), jnp.ones((1, 1, 2, 2)), (1, 1), "SAME").shape, lax.reduce_window(jnp.ones((1, 4)), -jnp.inf, lax.max, (1, 2), (1, 2), "VALID"))
print(jax.scipy.special.logsumexp(jnp.arange(3.0)), jax.scipy.stats.norm.logpdf(0.5), jax.numpy.linalg.inv(jnp.eye(2)), jnp.linalg.solve(jnp.eye(2), jnp.ones(2)), jnp.linalg.norm(jnp.ones(3)))
