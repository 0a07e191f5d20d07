import jax

def make():
    n = 0

    @jax.jit
    def step(x):
        nonlocal n
        n += 1  #~ closure n = 0 ; nonlocal_write n
        return x + n

    return step

step = make()
print(step(0))
print(step(0))  #! n 0 -> 1
