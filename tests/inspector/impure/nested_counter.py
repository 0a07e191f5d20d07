import jax


def make_counter(step=1):
    count = 0

    def bump():
        nonlocal count
        count += step  #~ closure count ; nonlocal_write count
        return count

    return bump


bump = make_counter(2)


@jax.jit
def label(x):
    return x * 10 + bump()


print(label(1.0))
print(label(1.0))  #! count
print(label(2.0))  #! count
