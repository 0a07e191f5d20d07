import jax

def make():
    depth = 1

    @jax.jit
    def apply(x):
        for _ in range(depth):
            x = x * 3.0
        return x

    print(apply(1.0))
    depth = 2
    print(apply(1.0))

make()
