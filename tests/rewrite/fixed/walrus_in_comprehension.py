import jax

total = 0.0


@jax.jit
def f(xs):
    global total
    sums = [total := total + x for x in (xs, 2.0)]
    return sums[-1]


print(f(1.0))
print(f(1.0), total)
