import jax, jax.numpy as jnp
from jax.ops import segment_sum, segment_prod, segment_max, segment_min
data, ids = jnp.arange(1., 7.), jnp.array([0, 0, 1, 3, 3, 1])
for f in (segment_sum, segment_prod, segment_max, segment_min):
    print(f(data, ids), f(data, ids, 3), f(data, ids, num_segments=6), f(jnp.arange(6), ids, 4))
    print(f(data.reshape(6, 1) * jnp.ones(2), ids, 4), jax.jit(f, static_argnums=2)(data, ids, 4))
print(segment_sum(data, jnp.array([-1, 0, 5, 1, 2, 9]), 3), segment_sum(data, ids, 4, indices_are_sorted=True), segment_sum(data, ids, 4, bucket_size=2))
print(jax.grad(lambda d: (segment_sum(d, ids, 4) ** 2).sum())(data), jax.grad(lambda d: segment_max(d, ids, 4)[0])(data))
print(jax.vmap(lambda d: segment_sum(d, ids, 4))(jnp.stack([data, data * 2])))
print(jax.make_jaxpr(lambda d, i: segment_sum(d, i, num_segments=3))(data, ids))
for bad in (lambda: segment_sum(data, ids, -1), lambda: jax.jit(segment_sum)(data, ids)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
