import jax

key = jax.random.key(0)
draw = jax.jit(lambda key: jax.random.normal(key))
for _ in range(2):
    key, sub = jax.random.split(key)
    print(draw(sub))
