import jax

offset = 0.0


@jax.jit
def f(xs):
    return [x + offset for x in xs]


print([float(y) for y in f([1.0, 2.0])])
offset = 10.0
print([float(y) for y in f([1.0, 2.0])], [offset for offset in "ab"])
