# What programs do with jaxprs, trees and derivatives, in modules that are loaded when they are first asked for.
import functools

import jax
import jax.numpy as jnp
from jax import lax
from jax.ad_checkpoint import checkpoint_name, print_saved_residuals
from jax.extend import core
from jax.flatten_util import ravel_pytree
from jax.test_util import check_grads
from jax._src.util import safe_map

# An interpreter that inverts a function, as the tutorial has it.
inverses = {lax.exp_p: jnp.log, lax.tanh_p: jnp.arctanh}


def inverse(fun):
    @functools.wraps(fun)
    def wrapped(*args):
        closed = jax.make_jaxpr(fun)(*args)
        return inverted(closed.jaxpr, closed.literals, *args)[0]

    return wrapped


def inverted(jaxpr, consts, *args):
    env = {}

    def read(var):
        return var.val if type(var) is core.Literal else env[var]

    def write(var, val):
        env[var] = val

    safe_map(write, jaxpr.outvars, args)
    safe_map(write, jaxpr.constvars, consts)
    for eqn in jaxpr.eqns[::-1]:
        values = safe_map(read, eqn.outvars)
        if eqn.primitive not in inverses:
            raise NotImplementedError(f"{eqn.primitive} does not have registered inverse.")
        safe_map(write, eqn.invars, [inverses[eqn.primitive](*values)])
    return safe_map(read, jaxpr.invars)


def f(x):
    return jnp.exp(jnp.tanh(x))


print(inverse(f)(f(1.0)))
print(jax.make_jaxpr(inverse(f))(f(1.0)))
print(jax.jit(jax.vmap(jax.grad(inverse(f))))((jnp.arange(5) + 1.0) / 5.0))

closed = jax.make_jaxpr(lambda x: jnp.where(x > 0, x.reshape(3, 1).sum(axis=1) * 2, 1.0))(jnp.ones(3))
for eqn in closed.eqns:
    if eqn.primitive.name != "jit":
        print(eqn.primitive, eqn.params, eqn.primitive.multiple_results)
print(jax.core.eval_jaxpr(closed.jaxpr, closed.consts, jnp.arange(3.0)))
print(core.jaxpr_as_fun(closed)(jnp.arange(3.0)))
print([type(v).__name__ for v in closed.eqns[0].invars], closed.jaxpr.invars[0] == closed.eqns[0].invars[0])


@jax.custom_gradient
def g(x):
    return x**2, lambda c: (c * x,)


print(g(3.0), jax.grad(g)(3.0), jax.jit(jax.grad(g))(3.0), jax.vmap(jax.grad(g))(jnp.arange(3.0)))


def scaled(x):
    function, consts = jax.closure_convert(lambda y: x * y + jnp.sin(x), 1.0)
    return function(2.0, *consts)


print(scaled(3.0), jax.grad(scaled)(3.0))
forward, backward = jax.fwd_and_bwd(lambda x, y: x * jnp.sin(y), argnums=(0, 1))
out, saved = forward(2.0, 3.0)
print(out, backward(saved, 1.0))

flat, unravel = ravel_pytree({"a": jnp.ones(2), "b": 1, "c": jnp.int32(3)})
print(flat, unravel(flat * 2))
for wrong in (jnp.ones(3), jnp.arange(4)):
    try:
        unravel(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

check_grads(lambda x, y: jnp.sin(x) @ y, (jnp.ones(3), jnp.arange(3.0)), order=2)
wrong = jax.custom_jvp(lambda x: x * x)
wrong.defjvp(lambda primals, tangents: (primals[0] ** 2, tangents[0]))
try:
    check_grads(wrong, (jnp.arange(3.0),), order=2, modes=["rev"])
except AssertionError as error:
    print(str(error).splitlines()[1:3])


def layer(w, x):
    return checkpoint_name(jnp.sin(jnp.dot(w, x)), name="layer")


def two(w1, w2, x):
    return layer(w2, layer(w1, x)).sum()


arguments = jnp.ones((5, 4)), jnp.ones((6, 5)), jnp.ones(4)
print_saved_residuals(two, *arguments)
print_saved_residuals(jax.checkpoint(two), *arguments)
print_saved_residuals(lambda params, x: jnp.dot(params["w"], x), {"w": jnp.ones(3)}, jnp.ones(3))

print(jax.tree.broadcast([1, 2], [[3, 4], 5]), jax.tree.reduce_associative(lambda a, b: f"({a}{b})", list(range(5))))
print(jax.tree_util.flatten_one_level({"a": 1, "b": [2]}), jax.tree_util.treedef_tuple([jax.tree.structure([1])]))
try:
    jax.tree.reduce_associative(lambda a, b: a, [])
except TypeError as error:
    print(error)
print(jax.dtypes.canonicalize_dtype("int64"), jax.dtypes.scalar_type_of(jnp.float32(1)), jax.dtypes.itemsize_bits("int16"))
print(jax.process_indices(), jax.ref.get(jax.new_ref(jnp.arange(3)), 1))
with jax.transfer_guard("allow"):
    print(jnp.ones(1))
