import jax

rate = 0.5
error = 1.0


def parse(text):
    try:
        return float(text)
    except ValueError as error:
        return len(str(error)) * 0.0


@jax.jit
def f(x):
    return x * rate + error + parse("no number")


print(f(1.0))
rate, error = 2.0, 3.0
print(f(1.0))
