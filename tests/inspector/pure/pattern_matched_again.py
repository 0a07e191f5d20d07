import jax


g = 5


@jax.jit
def f(x):
    match g:
        case 1:
            return x
        case 2:
            return x * 2
        case _:
            return x * 3


print(f(2.0))
g = 6
print(f(2.0))
