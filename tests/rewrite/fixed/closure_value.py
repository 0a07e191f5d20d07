import jax

def run():
    bias = 1.0

    @jax.jit
    def f(x):
        return x + bias

    print(f(1.0))
    bias = 7.0
    print(f(1.0))

run()
