import jax

def make():
    n = 0

    @jax.jit
    def step(x):
        nonlocal n
        n += 1
        return x + n

    for _ in range(3):
        print(step(0))

make()
