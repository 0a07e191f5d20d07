import jax, jax.numpy as jnp

_cache = {}
def memo(fn):
    def wrapped(n):
        if n not in _cache:
            _cache[n] = fn(n)  #~ container_write _cache[n] ; leaked_tracer _cache[n]
        return _cache[n]
    return wrapped

@memo
def binomial_row(n):
    row = jnp.ones(1)
    for _ in range(n):
        row = jnp.concatenate([row, jnp.zeros(1)]) + jnp.concatenate([jnp.zeros(1), row])
    return row

@jax.jit
def weights(x):
    return x * binomial_row(3)

@jax.jit
def total(x):
    return jnp.sum(x + binomial_row(3))

print(weights(jnp.ones(4)))
try:
    print(total(jnp.ones(4)))
except jax.errors.UnexpectedTracerError:
    print("leaked")
