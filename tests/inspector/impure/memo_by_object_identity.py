import jax
import jax.numpy as jnp

calls = {}


def tracked(f):
    def wrapper(x):
        calls[f.__name__] = calls.get(f.__name__, 0) + 1  #~ element calls['square'] ; container_write calls[f.__name__]
        return f(x) / calls[f.__name__]
    return wrapper


@tracked
def square(x):
    return x ** 2


@jax.jit
def model(x):
    return square(x) + square(x + 1)


print(model(2.0))
print(model(2.0), calls)  #! calls['square']
