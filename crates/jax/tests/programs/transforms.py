import jax, jax.numpy as jnp
f = lambda x: jnp.sin(x) * x ** 2
print(jax.grad(f)(2.0), jax.value_and_grad(f)(2.0), jax.grad(jax.grad(f))(2.0), jax.jit(jax.grad(f))(2.0), jax.vmap(jax.grad(f))(jnp.arange(3.0)))
print(jax.jvp(f, (2.0,), (1.0,)), jax.vjp(f, 2.0)[0], jax.vjp(f, 2.0)[1](1.0), jax.linearize(f, 2.0)[1](1.0))
g = lambda x, y: (x * y).sum()
print(jax.grad(g, argnums=(0, 1))(jnp.arange(3.0), jnp.ones(3)), jax.grad(g, argnums=1)(jnp.arange(3.0), jnp.ones(3)))
print(jax.jacfwd(lambda x: x ** 2)(jnp.arange(3.0)), jax.jacrev(lambda x: x ** 2)(jnp.arange(3.0)), jax.hessian(lambda x: (x ** 3).sum())(jnp.arange(3.0)))
print(jax.vmap(lambda a, b: a + b, in_axes=(0, None))(jnp.arange(3), 1), jax.vmap(lambda a: a, out_axes=1)(jnp.ones((2, 3))).shape, jax.vmap(jnp.dot)(jnp.ones((2, 3)), jnp.ones((2, 3))))
print(jax.grad(lambda p: (p["w"] * 2 + p["b"]).sum())({"w": jnp.ones(2), "b": 1.0}), jax.grad(lambda x: (x ** 2, {"aux": x}), has_aux=True)(3.0))
print(jax.eval_shape(f, jax.ShapeDtypeStruct((2, 3), jnp.float32)), jax.make_jaxpr(f)(1.0), jax.make_jaxpr(lambda a, b: {"s": a + b}, return_shape=True)(1.0, jnp.ones(2)))
print(jax.vmap(lambda d: d["a"] * d["b"], in_axes=({"a": 0, "b": None},))({"a": jnp.arange(3), "b": 2}))
print(jax.jit(lambda x: {"y": x, "z": (x, [x + 1])})(1), jax.checkpoint(f)(2.0), jax.grad(jax.checkpoint(f))(2.0))
def error(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
error(lambda: jax.grad(f)(jnp.arange(3.0)))
error(lambda: jax.grad(f)())
error(lambda: jax.vmap(f, in_axes=(0, 0))(jnp.ones(3)))
error(lambda: jax.vmap(lambda a, b: a)(jnp.ones(3), jnp.ones(4)))
error(lambda: jax.vmap(f)(1.0))
error(lambda: jax.jit(3))
error(lambda: jax.jvp(f, 1.0, 1.0))
error(lambda: jax.jvp(f, (1.0,), (1,)))
error(lambda: jax.vjp(f, 2.0)[1](jnp.ones(2)))
error(lambda: jax.grad(lambda x: "a")(1.0))
error(lambda: jax.jit(f)(None))
