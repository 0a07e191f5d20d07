# declined: assert
import jax

calls = 0


@jax.jit
def f(x):
    global calls
    calls += 1
    assert calls < 3, "too often"
    return x + calls


for _ in range(3):
    try:
        print(f(1.0))
    except AssertionError as error:
        print(error)
