import jax

def make_accumulator(start):
    total = start

    @jax.jit
    def add(x):
        nonlocal total
        total = total + x
        return total

    return add

add = make_accumulator(10.0)
for i in range(3):
    print(add(i * 1.0))
