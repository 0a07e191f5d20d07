import jax

total_calls = 0


@jax.jit
def f(x):
    return x + 1


def counted(x):
    global total_calls
    total_calls += 1
    return f(x)


print(counted(1.0), counted(2.0), total_calls)
