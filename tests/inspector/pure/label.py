import jax

calls = 0


def named(label):
    def decorate(f):
        def inner(*args):
            if not isinstance(label, str):
                raise TypeError("a label is a text")
            return f(*args)

        inner.__name__ = label
        return inner

    return decorate


@jax.jit
@named("double")
def f(x):
    return 2 * x


print(f(1.0))
calls += 1
print(f(2.0), calls)
