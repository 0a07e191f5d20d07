import jax

scale = 2.0


def area(shape):
    match shape:
        case ("square", scale):
            return scale * scale
        case {"side": side, **rest}:
            return side * side + len(rest)
        case _:
            return 0.0


@jax.jit
def f(x):
    return x * scale + area(("square", 3.0)) + area({"side": 2.0, "color": 1})


print(f(1.0))
scale = 10.0
print(f(1.0))
