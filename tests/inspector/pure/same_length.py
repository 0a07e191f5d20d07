import jax

layers = ["a", "b"]


@jax.jit
def f(x):
    if not layers:
        return x
    return x * len(layers)


print(f(1.0))
layers[0] = "c"
print(f(1.0))
