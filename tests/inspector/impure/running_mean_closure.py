import jax


def running_mean():
    total = 0.0
    n = 0

    @jax.jit
    def add(x):
        nonlocal total, n
        total = total + x  #~ closure total = 0.0 ; nonlocal_write total ; leaked_tracer total
        n = n + 1  #~ closure n = 0 ; nonlocal_write n
        return total / n

    return add


add = running_mean()
for value in [2.0, 4.0, 9.0]:
    print(add(value))  #! total
