"""The stages of a compiled function: what each knows, and what it says to other arguments."""
import jax
import jax.numpy as jnp


def f(x, d, scale=1.0):
    return {"out": jnp.sin(x) @ x + d["a"] * scale}


traced = jax.jit(f).trace(jnp.ones((4, 4)), {"a": jnp.ones(4)}, scale=2.0)
lowered = traced.lower()
compiled = lowered.compile()
print(traced.fun_name, traced.out_avals)
for stage in (traced, lowered, compiled):
    print(type(stage), stage.in_tree, stage.out_tree)
    print(stage.in_avals)
    print(stage.args_info)
print(lowered.out_info)
print(isinstance(traced, jax.stages.Traced), isinstance(lowered, jax.stages.Lowered), isinstance(compiled, jax.stages.Compiled))
print(isinstance(jax.jit(f), jax.stages.Wrapped), isinstance(f, jax.stages.Wrapped))
print(compiled(jnp.ones((4, 4)), {"a": jnp.ones(4)}, scale=3.0)["out"][0])

for args, kwargs in [
    ((jnp.ones((4, 4)), {"a": jnp.ones(4)}), {}),
    ((jnp.ones((4, 4)), {"b": jnp.ones(4)}), {"scale": 1.0}),
    ((jnp.ones((4, 4)), [jnp.ones(4)]), {"scale": 1.0}),
    ((jnp.ones((4, 4)),), {"scale": 1.0}),
    ((jnp.ones((3, 4)), {"a": jnp.ones(4, int)}), {"scale": 1}),
]:
    try:
        compiled(*args, **kwargs)
    except TypeError as error:
        print(error)

static = jax.jit(lambda x, n: x * n, static_argnums=1).lower(jnp.ones(3), 4)
print(static.in_tree, static.in_avals, static.compile()(jnp.ones(3)))

x = jnp.ones((4, 8))
w = jnp.ones((8, 3))
for name, function, args in [
    ("add", lambda x: x + x, (x,)),
    ("add a number", lambda x: x + 1, (x,)),
    ("exp", jnp.exp, (x,)),
    ("sum", jnp.sum, (x,)),
    ("max", lambda x: x.max(0), (x,)),
    ("product", jnp.matmul, (x, w)),
    ("where", lambda x: jnp.where(x > 0, x, 0.0), (x,)),
    ("cube", lambda x: x**3, (x,)),
    ("astype", lambda x: x.astype(jnp.int32), (x,)),
    ("reshape", lambda x: x.reshape(-1), (x,)),
    ("layer", lambda w, x: jnp.sum(jax.nn.relu(x @ w)), (w, x)),
    ("turned", lambda x: x.T + 1, (x,)),
]:
    cost = jax.jit(function).lower(*args).cost_analysis()
    print(name, dict(sorted(cost.items())))
    compiled_cost = jax.jit(function).lower(*args).compile().cost_analysis()
    print(name, {key: compiled_cost.get(key) for key in ("flops", "transcendentals")} )
stats = jax.jit(jnp.matmul).lower(x, w).compile().memory_analysis()
print(type(stats).__name__, stats.argument_size_in_bytes, stats.output_size_in_bytes, stats.temp_size_in_bytes)
