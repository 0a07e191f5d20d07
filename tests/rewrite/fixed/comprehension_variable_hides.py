import jax

x = 1.0


@jax.jit
def f(y):
    squares = [x * x for x in (1.0, 2.0)]
    return y + x + sum(squares)


print(f(1.0))
x = 5.0
print(f(1.0), [x for x in range(3)], x)
