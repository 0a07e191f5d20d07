import jax


def running_mean():
    total = 0.0
    n = 0

    @jax.jit
    def add(x):
        nonlocal total, n
        total = total + x
        n = n + 1
        return total / n

    return add


add = running_mean()
for value in [2.0, 4.0, 9.0]:
    print(add(value))
