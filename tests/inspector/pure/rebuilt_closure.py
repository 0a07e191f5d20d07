import jax


def make(scale):
    @jax.jit
    def f(x):
        return scale * x

    return f


f = make(2.0)
print(f(1.0))
f = make(3.0)
print(f(1.0))
for s in [1.0, 2.0]:
    g = make(s)
    print(g(1.0))
